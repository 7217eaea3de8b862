import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { notInTheList } from '../../../functions/privacy/stored-fields.ts';
import { eventually } from '../../support/eventually.ts';
import { client } from '../support/client.ts';
import { runHost, type RunningHost } from '../support/host.ts';
import { marks, playMarkedDay } from './support/marked-day.ts';
import { visitDuringFault } from './support/marked-fault.ts';
import { encodings, markSearch, textPlace, type Place } from './support/marks.ts';
import { noTraffic } from './support/recording.ts';
import { bytesOfItem, openStored } from './support/stored.ts';

const every = [...Object.values(marks.shown), ...Object.values(marks.sentOnly)];
const search = markSearch(every);
const twoDaysSeconds = 172_800;

let host: RunningHost;
let folder: string;
let stored: Awaited<ReturnType<typeof openStored>>;
let offlinePack: string;
let told: readonly Place[];
let duringFault: readonly number[];
const traffic = noTraffic();
const sandbox = async (what: string) => JSON.stringify((await client(host.url).get(`/sandbox/${what}`)).body);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  host = await runHost({ GATEHOUSE_DATA: folder, GATEHOUSE_LOGS: '1' });
  stored = await openStored(host.url);
  const day = await playMarkedDay(host.url, traffic);
  ({ offlinePack } = day);
  duringFault = await visitDuringFault(host, traffic);
  const events = () => sandbox('events');
  await eventually(events, (all) => all.includes(day.last) && all.includes('visit.cancelled'));
  const during = await events();
  // The end of the day, no-shows and check-outs, and the other scheduled work.
  await client(host.url).post('/sandbox/time', { passSeconds: twoDaysSeconds });
  await eventually(events, (all) => all.includes('visit.no_show'));
  told = [textPlace('events of the day', during), textPlace('events', await events())];
}, 240_000);
afterAll(async () => {
  expect(await host.stop()).toBe(0);
});

const filesOf = (at: string): readonly Place[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(at, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ name: path.relative(at, file), bytes: readFileSync(file) }));
const itemsOfTables = async (): Promise<readonly Place[]> =>
  (await stored.items()).map(({ table, item }) => ({
    name: `${table} ${item['pk']?.S ?? ''} ${item['sk']?.S ?? ''}`,
    bytes: bytesOfItem(item),
  }));

describe('the search for marks', () => {
  it('finds each mark in what was sent, and each that the API shows in its answers', () => {
    const inSent = search([textPlace('sent', traffic.sent.join('\n'))]).join('\n');
    // The key of a repeated request is sent in a header.
    const { idempotencyKey, ...sent } = { ...marks.shown, ...marks.sentOnly };
    for (const mark of Object.values(sent)) expect(inSent).toContain(`${mark} as `);
    const inAnswers = search([textPlace('answers', traffic.answered.join('\n'))]);
    for (const mark of Object.values(marks.shown)) expect(inAnswers).toContain(`${mark} as clear in answers`);
    for (const mark of Object.values(marks.sentOnly))
      expect(inAnswers).not.toContain(`${mark} as clear in answers`);
    expect(idempotencyKey).toBe(marks.sentOnly.idempotencyKey);
  });

  it.each(Object.keys(encodings))('finds a mark as %s, wherever it begins', (encoding) => {
    const mark = encoding === 'Big5' ? marks.shown.chineseName : marks.shown.hostName;
    for (const before of ['', 'a', 'ab', 'abc']) {
      const bytes = written(encoding, `${before}${mark}, and more`);
      expect(search([{ name: 'it', bytes }])).toContain(`${mark} as ${encoding} in it`);
    }
  });

  it('writes the Chinese marks in Big5', () => {
    for (const mark of [marks.shown.chineseName, marks.shown.scannedChinese])
      expect(iconv.decode(iconv.encode(mark, 'big5'), 'big5')).toBe(mark);
  });
});

