import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

const world = openDeployed();
let handler: Handler;
let visits: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/imports/import.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const from = inSeconds(0);
const until = inSeconds(3600);
const row = (rowId: string, changed: object = {}) => ({
  rowId,
  visitor: { englishName: `GUEST ${rowId}`, idPrefix: 'A123' },
  host: { unit: '12A' },
  expectedFrom: from,
  expectedUntil: until,
  ...changed,
});
const send = (body: unknown, sent: Sent = {}) =>
  callRoute(handler, 'importVisits', { role: 'manager', body, ...sent });

interface Item {
  rowId: string;
  result: string;
  visitId?: string;
  errors?: { path: string; message: string }[];
}
const itemsOf = ({ body }: { body: Record<string, unknown> }) => body['items'] as Item[];
const items = async () => {
  const { Items = [] } = await world.database.client.send(
    new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
  );
  return Items.map((item) => unmarshall(item));
};
const visitsNow = async () => (await items()).filter(({ sk }) => sk === 'VISIT').length;

describe('an import', () => {
  it('answers for each row in order, and a bad row does not stop the others', async () => {
    const page = {
      importId: randomUUID(),
      rows: [
        row('1'),
        row('2', { visitor: {} }),
        row('3', { expectedFrom: until, expectedUntil: from }),
        row('4', { expectedFrom: inSeconds(-7200), expectedUntil: inSeconds(-3600) }),
        row('5', { idCard: 'A1234567' }),
        row('6', { visitor: { chineseName: '陳大文' }, companions: [{ englishName: 'CHAN Siu Ming' }] }),
      ],
    };
    const before = await visitsNow();
    const answer = await send(page);
    expect(answer.status).toBe(200);
    expect(itemsOf(answer).map(({ rowId, result }) => [rowId, result])).toEqual([
      ['1', 'created'],
      ['2', 'invalid'],
      ['3', 'invalid'],
      ['4', 'invalid'],
      ['5', 'invalid'],
      ['6', 'created'],
    ]);
    expect(itemsOf(answer).map(({ errors }) => errors?.[0]?.path)).toEqual([
      undefined,
      'visitor',
      'expectedUntil',
      'expectedUntil',
      'idCard',
      undefined,
    ]);
    expect(await visitsNow()).toBe(before + 3);
    const { visitId = '' } = itemsOf(answer)[0] ?? {};
    const { body } = await callRoute(visits, 'getVisit', { role: 'manager', path: { visitId } });
    expect(body).toMatchObject({ visitor: { englishName: 'GUEST 1' }, createdAt: expect.any(String) });
    expect(Object.keys(body)).not.toContain('rowId');
  });

  it('creates nothing twice when it is repeated, and names the same visits, also at the same time', async () => {
    const page = { importId: randomUUID(), rows: Array.from({ length: 40 }, (_, n) => row(String(n))) };
    const before = await visitsNow();
    const [one, other] = await Promise.all([
      send(page),
      send({ ...page, importId: page.importId.toUpperCase() }),
    ]);
    const ids = itemsOf(one).map(({ visitId }) => visitId);
    expect(itemsOf(other).map(({ visitId }) => visitId)).toEqual(ids);
    expect(new Set(ids).size).toBe(40);
    const again = await send(page, { role: 'integration' });
    expect(itemsOf(again)).toEqual(
      ids.map((visitId, n) => ({ rowId: String(n), result: 'exists', visitId })),
    );
    expect(await visitsNow()).toBe(before + 40);
  });

  it('makes separate visits for another import, another site and another row', async () => {
    const importId = randomUUID();
    const answers = [
      await send({ importId, rows: [row('1'), row('2')] }),
      await send({ importId: randomUUID(), rows: [row('1')] }),
      await send({ importId, rows: [row('1')] }, { path: { siteId: 'tower' } }),
    ].flatMap(itemsOf);
    expect(answers.map(({ result }) => result)).toEqual(['created', 'created', 'created', 'created']);
    expect(new Set(answers.map(({ visitId }) => visitId)).size).toBe(4);
  });

  it.each([
    ['another name', { visitor: { englishName: 'SOMEBODY ELSE', idPrefix: 'A123' } }],
    ['another unit', { host: { unit: '14C' } }],
    ['another end', { expectedUntil: inSeconds(7200) }],
    ['a purpose', { purpose: 'dinner' }],
    ['an approval by the host', { needsApproval: true }],
    ['a companion', { companions: [{ englishName: 'CHAN Siu Ming' }] }],
  ])(
    'reports a conflict for a repeated row that now has %s, and does not change the visit',
    async (_, changed) => {
      const importId = randomUUID();
      const [made] = itemsOf(await send({ importId, rows: [row('1')] }));
      const before = await items();
      const answer = itemsOf(await send({ importId, rows: [row('1', changed)] }));
      expect(answer).toEqual([{ rowId: '1', result: 'conflict', visitId: made?.visitId }]);
      expect(await items()).toEqual(before);
    },
  );

  it('reports a conflict when a companion has another name', async () => {
    const importId = randomUUID();
    const with_ = (englishName: string) => ({
      importId,
      rows: [row('1', { companions: [{ englishName }] })],
    });
    await send(with_('CHAN Siu Ming'));
    expect(itemsOf(await send(with_('CHAN Siu Ming')))[0]?.result).toBe('exists');
    expect(itemsOf(await send(with_('CHAN Siu Wai')))[0]?.result).toBe('conflict');
  });

  it('finds a visit that was changed since, and does not change it', async () => {
    const page = { importId: randomUUID(), rows: [row('1')] };
    const [made] = itemsOf(await send(page));
    const path = { visitId: made?.visitId ?? '' };
    const edit = {
      role: 'manager',
      path,
      headers: { 'If-Match': '"1"' },
      body: { host: { unit: '14C' } },
    } as const;
    expect((await callRoute(visits, 'editVisit', edit)).status).toBe(200);
    expect(itemsOf(await send(page))).toEqual([{ ...made, result: 'exists' }]);
    const { body } = await callRoute(visits, 'getVisit', { role: 'manager', path });
    expect(body['host']).toEqual({ unit: '14C' });
  });

  it('finds the visit of a row whose window has ended since', async () => {
    const soon = row('1', { expectedUntil: new Date(Date.now() + 1500).toISOString() });
    const page = { importId: randomUUID(), rows: [soon] };
    const [made] = itemsOf(await send(page));
    expect(made?.result).toBe('created');
    const later = Date.now() + 2600;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    try {
      expect(itemsOf(await send(page))).toEqual([{ ...made, result: 'exists' }]);
    } finally {
      clock.mockRestore();
    }
  });

  it('lets no integration write notes, and names the row that has some', async () => {
    const page = { importId: randomUUID(), rows: [row('1', { notes: 'ladder' }), row('2')] };
    expect(itemsOf(await send(page, { role: 'integration' })).map(({ result }) => result)).toEqual([
      'invalid',
      'created',
    ]);
  });

  it('answers 503 when the store fails in the middle; each row is whole or absent, and the next try completes the import', async () => {
    const page = {
      importId: randomUUID(),
      rows: Array.from({ length: 30 }, (_, n) =>
        row(String(n), { companions: [{ englishName: `KID ${String(n)}` }] }),
      ),
    };
    const before = await items();
    const own = (all: Awaited<ReturnType<typeof items>>) =>
      all.filter(
        ({ pk, sk }) =>
          !/#[PU]#/.test(String(pk)) &&
          !String(sk).startsWith('DAY#') &&
          !before.some((item) => item['pk'] === pk && item['sk'] === sk),
      );
    // More faults than the number of tries of the SDK.
    // The first is the entry of the audit trail.
    world.proxy.fail('TransactWriteItems', 'answer_lost', 5, 1);
    world.proxy.fail('TransactWriteItems', 'unavailable', 60);
    const failed = await send(page);
    expect([failed.status, failed.body['code']]).toEqual([503, 'store_unavailable']);
    const half = own(await items());
    const madeVisits = half.filter(({ sk }) => sk === 'VISIT').length;
    // A visitor, a companion, and the pointer of each.
    expect(half).toHaveLength(madeVisits * 2);
    expect(madeVisits).toBeGreaterThan(0);
    expect(madeVisits).toBeLessThan(60);
    world.proxy.heal();
    const completed = itemsOf(await send(page)).map(({ result }) => result);
    expect(completed.filter((result) => result === 'exists')).toHaveLength(madeVisits / 2);
    expect(completed.filter((result) => result === 'created')).toHaveLength(30 - madeVisits / 2);
    const complete = await items();
    expect(own(complete)).toHaveLength(120);
    // Each visit is found from its unit again.
    const isOfUnit = ({ pk }: (typeof complete)[number]) => String(pk).includes('#U#');
    expect(complete.filter(isOfUnit).length - before.filter(isOfUnit).length).toBe(60);
  }, 60_000);

  it('logs no name and no row', async () => {
    const printed = await printedBy(async () => {
      await send({
        importId: randomUUID(),
        rows: [row('secret-row'), row('2', { visitor: { englishName: '7' } })],
      });
    });
    expect(printed.join('')).not.toMatch(/GUEST|secret-row|A123/);
    expect(printed.join('')).toContain('request_answered');
  });
});

