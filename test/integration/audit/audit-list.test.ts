import { beforeAll, describe, expect, it } from '@jest/globals';
import { auditTable } from '../../../functions/audit/audit-table.ts';
import type { AuditFacts } from '../../../functions/audit/audit-chain.ts';
import { epochSeconds, systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';

const world = openDeployed();
let handler: Handler;
const visitId = 'v'.repeat(22);
const other = 'w'.repeat(22);
const clockAt = (time: string) => () => epochSeconds(Date.parse(time) / 1000);
const facts = (more: Partial<AuditFacts> = {}): Omit<AuditFacts, 'at'> => ({
  memberId: 'ada',
  role: 'manager',
  operation: 'editVisit',
  siteId: 'court',
  subjects: [`visit:${visitId}`],
  requestId: 'r',
  ...more,
});
const day = '2026-11-20';

beforeAll(async () => {
  const table = { client: world.database.client, name: world.database.audit };
  const first = auditTable(table, clockAt(`${day}T10:00:00Z`));
  for (let nth = 0; nth < 3; nth += 1) await first.append('demo', facts(), []);
  await first.append('demo', facts({ memberId: 'bob', siteId: 'tower', subjects: [`visit:${other}`] }), []);
  const second = auditTable(table, clockAt('2026-11-22T10:00:00Z'));
  await second.append('demo', facts({ operation: 'cancelVisit' }), []);
  await second.append('rival', facts(), []);
  const read = {
    ...facts({ operation: 'getVisit' }),
    firmId: 'demo',
    day,
    hour: '10',
    at: `${day}T10:00:00Z`,
  };
  await first.addRead(read);
  await first.addRead({ ...read, memberId: 'bob', siteId: 'tower', subjects: [`visit:${other}`] });
  handler = (await import('../../../functions/audit/audit.handler.ts')).handler;
}, 60_000);

const list = async (
  query: Readonly<Record<string, string>>,
  sent: Sent = {},
  name: 'listAudit' | 'listAuditReads' = 'listAudit',
) => {
  const { status, body } = await callRoute(handler, name, { role: 'manager', query, ...sent });
  return { status, code: body['code'], cursor: body['nextCursor'], items: (body['items'] ?? []) as Shown[] };
};
interface Shown {
  readonly day: string;
  readonly seq: number;
  readonly operation: string;
  readonly memberId: string;
}
const told = (items: readonly Shown[]) =>
  items.map(({ day: on, seq, operation }) => `${on} ${seq} ${operation}`);

describe('the audit trail through the API', () => {
  it('lists a day, or the days up to another, page by page', async () => {
    expect(told((await list({ day })).items)).toEqual([
      `${day} 1 dayBegun`,
      `${day} 2 editVisit`,
      `${day} 3 editVisit`,
      `${day} 4 editVisit`,
      `${day} 5 editVisit`,
      `${day} 6 dayEnded`,
    ]);
    const paged: Shown[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ day, untilDay: '2026-11-23', limit: '2', ...(cursor ? { cursor } : {}) });
      paged.push(...page.items);
      cursor = page.cursor as string | undefined;
    } while (cursor);
    expect(paged).toEqual((await list({ day, untilDay: '2026-11-23' })).items);
    expect(told(paged).slice(6)).toEqual(['2026-11-22 1 dayBegun', '2026-11-22 2 cancelVisit']);
  });

  it('lists what was done to a visit, and what a member did', async () => {
    const ofVisit = await list({ day, untilDay: '2026-11-22', visitId });
    expect(ofVisit.items.map(({ operation }) => operation)).toEqual([
      'editVisit',
      'editVisit',
      'editVisit',
      'cancelVisit',
    ]);
    expect((await list({ day, memberId: 'bob' })).items).toMatchObject([
      { seq: 5, subjects: [`visit:${other}`] },
    ]);
  });

  it('shows a manager of some sites what was done at those, and another firm nothing', async () => {
    expect((await list({ day }, { siteIds: 'tower' })).items).toMatchObject([{ siteId: 'tower', seq: 5 }]);
    expect((await list({ day }, { firmId: 'rival' })).items).toEqual([]);
    expect((await list({ day: '2026-11-22' }, { firmId: 'rival' })).items).toMatchObject([
      { seq: 1 },
      { seq: 2 },
    ]);
    expect((await list({ day }, { siteIds: 'tower' }, 'listAuditReads')).items).toMatchObject([
      { memberId: 'bob' },
    ]);
  });

  it('lists who saw what, and records that it was read', async () => {
    const reads = await list({ day }, {}, 'listAuditReads');
    expect(reads.items).toMatchObject([
      { memberId: 'ada', operation: 'getVisit', hour: '10' },
      { memberId: 'bob', subjects: [`visit:${other}`] },
    ]);
    await list({ day, visitId }, { role: 'admin' });
    const today = toRfc3339(systemClock()).slice(0, 10);
    const own = await list({ day: today, memberId: 'admin-1' }, {}, 'listAuditReads');
    expect(own.items).toMatchObject([{ operation: 'listAudit', subjects: [`visit:${visitId}`] }]);
    const managers = await list({ day: today, memberId: 'manager-1' }, {}, 'listAuditReads');
    expect(JSON.stringify(managers.items)).toContain(`audit:${day}`);
  });

  it.each([
    ['a day that does not exist', { day: '2026-02-30' }],
    ['days in the wrong order', { day, untilDay: '2026-11-19' }],
    ['more than 31 days', { day, untilDay: '2026-12-21' }],
    ['an unknown parameter', { days: '3' }],
    ['an id that no visit can have', { visitId: 'x' }],
    [
      'a forged cursor',
      { day, cursor: Buffer.from(`["demo/audit/${day}/${day}//","${day} X"]`).toString('base64url') },
    ],
    [
      'the cursor of another list',
      { day, cursor: Buffer.from('["rival","2026-11-20 E#1"]').toString('base64url') },
    ],
  ])('refuses %s', async (_, query) => {
    const { status, code } = await list(query);
    expect([status, code]).toEqual([400, 'invalid_request']);
  });

  it.each(['guard', 'integration', 'scanner'] as const)('is not for a %s', async (role) => {
    expect(await list({}, { role, ...(role === 'scanner' ? { bound: true } : {}) })).toMatchObject({
      status: 403,
    });
  });

  it('is not shown where its reading cannot be recorded', async () => {
    world.proxy.fail('PutItem', 'unavailable');
    const answer = await list({ day: '2026-11-19' }, { role: 'admin' });
    world.proxy.heal();
    expect(answer).toMatchObject({ status: 503, items: [] });
  });
});
