import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../../functions/edge/cursor.ts';
import type { EpochSeconds, LocalDay, PersonKey } from '../../../functions/kernel/brands.ts';
import { getVisit } from '../../../functions/front-desk/by-hand.ts';
import { approveVisit, cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { listOnSite, listVisits } from '../../../functions/front-desk/list-visits.ts';
import { nameKeyPartition } from '../../../functions/visits/visit-item.ts';
import { mostPassages, passageLine } from '../../../functions/visits/re-entry.ts';
import { transitions, type TransitionName, type VisitState } from '../../../functions/visits/visit-states.ts';
import { admitted } from '../../support/admission.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith, nine } from '../../support/site.ts';
import { keys, later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from './register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const states: readonly VisitState[] = [
  'expected',
  'pending_approval',
  'checked_in',
  'checked_out',
  'cancelled',
  'denied',
  'no_show',
];
const names = Object.keys(transitions) as TransitionName[];

describe('the state machine in the table', () => {
  it.each(names)('writes %s where it is allowed, and otherwise answers the stored visit', async (name) => {
    const { deps, site, put } = register(database);
    const allowed: readonly VisitState[] = transitions[name].from;
    for (const state of states) {
      const visit = visitWith({
        siteId: site.siteId,
        visitId: visitIdOf(state),
        state,
        ...(name.endsWith('Again') ? { allowsReEntry: true, passages: [] } : {}),
      });
      await put(visit);
      const told = { admission: admitted() };
      const change = await deps.visits.change(site, visit.visitId, name as 'checkIn', told);
      const changed = {
        ...visit,
        state: transitions[name].to,
        ...(name === 'askSupervisor' ? { askedAt: nine } : {}),
        version: 2,
      };
      expect([state, change]).toEqual([
        state,
        allowed.includes(state) ? { ok: true, visit: changed } : { ok: false, visit },
      ]);
    }
  });

  it('refuses re-entry if the visit does not allow it or has no room for a passage', async () => {
    const { deps, site, put } = register(database);
    const left = { siteId: site.siteId, state: 'checked_out' } as const;
    const full = Array<string>(mostPassages).fill(passageLine('in', passageWith()));
    for (const [name, changed] of Object.entries({
      once: {},
      full: { allowsReEntry: true as const, passages: full },
    })) {
      const visit = visitWith({ ...left, visitId: visitIdOf(name), ...changed });
      await put(visit);
      expect(
        await deps.visits.change(site, visit.visitId, 'checkInAgain', { admission: admitted() }),
      ).toEqual({ ok: false, visit });
    }
  });

  it('changes neither an unknown nor a purged visit', async () => {
    const { deps, site, time } = register(database);
    expect(await deps.visits.change(site, visitIdOf('none'), 'checkIn', { admission: admitted() })).toEqual({
      ok: false,
    });
    const visit = visitWith({ siteId: site.siteId, purgeAt: later(60) });
    await deps.bookings.create(visit, []);
    time.now = later(60);
    expect(await deps.visits.change(site, visit.visitId, 'checkIn', { admission: admitted() })).toEqual({
      ok: false,
    });
    expect(await deps.bookings.cancel({ visit, pointers: [] }, {})).toEqual({ ok: false });
  });

  it('changes only the version that was seen', async () => {
    const { deps, expectVisitor } = register(database);
    const visit = await expectVisitor(chan);
    expect(await deps.bookings.cancel({ visit, pointers: [] }, { ifVersion: 2 })).toEqual({
      ok: false,
      visit,
    });
    expect(await deps.bookings.cancel({ visit, pointers: [] }, { ifVersion: 1 })).toMatchObject({ ok: true });
  });

  it('cancels once out of ten times at the same moment', async () => {
    const { deps, site, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(chan);
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId };
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => cancelVisit(deps, action)));
    const done = all.filter((one) => one.status === 'fulfilled' && one.value.ok);
    expect(done).toHaveLength(1);
    expect(await getVisit(deps, action)).toMatchObject({ visit: { state: 'cancelled', version: 2 } });
  });
});

