import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { asScanner, enrolled } from '../../support/as-scanner.ts';
import { openDeployed } from '../../support/deployed.ts';
import { passageDevice, type PassageDevice } from '../../support/passages.ts';
import { printedBy } from '../../support/printed.ts';

const world = openDeployed();
let device: PassageDevice;
let office: Handler;
let scanner: Handler;
let startedAt: number;
beforeAll(async () => {
  startedAt = world.issuer.bundle.fetchedAt;
  device = await passageDevice({ firmId: 'demo' as FirmId, siteId: 'court' as SiteId });
  await enrolled(world.database, device.scanner);
  office = (await import('../../../functions/passages/passages.handler.ts')).handler;
  scanner = asScanner(office, device.scanner);
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const codeOf = (name: string) => world.issuer.sign({ name_en: name, id_prefix: 'A123' });
const row = (claims: object) => device.row({ recordedAt: startedAt, did: 'walk_in', ...claims });
const send = (passages: unknown, sent: Sent = {}) =>
  callRoute(scanner, 'recordPassages', { body: { passages }, ...sent });
const list = (sent: Sent = {}) => callRoute(office, 'listPassages', { role: 'manager', ...sent });
const resolve = (scanId: string, sent: Sent = {}) =>
  callRoute(office, 'resolvePassage', {
    role: 'manager',
    path: { scanId },
    body: { note: 'Seen on the camera.' },
    ...sent,
  });
const problem = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];
const newScanId = (): string => crypto.randomUUID();

describe('passages through the API', () => {
  it('are recorded by a real code as of then, and by hand; the answer is in the order of the rows', async () => {
    const [one, two] = [newScanId(), newScanId()];
    const told = { method: 'other_document', visitor: { chineseName: '陳大文' }, host: { unit: '3C' } };
    const { status, body } = await send([
      await row({ scanId: one, code: ` ${await codeOf('CHAN Tai Man')}\n` }),
      'no passage',
      await row({ scanId: two, byHand: told, recordedAt: startedAt - 60 }),
    ]);
    expect([status, body]).toEqual([
      200,
      {
        results: [
          { scanId: one, result: 'recorded', visitId: expect.stringMatching(/^[\w-]{22}$/) as unknown },
          { result: 'refused', code: 'malformed' },
          { scanId: two, result: 'recorded', visitId: expect.stringMatching(/^[\w-]{22}$/) as unknown },
        ],
      },
    ]);
  });

  it('are judged by the code’s own time, not by the time at which they are sent', async () => {
    const early = await row({ code: await codeOf('LEE Ka Yan'), recordedAt: startedAt - 100 });
    const { body } = await send([early]);
    expect(body['results']).toMatchObject([{ attention: 'code_rejected' }]);
    expect((await list()).body['items']).toContainEqual(expect.objectContaining({ ref: 'T02' }));
  });

  it.each([
    ['too_old', -86_500],
    ['in_the_future', 600],
  ])('of a time that cannot be are on record as %s, once, and change nothing', async (attention, seconds) => {
    const scanId = newScanId();
    const text = await row({ scanId, code: await codeOf('MA Wing'), recordedAt: systemClock() + seconds });
    const results = [{ scanId, result: 'needs_attention', attention }];
    expect((await send([text, text])).body['results']).toEqual([...results, ...results]);
    expect((await send([text])).body['results']).toEqual(results);
  });

  it('count what they did once, and print no name and no code', async () => {
    const rows = [
      await row({ code: await codeOf('NG Siu Ming'), recordedAt: startedAt - 5, hostAgreed: true }),
      await row({ code: await codeOf('NG Siu Ming'), direction: 'out', did: 'checked_out' }),
      await row({ code: await codeOf('NG Siu Ming'), direction: 'out', did: 'checked_out' }),
      'x',
    ];
    const counted = async () => {
      const printed = await printedBy(async () => {
        await send(rows);
      });
      expect(printed.join('')).not.toMatch(/NG Siu|A123|eyJ/);
      const lines = printed.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines).toContainEqual(
        expect.objectContaining({ message: 'passages_sent', recorded: 2, needAttention: 1, refused: 1 }),
      );
      return lines.flatMap((line) =>
        ['Passages', 'CheckIns', 'CheckOuts']
          .filter((name) => name in line)
          .map((name) => [name, line['result']]),
      );
    };
    expect(await counted()).toEqual([
      ['Passages', 'recorded'],
      ['CheckIns', undefined],
      ['Passages', 'recorded'],
      ['CheckOuts', undefined],
      ['Passages', 'not_inside'],
      ['Passages', 'refused'],
    ]);
    expect(await counted()).toEqual([['Passages', 'refused']]);
  });

  it.each([
    ['none', [], 400, 'invalid_request'],
    ['a hundred and one', Array<string>(101).fill('x'), 400, 'invalid_request'],
    ['what is no text', [1], 400, 'invalid_request'],
    ['more than 16 KiB', ['x'.repeat(9000), 'y'.repeat(9000)], 413, 'body_too_large'],
    ['half of JSON', undefined, 400, 'malformed_json'],
  ])('of %s are a problem', async (_, passages, status, code) => {
    const sent = passages === undefined ? { body: '{"passages":[' } : {};
    expect(problem(await send(passages, sent))).toEqual([status, code]);
  });

  it('are taken from scanners alone, for their own site, with a token for this request', async () => {
    const text = await row({ code: await codeOf('HO Mei Ling') });
    const body = { passages: [text] };
    for (const role of ['guard', 'manager', 'admin', 'integration'] as const)
      expect(problem(await callRoute(office, 'recordPassages', { role, body }))).toEqual([403, 'forbidden']);
    expect(problem(await callRoute(office, 'recordPassages', { role: 'scanner', body }))).toEqual([
      401,
      'unauthenticated',
    ]);
    expect(problem(await send([text], { path: { siteId: 'tower' } }))).toEqual([404, 'site_not_found']);
    expect(problem(await send([text], { path: { siteId: 'rival-tower' } }))).toEqual([404, 'site_not_found']);
    const unknown = asScanner(office, {
      ...device.scanner,
      scannerId: 'x'.repeat(22) as typeof device.scanner.scannerId,
    });
    expect(problem(await callRoute(unknown, 'recordPassages', { body }))).toEqual([403, 'forbidden']);
  });

  it('that another scanner of the site has signed are taken, once; those of no scanner of the site are refused', async () => {
    const [other, stranger, unknown] = await Promise.all([
      passageDevice(device.scanner, 'other'),
      passageDevice({ ...device.scanner, siteId: 'tower' as SiteId }, 'stranger'),
      passageDevice(device.scanner, 'unknown'),
    ]);
    await Promise.all([other, stranger].map(({ scanner: one }) => enrolled(world.database, one)));
    const scanId = newScanId();
    const text = await row({ scanId, code: await codeOf('YU Lok') });
    const by = asScanner(office, other.scanner);
    const foreign = await stranger.row({ siteId: 'court', recordedAt: startedAt, visitId: 'v'.repeat(22) });
    const madeUp = await unknown.row({ recordedAt: startedAt, visitId: 'v'.repeat(22) });
    const forged = await unknown.row({ iss: device.scanner.scannerId, visitId: 'v'.repeat(22) });
    const taken = await other.row({ scanId, code: await codeOf('YU Lok'), recordedAt: startedAt });
    const rows = [text, foreign, madeUp, forged];
    const { body } = await callRoute(by, 'recordPassages', { body: { passages: rows } });
    const bad = { result: 'refused', code: 'bad_signature' };
    expect(body['results']).toMatchObject([{ scanId, result: 'recorded' }, bad, bad, bad]);
    expect((await send([text])).body['results']).toMatchObject([{ scanId, result: 'recorded' }]);
    const reused = { scanId, result: 'refused', code: 'scan_id_reused' };
    expect((await callRoute(by, 'recordPassages', { body: { passages: [taken] } })).body['results']).toEqual([
      reused,
    ]);
    const changed = await row({ scanId, code: await codeOf('YU Lok'), gateId: 'exit', counter: 1 });
    expect((await send([changed])).body['results']).toEqual([reused]);
  });

  it.each(['throttled', 'unavailable', 'answer_lost'] as const)(
    'while the store fails (%s) are a 503, and the same page afterwards is recorded once',
    async (fault) => {
      const scanId = newScanId();
      const text = await row({ scanId, code: await codeOf(`KWOK ${fault}`) });
      world.proxy.fail('TransactWriteItems', fault, 2);
      expect(problem(await send([text]))).toEqual([503, 'store_unavailable']);
      const again = await send([text]);
      expect(again.body['results']).toMatchObject([{ scanId, result: 'recorded' }]);
      expect((await send([text])).body).toEqual(again.body);
    },
  );
});

