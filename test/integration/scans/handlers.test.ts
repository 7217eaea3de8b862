import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { printedBy } from '../../support/printed.ts';
import { openDeployed } from '../../support/deployed.ts';

const world = openDeployed();
let scanHandler: Handler;
let choiceHandler: Handler;
let visitsHandler: Handler;
beforeAll(async () => {
  scanHandler = (await import('../../../functions/scans/scan.handler.ts')).handler;
  choiceHandler = (await import('../../../functions/scans/choice.handler.ts')).handler;
  visitsHandler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const newScanId = () => crypto.randomUUID();
const codeOf = (name: string, idPrefix?: string) =>
  world.issuer.sign({ name_en: name, ...(idPrefix === undefined ? {} : { id_prefix: idPrefix }) });
const scan = async (code: string, more: object = {}, sent: Sent = {}) =>
  callRoute(scanHandler, 'recordScan', {
    body: { scanId: newScanId(), code, gateId: 'main', ...more },
    ...sent,
  });
const choose = (scanId: string, body: object, sent: Sent = {}) =>
  callRoute(choiceHandler, 'chooseVisit', { path: { scanId }, body, ...sent });
const expectVisitor = async (visitor: object) => {
  const from = Date.now();
  const { status, body } = await callRoute(visitsHandler, 'preRegister', {
    role: 'manager',
    body: {
      visitor,
      host: { unit: '12A' },
      expectedFrom: new Date(from).toISOString(),
      expectedUntil: new Date(from + 3_600_000).toISOString(),
    },
  });
  expect(status).toBe(201);
  return String(body['visitId']);
};

describe('a scan through the API', () => {
  it('answers with the visit for an expected visitor', async () => {
    const visitId = await expectVisitor({ englishName: 'CHAN, Tai Man', idPrefix: 'A123' });
    const scanId = newScanId();
    const { status, body } = await scan(await codeOf('Tai Man Chan', 'A123'), { scanId });
    expect([status, body['outcome'], body['scanId']]).toEqual([200, 'checked_in', scanId]);
    expect(body['visit']).toMatchObject({ visitId, state: 'checked_in', host: { unit: '12A' } });
  });

  it('emits the metrics of its outcome', async () => {
    const printed = await printedBy(async () => {
      await scan(await codeOf('NG Siu Ming', 'C333'));
      await scan(await codeOf('NG Siu Ming', 'C333'), { direction: 'out' });
      await scan('https://example.com');
    });
    expect(printed.join('')).not.toMatch(/NG Siu|C333|eyJ/);
    const emitted = printed
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .flatMap((line) =>
        ['Scans', 'RejectedScans', 'CheckIns', 'CheckOuts']
          .filter((name) => name in line)
          .map((name) => [name, line['outcome'] ?? line['ref']]),
      );
    expect(emitted).toEqual([
      ['Scans', 'checked_in'],
      ['CheckIns', undefined],
      ['Scans', 'checked_out'],
      ['CheckOuts', undefined],
      ['Scans', 'rejected'],
      ['RejectedScans', 'D02'],
    ]);
  });

  it('rejects a forged code with a ref, and repeats nothing of the code', async () => {
    const code = await codeOf('WONG Mei Ling', 'D444');
    const forged = `${code.slice(0, -4)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const { status, body } = await scan(forged);
    expect([status, body['outcome'], Object.keys(body).sort()]).toEqual([
      200,
      'rejected',
      ['outcome', 'reason', 'ref', 'scanId'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/WONG|D444/);
  });

  it('lets the guard confirm a visitor known by name only', async () => {
    const visitId = await expectVisitor({ englishName: 'LAM Ka Yan' });
    const scanId = newScanId();
    const offered = await scan(await codeOf('LAM Ka Yan', 'E555'), { scanId });
    expect(offered.body['outcome']).toBe('choose');
    expect(offered.body['candidates']).toMatchObject([{ visitId, state: 'expected' }]);
    const { choiceToken } = offered.body;
    const chosen = await choose(scanId, { choiceToken, visitId });
    expect(chosen.body).toMatchObject({ outcome: 'checked_in', scanId, visit: { visitId } });
    expect((await choose(scanId, { choiceToken, visitId })).body['outcome']).toBe('checked_in');
    const other = await choose(newScanId(), { choiceToken, visitId });
    expect([other.status, other.body['code']]).toEqual([400, 'invalid_choice_token']);
    const elsewhere = await choose(scanId, { choiceToken, visitId }, { path: { scanId, siteId: 'tower' } });
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([400, 'invalid_choice_token']);
  });

  it.each([
    ['no body', '', 400, 'malformed_json'],
    ['half a body', '{"scanId":', 400, 'malformed_json'],
    ['no code', { scanId: newScanId(), gateId: 'main' }, 400, 'invalid_request'],
    ['17 KiB', { code: 'x'.repeat(17_000) }, 413, 'body_too_large'],
    ['an unknown gate', { scanId: newScanId(), code: 'x', gateId: 'attic' }, 404, 'gate_not_found'],
  ])('answers %s with a problem', async (_, body, status, code) => {
    const answer = await callRoute(scanHandler, 'recordScan', { body });
    expect([answer.status, answer.body['code'], answer.body['requestId']]).toEqual([
      status,
      code,
      'request-1',
    ]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it.each<[string, Sent, number, string]>([
    ['a role without the right', { role: 'integration' }, 403, 'forbidden'],
    ['a member of another site', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['a caller at a site of another firm', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['a caller at an unknown site', { path: { siteId: 'nowhere' } }, 404, 'site_not_found'],
  ])('is refused to %s', async (_, sent, status, code) => {
    const answer = await scan('code', {}, sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it.each(['throttled', 'unavailable'] as const)(
    'answers 503 while the store fails (%s), and does not blame the visitor',
    async (fault) => {
      const code = await codeOf(`HO Wai ${fault}`, 'F666');
      world.proxy.fail('Query', fault);
      const { status, body, headers } = await scan(code);
      expect([status, body['code'], headers['retry-after']]).toEqual([503, 'store_unavailable', '2']);
      world.proxy.heal();
      expect((await scan(code)).body['outcome']).toBe('checked_in');
    },
  );
});

describe('a choice through the API', () => {
  it.each([
    ['an invalid scan id', 'x', { choiceToken: 't', walkIn: true }, 400, 'invalid_request'],
    ['no pick', newScanId(), { choiceToken: 't' }, 400, 'invalid_request'],
    ['an invalid token', newScanId(), { choiceToken: 't', walkIn: true }, 400, 'invalid_choice_token'],
  ])('answers %s with a problem', async (_, scanId, body, status, code) => {
    const answer = await choose(scanId, body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('answers an unknown site with a problem', async () => {
    const scanId = newScanId();
    const sent = { path: { scanId, siteId: 'nowhere' } };
    const answer = await choose(scanId, { choiceToken: 't', walkIn: true }, sent);
    expect([answer.status, answer.body['code']]).toEqual([404, 'site_not_found']);
  });
});
