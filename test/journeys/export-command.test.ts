import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { serve } from '../unit/tools/support/serve.ts';
import { eventually } from '../support/eventually.ts';
import { clientFor, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const purpose = 'Monthly report to the owners';
let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  out = path.join(folder, 'out.csv');
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `visits` with only the given access. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const none = { GATEHOUSE_TOKEN: '', GATEHOUSE_CLIENT_ID: '', GATEHOUSE_CLIENT_SECRET: '' };
  const settings = { cwd: projectFolder, env: { ...process.env, NODE_OPTIONS: '', ...none, ...env } };
  let ended: (ran: Ran) => void = () => undefined;
  const ran = new Promise<Ran>((resolve) => {
    ended = resolve;
  });
  const child = execFile(
    process.execPath,
    ['tools/visits/visits.ts', ...args],
    settings,
    (_, printed, err) => {
      ended({ code: child.exitCode, out: printed, err });
    },
  );
  return { ran, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
const visits = (...sent: Parameters<typeof start>): Promise<Ran> => start(...sent).ran;

const asked = (api: string, fromDay: string, toDay: string, site = 'harbour-court') =>
  ['export', '--api', `${api}/v1`, '--site', site, '--from', fromDay, '--to', toDay] as const;
const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(file, 'utf8'), { bom: true, columns: true });

describe('visits export', () => {
  let host: RunningHost;
  let manager: Client;
  beforeAll(async () => {
    host = await runHost();
    manager = await clientFor(host.url, 'manager');
  }, 120_000);

  const dayIn = (days: number) =>
    new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
  const book = async (day: string, count: number, changed: object = {}) => {
    for (let first = 0; first < count; first += 40) {
      const rows = Array.from({ length: Math.min(40, count - first) }, (_, index) => ({
        rowId: String(first + index),
        visitor: { englishName: `GUEST ${day.slice(-2)}`, idPrefix: 'A123' },
        host: { unit: String(first + index) },
        expectedFrom: `${day}T09:00:00+08:00`,
        expectedUntil: `${day}T12:00:00+08:00`,
        ...changed,
      }));
      const body = { importId: crypto.randomUUID(), rows };
      const { body: answer } = await manager.post('/v1/sites/harbour-court/visits/import', body);
      const items = answer['items'] as { result: string }[];
      expect(items.every(({ result }) => result === 'created')).toBe(true);
    }
  };
  const run = (fromDay: string, toDay: string, ...more: string[]) =>
    visits([
      ...asked(host.url, fromDay, toDay),
      '--member',
      'manager',
      '--purpose',
      purpose,
      '--out',
      out,
      ...more,
    ]);

  it('writes all visits of the days into a file that only its owner can read', async () => {
    await book(dayIn(2), 230);
    await book(dayIn(3), 1);
    await book(dayIn(9), 105);
    await book(dayIn(11), 1);
    const ran = await run(dayIn(2), dayIn(10));
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^The API at http:\/\/localhost:\d+\/v1, site harbour-court\.\n$/);
    expect(ran.out).toMatch(/^336 visits are in \S+out\.csv; recorded as export [\w-]{22}\.\n/);
    const rows = rowsOf(out);
    expect(rows).toHaveLength(336);
    expect(new Set(rows.map((row) => row['reference'])).size).toBe(336);
    const days = rows.map((row) => String(row['expectedFrom']).slice(0, 10));
    expect(days).toEqual([...days].sort());
    expect(new Set(days)).toEqual(new Set([dayIn(2), dayIn(3), dayIn(9)]));
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['out.csv']);
    const { body } = await manager.get('/v1/sites/harbour-court/exports?limit=1');
    expect((body['items'] as object[])[0]).toMatchObject({
      fromDay: dayIn(2),
      toDay: dayIn(10),
      purpose,
      createdBy: 'manager',
      pagesRead: 4,
    });
  }, 60_000);

  it('writes no cell that a spreadsheet runs, and an import reads the original text', async () => {
    const day = dayIn(20);
    const formula = {
      purpose: '=HYPERLINK("https://invalid")',
      visitor: { englishName: '+CHAN "Tai", Man' },
    };
    await book(day, 1, formula);
    expect((await run(day, day)).code).toBe(0);
    const [row] = rowsOf(out);
    expect(row).toMatchObject({ purpose: `'${formula.purpose}`, englishName: `'+CHAN "Tai", Man` });
    const there = ['--api', `${host.url}/v1`, '--member', 'rival-manager', '--site', 'rival-tower'];
    const imported = await visits(['import', out, ...there]);
    expect(imported.out).toContain('1 made, 0 there already, 0 failed');
    const rival = await clientFor(host.url, 'rival-manager');
    const { body } = await rival.get(`/v1/sites/rival-tower/visits?day=${day}`);
    expect((body['items'] as object[])[0]).toMatchObject({ ...formula, state: 'expected' });
    expect((await visits(['import', out, ...there])).out).toContain('0 made, 1 there already');

    expect((await run(day, day, '--raw', '--force')).code).toBe(0);
    expect(rowsOf(out)[0]).toMatchObject({ purpose: formula.purpose });
  }, 60_000);

  it('writes only the first line for days without visits', async () => {
    expect(await run('2020-01-01', '2020-01-31')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 visits are in .+\n$/),
    });
    expect(readFileSync(out, 'utf8')).toMatch(/^\u{feff}reference,englishName,[\w,]+,purgeAt\r\n$/u);
  }, 30_000);

  it('overwrites a file only if told to, and otherwise makes no request', async () => {
    writeFileSync(out, 'mine');
    const before = await manager.get('/v1/sites/harbour-court/exports?limit=100');
    const refused = await run(dayIn(2), dayIn(2));
    expect([refused.code, refused.err]).toEqual([2, `${out} exists already. --force replaces it.\n`]);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await manager.get('/v1/sites/harbour-court/exports?limit=100')).body).toEqual(before.body);
    expect((await run(dayIn(2), dayIn(2), '--force')).code).toBe(0);
    expect(rowsOf(out)).toHaveLength(230);
  }, 60_000);

  it.each([
    ['a guard', 'guard', 'harbour-court', /403 forbidden/],
    ['an integration', 'integration', 'harbour-court', /403 forbidden/],
    ['another firm', 'rival-manager', 'harbour-court', /404 site_not_found/],
    ['a manager at no site', 'manager', 'nowhere', /404 site_not_found/],
  ])('is refused to %s, and leaves no file', async (_, member, site, why) => {
    const day = dayIn(2);
    const args = [...asked(host.url, day, day, site), '--member', member, '--purpose', purpose];
    const ran = await visits([...args, '--out', out]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(why);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['no purpose', ['--from', '2026-11-01', '--to', '2026-11-02'], '--purpose is missing'],
    ['a purpose without words', ['--purpose', '?'], '--purpose must have a letter'],
    ['an invalid day', ['--from', '2026-02-30', '--purpose', 'x'], '--from must be a day that exists'],
    ['days in the wrong order', ['--to', '2026-10-01', '--purpose', 'x'], '--to must not be before --from'],
    ['32 days', ['--to', '2026-12-02', '--purpose', 'x'], '--to must be one of the 31 days from --from on'],
    ['an unknown option', ['--format', 'csv', '--purpose', 'x'], "Unknown option '--format'"],
    [
      'a folder that does not exist',
      ['--purpose', 'x', '--out', '/nowhere/x.csv'],
      'cannot be written: ENOENT',
    ],
  ])('rejects %s, and makes no request', async (_, changed, why) => {
    const args = ['--from', '2026-11-01', '--to', '2026-11-02', '--out', out, ...changed];
    const access = ['--api', 'http://127.0.0.1:9/v1', '--member', 'manager', '--site', 'harbour-court'];
    const ran = await visits(['export', ...access, ...args]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(why);
    expect(readdirSync(folder)).toEqual([]);
  });
});

