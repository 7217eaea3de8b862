import { beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { plus } from '../../support/passages.ts';
import { printedBy } from '../../support/printed.ts';

openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/passages/roll-call.handler.ts')).handler;
}, 60_000);

const now = systemClock();
const ago = (seconds: number) => toRfc3339(plus(now, -seconds));
let visits = 0;
const newVisitId = () => {
  visits += 1;
  return String(visits).padStart(22, '0');
};
const add = (ticks: unknown, sent: Sent = {}) => callRoute(handler, 'addTicks', { body: { ticks }, ...sent });
/** A tick so many seconds ago, of a visit that is yet to be named. */
const tick = (state: 'safe' | 'withdrawn', seconds: number) => ({ state, tickedAt: ago(seconds) });
const list = (query: Record<string, string> = {}, sent: Sent = {}) =>
  callRoute(handler, 'listTicks', { query: { limit: '100', ...query }, ...sent });
const ticksOf = async (visitId: string, query: Record<string, string> = {}) => {
  const { body } = await list(query);
  return (body['items'] as { visitId: string; tickedAt: string }[]).filter((one) => one.visitId === visitId);
};
const problem = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];

describe('the ticks of a roll call', () => {
  it('of several phones are one each, the last, however late they come', async () => {
    const visitId = newVisitId();
    await add([{ visitId, tickedAt: ago(60) }], { role: 'manager' });
    const { status, body } = await add([{ visitId, tickedAt: ago(30) }]);
    const last = { visitId, state: 'safe', tickedAt: ago(30), tickedBy: 'guard-1' };
    expect([status, body]).toEqual([200, { items: [last] }]);
    await add([{ visitId, tickedAt: ago(90) }]);
    expect(await ticksOf(visitId)).toEqual([last]);
  });

  it.each([
    ['is taken back', [tick('safe', 60), tick('withdrawn', 50)], 'withdrawn'],
    ['is taken back and made again', [tick('safe', 60), tick('withdrawn', 50), tick('safe', 40)], 'safe'],
    ['was made after another phone took one back', [tick('withdrawn', 50), tick('safe', 49)], 'safe'],
    ['is taken back in the same second', [tick('safe', 50), tick('withdrawn', 50)], 'withdrawn'],
  ])('which %s is the same in whatever order the phones send it', async (_, ticks, state) => {
    for (const order of [ticks, [...ticks].reverse()])
      for (const pages of [[order], order.map((one) => [one])]) {
        const visitId = newVisitId();
        for (const page of pages) await add(page.map((one) => ({ ...one, visitId })));
        // A phone that had no network sends all of its own again.
        await add(ticks.slice(0, 1).map((one) => ({ ...one, visitId })));
        expect(await ticksOf(visitId)).toMatchObject([{ state }]);
      }
  });

  it('sent again, or twice in a page, change nothing', async () => {
    const tick = { visitId: newVisitId(), tickedAt: ago(10) };
    for (const ticks of [[tick], [tick, tick], [tick]]) expect((await add(ticks)).status).toBe(200);
    expect(await ticksOf(tick.visitId)).toHaveLength(1);
  });

  it('of a drill in the morning do not count in the evening', async () => {
    const visitId = newVisitId();
    await add([
      { visitId, tickedAt: ago(30_000) },
      { visitId, tickedAt: ago(20) },
    ]);
    expect(await ticksOf(visitId)).toMatchObject([{ tickedAt: ago(20) }]);
    const alone = newVisitId();
    await add([{ visitId: alone, tickedAt: ago(30_000) }]);
    expect(await ticksOf(alone, { since: ago(60) })).toEqual([]);
    expect(await ticksOf(visitId, { since: ago(60) })).toMatchObject([{ tickedAt: ago(20) }]);
    expect(await ticksOf(visitId, { since: ago(0) })).toEqual([]);
  });

  it('of a clock that is ahead count from now; those over a day old are left out', async () => {
    const [ahead, old] = [newVisitId(), newVisitId()];
    const { body } = await add([
      { visitId: ahead, tickedAt: ago(-7200) },
      { visitId: old, tickedAt: ago(86_401) },
    ]);
    const items = body['items'] as { visitId: string; tickedAt: string }[];
    expect(items.map(({ visitId }) => visitId)).toEqual([ahead]);
    expect(Date.parse(items[0]?.tickedAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect(await ticksOf(old)).toEqual([]);
  });

  it('are listed page by page, each visit once', async () => {
    const ids = Array.from({ length: 7 }, newVisitId);
    await add(ids.flatMap((visitId) => [50, 40, 30].map((seconds) => ({ visitId, tickedAt: ago(seconds) }))));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list({ limit: '3', ...(cursor ? { cursor } : {}) });
      seen.push(...(body['items'] as { visitId: string }[]).map(({ visitId }) => visitId));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen.filter((visitId) => ids.includes(visitId)).sort()).toEqual(ids);
  });

  it('are for those at the gate and the office, at their own site', async () => {
    const ticks = [{ visitId: newVisitId(), tickedAt: ago(1) }];
    for (const role of ['guard', 'manager', 'admin'] as const) {
      expect((await add(ticks, { role })).status).toBe(200);
      expect((await list({}, { role })).status).toBe(200);
    }
    expect(problem(await add(ticks, { role: 'integration' }))).toEqual([403, 'forbidden']);
    expect(problem(await list({}, { role: 'integration' }))).toEqual([403, 'forbidden']);
    for (const sent of [{ siteIds: 'tower' }, { path: { siteId: 'rival-tower' } }]) {
      expect(problem(await add(ticks, sent))).toEqual([404, 'site_not_found']);
      expect(problem(await list({}, sent))).toEqual([404, 'site_not_found']);
    }
    expect((await list({}, { path: { siteId: 'tower' } })).body).toEqual({ items: [] });
  });

  it.each([
    ['none', []],
    ['a hundred and one', Array.from({ length: 101 }, () => ({ visitId: 'v'.repeat(22), tickedAt: ago(1) }))],
    ['a visit that is no id', [{ visitId: 'x', tickedAt: ago(1) }]],
    ['a time that is none', [{ visitId: 'v'.repeat(22), tickedAt: 'now' }]],
    ['a state that is none', [{ visitId: 'v'.repeat(22), tickedAt: ago(1), state: 'missing' }]],
    ['more', [{ visitId: 'v'.repeat(22), tickedAt: ago(1), name: 'CHAN Tai Man' }]],
  ])('of %s are refused, and print nothing of it', async (_, ticks) => {
    const printed = await printedBy(async () => {
      expect(problem(await add(ticks))).toEqual([400, 'invalid_request']);
    });
    expect(printed.join('')).not.toContain('CHAN');
  });

  it('are a problem where the body is too large, or a parameter unknown', async () => {
    expect(problem(await add('x'.repeat(17_000)))).toEqual([413, 'body_too_large']);
    expect(problem(await list({ since: 'today' }))).toEqual([400, 'invalid_request']);
    expect(problem(await list({ cursor: 'x' }))).toEqual([400, 'invalid_request']);
  });
});