/** The text in an encoding, by other means than the search uses. */
function written(encoding: string, text: string): Buffer {
  const each = (one: (character: string) => string) => Buffer.from(Array.from(text, one).join(''));
  switch (encoding) {
    case 'base64':
      return Buffer.from(btoa(text));
    case 'base64 twice':
      return Buffer.from(btoa(btoa(text)));
    case 'hex':
      return each((character) => character.charCodeAt(0).toString(16));
    case 'percent-encoded':
      return each((character) => `%${character.charCodeAt(0).toString(16)}`);
    case 'JSON escapes':
      return each((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    case 'UTF-16LE':
      return Buffer.from(Uint16Array.from(Array.from(text, (character) => character.charCodeAt(0))).buffer);
    case 'UTF-16BE':
      return Buffer.concat(Array.from(text, (character) => Buffer.from([0, character.charCodeAt(0)])));
    case 'Big5':
      return iconv.encode(text, 'cp950');
    default:
      return Buffer.from(text);
  }
}

describe('personal data of a whole day', () => {
  it('is in no log line, no metric, and no work that was given up', async () => {
    const lines = host.printed();
    expect(lines).toContain('"_aws"');
    expect(lines).toContain('request_answered');
    expect(duringFault).toEqual([503, 503, 503, 503]);
    expect(lines).toContain('request_failed');
    const places = [
      textPlace('log lines', lines),
      textPlace('metrics', await sandbox('metrics')),
      textPlace('queues', await sandbox('queues')),
    ];
    expect(search(places)).toEqual([]);
  });

  it('is in no event', () => {
    expect(told.map(({ bytes }) => bytes.length > 1_000)).toEqual([true, true]);
    expect(search(told)).toEqual([]);
  });

  it('is in no address and in no header of an answer', () => {
    const places = [
      textPlace('addresses', traffic.urls.join('\n')),
      textPlace('headers', traffic.answerHeaders.join('\n')),
    ];
    expect(search(places)).toEqual([]);
  });

  it('is readable in no offline pack', () => {
    const { buckets } = JSON.parse(offlinePack) as { buckets: { entries: unknown[] }[] };
    expect(buckets.flatMap(({ entries }) => entries).length).toBeGreaterThan(3);
    expect(search([textPlace('offline pack', offlinePack)])).toEqual([]);
  });

  it('is readable in no item of a table, no key and no index', async () => {
    const items = await itemsOfTables();
    expect(items.filter(({ name }) => name.endsWith(' VISIT')).length).toBeGreaterThan(10);
    // The audit trail knows of all of it, and names nobody.
    expect(items.filter(({ name }) => name.includes('#AUDIT#')).length).toBeGreaterThan(20);
    expect(items.filter(({ name }) => name.includes('#READS#')).length).toBeGreaterThan(5);
    expect(search(items)).toEqual([]);
  });

  it('lies only in items and attributes that the register of processing lists', async () => {
    const unlisted = (await stored.items()).flatMap(({ table, item }) =>
      notInTheList(table, item, { pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' }),
    );
    expect([...new Set(unlisted)]).toEqual([]);
  });

  it('is readable in no file of the data folder', () => {
    const files = filesOf(folder);
    expect(files.some(({ bytes }) => bytes.includes('harbour-court'))).toBe(true);
    expect(search(files)).toEqual([]);
  });

  it('would be found in the table and in the data folder if it were written in clear', async () => {
    const mark = 'Controlmarkus';
    const leaks = markSearch([mark]);
    expect(leaks([...(await itemsOfTables()), ...filesOf(folder)])).toEqual([]);
    const Item = { pk: { S: 'F#control' }, sk: { S: 'VISIT' }, visitor: { M: { name: { S: mark } } } };
    await stored.client.send(new PutItemCommand({ TableName: stored.deployment.visitsTable, Item }));
    expect(leaks(await itemsOfTables())).toHaveLength(1);
    await eventually(
      () => leaks(filesOf(folder)),
      (found) => found.length > 0,
    );
  });
});