const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const contentType = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(JSON.stringify(body));
};

describe('visits export, when the API fails for a while', () => {
  const busy = { code: 'too_many_requests', title: 'Too many requests; try again later.' };
  const visit = (visitId: string) => ({
    visitId,
    state: 'expected',
    origin: 'pre_registered',
    visitor: { englishName: 'SECRETNAME' },
    day: '2026-11-01',
    expectedFrom: '2026-11-01T01:00:00Z',
    expectedUntil: '2026-11-01T02:00:00Z',
    createdAt: '2026-11-01T01:00:00Z',
    purgeAt: '2026-12-01T01:00:00Z',
  });
  const record = { exportId: 'b3BhcXVlLWV4cG9ydC1pZA', fromDay: '2026-11-01', toDay: '2026-11-02' };
  /** An API whose first page succeeds; `second` decides the answer to each request for the second page. */
  const api = (second: (response: ServerResponse, tries: number) => void, keys: string[] = []) => {
    let tries = 0;
    let posts = 0;
    return serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://api');
      if (request.method === 'POST') {
        keys.push(String(request.headers['idempotency-key']));
        posts += 1;
        if (posts === 1) answer(response, 503, { code: 'store_unavailable', title: 'Not now.' });
        else answer(response, 201, record);
      } else if (!url.pathname.endsWith('/visits')) answer(response, 200, { timeZone: 'Asia/Hong_Kong' });
      else if (url.searchParams.get('cursor') === null)
        answer(response, 200, { items: [visit('one')], nextCursor: 'more' });
      else second(response, (tries += 1));
    });
  };
  const token = { GATEHOUSE_TOKEN: 'token' };
  const args = (url: string, ...more: string[]) =>
    [...asked(url, '2026-11-01', '2026-11-02'), '--purpose', purpose, '--out', out, ...more] as const;

  it('waits as long as the API says, and asks for one record with one key', async () => {
    const keys: string[] = [];
    const began = Date.now();
    const url = await api((response, tries) => {
      if (tries === 1) answer(response, 429, busy, { 'retry-after': '2' });
      else answer(response, 200, { items: [visit('two')] });
    }, keys);
    expect(await visits(args(url), token)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2 visits are in/),
    });
    expect(Date.now() - began).toBeGreaterThan(2000);
    expect(rowsOf(out).map((row) => row['reference'])).toEqual(['one', 'two']);
    expect(keys).toHaveLength(2);
    expect([...new Set(keys)]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
  }, 30_000);

  it('leaves no partial file when a page is refused, and keeps the previous file', async () => {
    writeFileSync(out, 'before');
    const expired = { code: 'export_expired', title: 'The export has expired.', requestId: 'r-1' };
    const url = await api((response) => {
      answer(response, 410, expired);
    });
    const ran = await visits(args(url, '--force'), token);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('410 export_expired: The export has expired. (request r-1)');
    expect([readdirSync(folder), readFileSync(out, 'utf8')]).toEqual([['out.csv'], 'before']);
  }, 30_000);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves no partial file after %s, also while it waits, and prints nothing about a visitor',
    async (signal) => {
      let tell: () => void = () => undefined;
      const reached = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const url = await api((response) => {
        answer(response, 429, busy, { 'retry-after': '100' });
        tell();
      });
      const { ran, kill } = start(args(url), token);
      await reached;
      await eventually(
        () => readdirSync(folder),
        (files) => files.length > 0,
      );
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.part$/)]);
      kill(signal);
      const { code, out: printed, err } = await ran;
      expect(code).toBe(130);
      expect(err).toContain('Stopped; no file was written.');
      expect(printed + err).not.toContain('SECRETNAME');
      expect(readdirSync(folder)).toEqual([]);
    },
    30_000,
  );
});