describe('passages that need attention', () => {
  it('are listed page by page, the latest first, until somebody resolves them', async () => {
    const ids = [newScanId(), newScanId(), newScanId()];
    for (const [index, scanId] of ids.entries())
      await send([
        await row({
          scanId,
          direction: 'out',
          did: 'checked_out',
          code: await codeOf('NOBODY Here'),
          recordedAt: startedAt + index - 3,
          gateId: 'exit',
          counter: 700 + index,
        }),
      ]);
    const all = async (query: Record<string, string>) => {
      const items: Record<string, unknown>[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await list({ query: { limit: '2', ...query, ...(cursor ? { cursor } : {}) } });
        items.push(...(body['items'] as typeof items));
        cursor = body['nextCursor'] as string | undefined;
      } while (cursor);
      return items.filter(({ scanId }) => ids.includes(String(scanId)));
    };
    const open = await all({ needsAttention: 'true' });
    expect(open.map(({ scanId }) => scanId)).toEqual([...ids].reverse());
    expect(open[0]).toEqual({
      scanId: ids[2],
      scannerId: device.scanner.scannerId,
      gateId: 'exit',
      direction: 'out',
      method: 'personal_code',
      recordedAt: toRfc3339((startedAt - 1) as Parameters<typeof toRfc3339>[0]),
      receivedAt: expect.stringMatching(/Z$/) as unknown,
      counter: 702,
      attention: 'not_inside',
    });
    const [first = ''] = ids;
    const { status, body } = await resolve(first.toUpperCase());
    expect([status, body]).toMatchObject([
      200,
      { scanId: first, resolvedBy: 'manager-1', note: 'Seen on the camera.' },
    ]);
    expect(problem(await resolve(first))).toEqual([409, 'state_conflict']);
    expect((await all({ needsAttention: 'true' })).map(({ scanId }) => scanId)).toEqual([ids[2], ids[1]]);
    expect((await all({})).map(({ scanId }) => scanId)).toEqual([...ids].reverse());
  });

  it('are resolved once, by one of two at the same moment', async () => {
    const scanId = newScanId();
    await send([await row({ scanId, visitId: 'v'.repeat(22), direction: 'out', did: 'checked_out' })]);
    const answers = await Promise.all([resolve(scanId), resolve(scanId, { role: 'admin' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are not those that need none, are not there, or are of another site', async () => {
    const scanId = newScanId();
    await send([await row({ scanId, code: await codeOf('TAM Yuk') })]);
    expect(problem(await resolve(scanId))).toEqual([409, 'state_conflict']);
    expect(problem(await resolve(newScanId()))).toEqual([404, 'passage_not_found']);
    expect(problem(await resolve('x'))).toEqual([404, 'passage_not_found']);
    expect(problem(await resolve(scanId, { path: { scanId, siteId: 'tower' } }))).toEqual([
      404,
      'passage_not_found',
    ]);
    expect(problem(await resolve(scanId, { path: { scanId, siteId: 'rival-tower' } }))).toEqual([
      404,
      'site_not_found',
    ]);
    expect(problem(await list({ path: { siteId: 'rival-tower' } }))).toEqual([404, 'site_not_found']);
    expect((await list({ path: { siteId: 'tower' } })).body).toEqual({ items: [] });
  });

  it.each([
    ['no note', {}],
    ['an empty note', { note: ' ' }],
    ['a story', { note: 'x'.repeat(201) }],
    ['more', { note: 'x', visitId: 'v'.repeat(22) }],
  ])('take a word: %s is refused', async (_, body) => {
    expect(problem(await resolve(newScanId(), { body }))).toEqual([400, 'invalid_request']);
  });

  it('are for admins and managers, with parameters that there are', async () => {
    for (const role of ['guard', 'integration'] as const) {
      expect(problem(await list({ role }))).toEqual([403, 'forbidden']);
      expect(problem(await resolve(newScanId(), { role }))).toEqual([403, 'forbidden']);
    }
    expect(problem(await callRoute(scanner, 'listPassages'))).toEqual([403, 'forbidden']);
    expect(problem(await list({ query: { needsAttention: 'false' } }))).toEqual([400, 'invalid_request']);
    expect(problem(await list({ query: { cursor: 'x' } }))).toEqual([400, 'invalid_request']);
    const { body } = await list({ query: { limit: '1' } });
    const ofAll = { needsAttention: 'true', cursor: String(body['nextCursor']) };
    expect(problem(await list({ query: ofAll }))).toEqual([400, 'invalid_request']);
  });
});