describe('the result of a search by name', () => {
  it('is what was booked, until it is cancelled', async () => {
    const { deps, site, expectVisitor } = register(database);
    const visit = await expectVisitor({ ...chan, chineseName: '陳大文' });
    const nameKeys = keys.identitiesOf(visit.visitor).map(({ nameKey }) => nameKey);
    const { pointers, barred } = await deps.visits.findByName(site, nameKeys);
    expect(pointers.map(({ visitId }) => visitId)).toEqual([visit.visitId, visit.visitId]);
    expect(barred).toEqual([]);
    await cancelVisit(deps, { caller: callerWith('manager'), siteId: site.siteId, visitId: visit.visitId });
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toEqual([]);
  });

  it('is empty without a name', async () => {
    const { deps, site } = register(database);
    expect(await deps.visits.findByName(site, [])).toEqual({ pointers: [], barred: [] });
  });

  it('ends two days after the window, though the database still has the item', async () => {
    const { deps, site, expectVisitor, time } = register(database);
    const visit = await expectVisitor(chan);
    const nameKeys = keys.identitiesOf(chan).map(({ nameKey }) => nameKey);
    time.now = (visit.expectedUntil + 2 * 86_400 - 1) as EpochSeconds;
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toHaveLength(1);
    time.now = (time.now + 1) as EpochSeconds;
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toEqual([]);
  });

  it('includes bars in the same answer', async () => {
    const { deps, site, scan, code, expectVisitor } = register(database);
    await expectVisitor(chan);
    const [identity] = keys.identitiesOf(chan);
    if (!identity) throw new Error('no identity');
    const bar = { pk: nameKeyPartition(site, identity.nameKey), sk: 'BARRED#1', ...identity };
    await database.client.send(new PutItemCommand({ TableName: database.visits, Item: marshall(bar) }));
    const hits = await deps.visits.findByName(site, [identity.nameKey]);
    expect([hits.pointers.length, hits.barred.length]).toEqual([1, 1]);
    expect(outcomeOf(await scan(code(chan)))).toBe('denied');
    expect(outcomeOf(await scan(code({ ...chan, idPrefix: 'B999' })))).toBe('checked_in');
  });

  it('includes a walk-in once it is approved', async () => {
    const { deps, site, scan, code } = register(database, { walkIns: 'approve', keeps: ['englishName'] });
    const nameKeys = keys.identitiesOf(chan).map(({ nameKey }) => nameKey);
    const { visitId } = visitOf(await scan(code(chan)));
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toEqual([]);
    await approveVisit(deps, { caller: callerWith('manager'), siteId: site.siteId, visitId });
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toMatchObject([{ visitId }]);
  });
});

describe('the register of visitors on site', () => {
  it('is searched by name at the door, for visitors inside and for visitors who left', async () => {
    const { deps, site, scan, code } = register(database);
    const [identity] = keys.identitiesOf(chan);
    const nameKeys = [identity?.nameKey ?? ('' as PersonKey)];
    const { visitId } = visitOf(await scan(code(chan)));
    expect(await deps.visits.findPresent(site, 'ON', nameKeys)).toMatchObject([
      { ...identity, visit: { visitId } },
    ]);
    expect(await deps.visits.findPresent(site, 'LEFT', nameKeys)).toEqual([]);
    await scan(code(chan), { direction: 'out' });
    expect(await deps.visits.findPresent(site, 'ON', nameKeys)).toEqual([]);
    expect(await deps.visits.findPresent(site, 'LEFT', nameKeys)).toMatchObject([{ visit: { visitId } }]);
  });

  it('counts nobody whose visit is past its retention, and lists nobody', async () => {
    const { deps, site, scan, code, time } = register(database, { retentionDays: 1 });
    await scan(code(chan));
    time.now = later(43_200);
    await scan(code({ englishName: 'LEE Ka Fai', idPrefix: 'B222' }));
    time.now = later(86_400);
    const whole = await listOnSite(deps, callerWith(), site.siteId, { limit: 9 });
    expect(whole).toMatchObject({ visits: { length: 1 }, count: 1, asOf: later(86_400) });
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });
});