describe('an import is refused as a whole', () => {
  const importId = randomUUID();
  it.each([
    ['no rows', { importId, rows: [] }, 'rows'],
    ['101 rows', { importId, rows: Array.from({ length: 101 }, (_, n) => ({ rowId: String(n) })) }, 'rows'],
    ['rows that are not a list', { importId, rows: [null] }, 'rows.0'],
    ['a rowId twice', { importId, rows: [row('1'), row('1')] }, 'rows'],
    ['a row without an id', { importId, rows: [{ host: { unit: '1' } }] }, 'rows.0.rowId'],
    ['a rowId that is too long', { importId, rows: [row('x'.repeat(65))] }, 'rows.0.rowId'],
    ['a rowId of two lines', { importId, rows: [row('a\nb')] }, 'rows.0.rowId'],
    ['no importId', { rows: [row('1')] }, 'importId'],
    ['an importId that is not a UUID', { importId: 'file.csv', rows: [row('1')] }, 'importId'],
    ['an unknown field', { importId, rows: [row('1')], dryRun: true }, 'dryRun'],
  ])('with %s', async (_, body, path) => {
    const before = await visitsNow();
    const answer = await send(body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ path })]);
    expect(await visitsNow()).toBe(before);
  });

  const page = { importId, rows: [row('1')] };
  it.each([
    ['by a guard', page, { role: 'guard' }, 403, 'forbidden'],
    ['by a scanner’s role', page, { role: 'scanner' }, 401, 'unauthenticated'],
    ['without a firm', page, { firmId: '', siteIds: '' }, 404, 'site_not_found'],
    ['at another firm’s site', page, { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['at a site that is not the member’s', page, { siteIds: 'tower' }, 404, 'site_not_found'],
    ['at an unknown site', page, { path: { siteId: 'nowhere' } }, 404, 'site_not_found'],
    ['with a list as body', '[]', {}, 400, 'malformed_json'],
    ['with a body that is cut off', '{"rows": [', {}, 400, 'malformed_json'],
    [
      'with a body over 16 KiB',
      { ...page, rows: [row('1', { notes: 'x'.repeat(16_384) })] },
      {},
      413,
      'body_too_large',
    ],
    ['with a text as body', page, { headers: { 'Content-Type': 'text/csv' } }, 415, 'unsupported_media_type'],
  ] as const)('%s', async (_, body, sent, status, code) => {
    const before = await visitsNow();
    const answer = await send(body, sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await visitsNow()).toBe(before);
  });
});