describe('a day’s list', () => {
  it('is complete and in order, page by page', async () => {
    const { deps, site, expectVisitor } = register(database);
    const made = [];
    for (let n = 0; n < 9; n += 1) made.push((await expectVisitor({ englishName: 'Guest' })).visitId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listVisits(deps, callerWith(), site.siteId, { limit: 2, cursor });
      if (!page.ok) throw new Error(page.code);
      expect(page.visits.length).toBeLessThanOrEqual(2);
      seen.push(...page.visits.map(({ visitId }) => visitId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...made].sort());
  });

  it('has no next page when the last one is full', async () => {
    const { deps, site, expectVisitor } = register(database);
    await expectVisitor(chan);
    await expectVisitor(chan);
    const page = await listVisits(deps, callerWith(), site.siteId, { limit: 2 });
    expect(page.ok && [page.visits.length, 'nextCursor' in page]).toEqual([2, false]);
  });

  it('fills each page even if few visits have the requested state', async () => {
    const { deps, site, expectVisitor, scan, code } = register(database);
    for (let n = 0; n < 8; n += 1) await expectVisitor({ englishName: `Guest ${'ABCDEFGH'.charAt(n)}` });
    const walkers = ['One', 'Two', 'Three'];
    for (const englishName of walkers) await scan(code({ englishName, idPrefix: 'A123' }));
    const first = await listVisits(deps, callerWith(), site.siteId, { limit: 2, state: 'checked_in' });
    if (!first.ok) throw new Error(first.code);
    const second = await listVisits(deps, callerWith(), site.siteId, {
      limit: 2,
      state: 'checked_in',
      cursor: first.nextCursor,
    });
    if (!second.ok) throw new Error(second.code);
    expect([first.visits.length, second.visits.length, second.nextCursor]).toEqual([2, 1, undefined]);
    expect(new Set([...first.visits, ...second.visits].map(({ visitId }) => visitId)).size).toBe(3);
  });

  it('shows no purged visit, and none of another day, site or firm', async () => {
    const { deps, site, time } = register(database);
    const other = register(database);
    const visit = visitWith({ siteId: site.siteId, purgeAt: later(60) });
    await deps.bookings.create(visit, []);
    await other.deps.bookings.create(visitWith({ siteId: other.site.siteId }), []);
    const day = '2026-11-23' as LocalDay;
    expect((await deps.bookings.listDay(site, day, { limit: 9 })).visits).toEqual([visit]);
    expect(await deps.bookings.listDay(site, '2026-11-24' as LocalDay, { limit: 9 })).toEqual({ visits: [] });
    time.now = later(60);
    expect(await deps.bookings.listDay(site, day, { limit: 9 })).toEqual({ visits: [] });
  });

  it('refuses a forged cursor without a fault', async () => {
    const { deps, site, expectVisitor } = register(database);
    await expectVisitor(chan);
    const scope = `firm/${site.siteId}/visits/2026-11-23/`;
    for (const place of ['zzz', '#', 'x'.repeat(300), '2026-11-23T00:00:00Z#x', '陳']) {
      const cursor = encodeCursor(scope, [place]);
      expect(await listVisits(deps, callerWith(), site.siteId, { limit: 2, cursor })).toMatchObject({
        ok: false,
        code: 'invalid_request',
      });
    }
  });
});

describe('a booking', () => {
  it('is written whole or not at all, and for an existing id answers the stored visit', async () => {
    const { deps, site, expectVisitor } = register(database);
    const visit = await expectVisitor(chan);
    const pointer = {
      visitId: visit.visitId,
      nameKey: 'other' as PersonKey,
      expectedFrom: nine,
      expectedUntil: nine,
    };
    const again = { ...visit, purpose: 'Another' };
    expect(await deps.bookings.create(again, [pointer])).toEqual(visit);
    expect((await deps.visits.findByName(site, [pointer.nameKey])).pointers).toEqual([]);
  });
});
