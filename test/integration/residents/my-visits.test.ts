import { describe, expect, it } from '@jest/globals';
import { approveVisit, refuseVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { findVisit, type Outcome } from '../../../functions/front-desk/load-visit.ts';
import { cancelSeries, createSeries, getSeries } from '../../../functions/recurring/recurring-visits.ts';
import { bookMyVisit, createMySeries } from '../../../functions/residents/book-mine.ts';
import { decideMyVisit, editMyVisit, makeMyPin } from '../../../functions/residents/change-my-visit.ts';
import { listMySeries, listMyVisits } from '../../../functions/residents/list-mine.ts';
import { myVisitView } from '../../../functions/residents/api/view.ts';
import type { LocalDay, VisitId } from '../../../functions/kernel/brands.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { openDatabase } from '../../support/database.ts';
import { household, type TestResident } from './household.ts';
import { nine } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const database = openDatabase();
const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const lee = { englishName: 'LEE Siu Fong', idPrefix: 'C456' };

const booking = (changed: object = {}) => ({
  visitor: chan,
  expectedFrom: later(3600),
  expectedUntil: later(7200),
  ...changed,
});
const rule = (changed: object = {}) => ({
  visitor: lee,
  startTime: '10:00',
  endTime: '12:00',
  firstDay: '2026-11-24' as LocalDay,
  until: '2026-11-26' as LocalDay,
  ...changed,
});
const codeOf = (outcome: { ok: boolean; code?: string }): string =>
  outcome.ok ? 'ok' : String(outcome.code);
const stateOf = (outcome: Outcome): string => (outcome.ok ? outcome.visit.state : outcome.code);

async function idsOf({ own }: TestResident, period: 'coming' | 'past' = 'coming', limit = 50) {
  const ids: VisitId[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const list = await listMyVisits(own, { period, limit, cursor });
    if (!list.ok) throw new Error(list.code);
    if (list.nextCursor !== undefined) expect(list.items).toHaveLength(limit);
    ids.push(...list.items.map(({ visitId }) => visitId));
    cursor = list.nextCursor;
    pages += 1;
  } while (cursor !== undefined);
  return { ids, pages };
}
async function seriesOf({ own }: TestResident) {
  const list = await listMySeries(own, { limit: 50 });
  return list.ok ? list.items.map(({ seriesId }) => seriesId) : [];
}
const booked = async (resident: TestResident, changed: object = {}): Promise<Visit> => {
  const made = await bookMyVisit(resident.own, resident.caller, booking(changed));
  if (!made.ok) throw new Error(made.code);
  return made.visit;
};

describe('a resident’s visits', () => {
  it('are booked for their own unit, as the site writes it, and are found at the gate', async () => {
    const { residentOf, scan, code, deps, site } = household(database);
    const wong = residentOf(['12A']);
    const made = await bookMyVisit(wong.own, wong.caller, booking({ host: { unit: ' 12a', name: 'Wong' } }));
    if (!made.ok) throw new Error(made.code);
    expect(made.visit).toMatchObject({ host: { unit: '12A', name: 'Wong' }, createdBy: '12A' });
    expect(await scan(code(chan))).toMatchObject({ outcome: { outcome: 'checked_in' } });
    expect(await deps.visits.get(site, made.visit.visitId)).toMatchObject({ state: 'checked_in' });
  });

  it('are never booked for another unit, and one of several units has to be named', async () => {
    const { residentOf } = household(database);
    const wong = residentOf(['12A']);
    for (const unit of ['12B', 'Nowhere', '12A1']) {
      const made = await bookMyVisit(wong.own, wong.caller, booking({ host: { unit } }));
      expect(codeOf(made)).toBe('unit_not_yours');
      const series = await createMySeries(wong.own, wong.caller, rule({ host: { unit } }));
      expect(codeOf(series)).toBe('unit_not_yours');
    }
    const landlord = residentOf(['1A', '1B']);
    expect(codeOf(await bookMyVisit(landlord.own, landlord.caller, booking()))).toBe('invalid_request');
    expect((await booked(landlord, { host: { unit: '1b' } })).host).toEqual({ unit: '1B' });
  });

  it('are listed page by page, none twice and none left out, also those of several units', async () => {
    const { residentOf, expectVisitor } = household(database);
    const landlord = residentOf(['1A', '1B', '2C']);
    const expected: { visitId: VisitId; until: number }[] = [];
    for (let nth = 0; nth < 12; nth += 1) {
      const until = later(7200 + ((nth * 7) % 12) * 600);
      const unit = ['1A', '1B', '2C', '9Z'][nth % 4] ?? '';
      const { visitId } = await expectVisitor(chan, { host: { unit }, expectedUntil: until });
      if (unit !== '9Z') expected.push({ visitId, until });
    }
    const inOrder = expected.toSorted((one, other) => one.until - other.until).map(({ visitId }) => visitId);
    expect(await idsOf(landlord, 'coming', 2)).toEqual({ ids: inOrder, pages: 5 });
    expect((await idsOf(landlord, 'coming', 50)).ids).toEqual(inOrder);
    expect((await idsOf(landlord, 'past')).ids).toEqual([]);
  });

  it('are past when their window was over before today, the latest first, and go with their retention', async () => {
    const { residentOf, expectVisitor, time } = household(database);
    const wong = residentOf(['12A']);
    const first = await expectVisitor(chan, { expectedUntil: later(600) });
    const second = await expectVisitor(lee, { expectedUntil: later(1200) });
    expect((await idsOf(wong)).ids).toEqual([first.visitId, second.visitId]);
    time.now = later(86_400);
    expect((await idsOf(wong)).ids).toEqual([]);
    expect((await idsOf(wong, 'past', 1)).ids).toEqual([second.visitId, first.visitId]);
    time.now = later(31 * 86_400);
    expect((await idsOf(wong, 'past')).ids).toEqual([]);
  });

  it('are listed with what it costs to show them, however many visits the day has', async () => {
    const { residentOf, expectVisitor } = household(database);
    const wong = residentOf(['12A']);
    const mine = await expectVisitor(chan);
    for (let nth = 0; nth < 30; nth += 1) await expectVisitor(lee, { host: { unit: '12B' } });
    const reads: string[] = [];
    const counting = {
      ...wong.own,
      visits: {
        ...wong.own.visits,
        get: (...asked: Parameters<typeof wong.own.visits.get>) => {
          reads.push(asked[1]);
          return wong.own.visits.get(...asked);
        },
      },
    };
    expect(await listMyVisits(counting, { period: 'coming', limit: 50 })).toMatchObject({ items: [mine] });
    expect(reads).toEqual([mine.visitId]);
  });

  it('are edited, cancelled and given a PIN, in the version that was read', async () => {
    const { residentOf } = household(database);
    const wong = residentOf(['12A']);
    const { visitId } = await booked(wong);
    expect(codeOf(await editMyVisit(wong.own, wong.on(visitId), { purpose: 'Tea' }))).toBe(
      'precondition_required',
    );
    const edited = await editMyVisit(wong.own, wong.on(visitId, '"1"'), {
      purpose: 'Tea',
      host: { name: 'W' },
    });
    expect(edited).toMatchObject({ visit: { purpose: 'Tea', host: { unit: '12A', name: 'W' }, version: 2 } });
    expect(codeOf(await editMyVisit(wong.own, wong.on(visitId, '"1"'), { purpose: 'x' }))).toBe(
      'precondition_failed',
    );
    expect(await makeMyPin(wong.own, wong.on(visitId))).toMatchObject({ pin: '123456' });
    expect(stateOf(await decideMyVisit(wong.own, wong.on(visitId), 'cancel'))).toBe('cancelled');
    expect(codeOf(await decideMyVisit(wong.own, wong.on(visitId), 'cancel'))).toBe('state_conflict');
  });

  it('keep their place in the list when their window moves', async () => {
    const { residentOf } = household(database);
    const wong = residentOf(['12A']);
    const { visitId } = await booked(wong);
    const other = await booked(wong, { visitor: lee });
    await editMyVisit(wong.own, wong.on(visitId, '*'), {
      expectedFrom: later(90_000),
      expectedUntil: later(93_600),
    });
    expect((await idsOf(wong)).ids).toEqual([other.visitId, visitId]);
  });
});

describe('another unit’s visit', () => {
  it('does not exist, by whatever way it is asked for', async () => {
    const { residentOf, expectVisitor } = household(database);
    const wong = residentOf(['12A']);
    const theirs = await expectVisitor(lee, { host: { unit: '12B' }, needsApproval: true });
    const unknown = 'A'.repeat(22) as VisitId;
    const ways = [
      (id: VisitId) => findVisit(wong.own, wong.on(id)),
      (id: VisitId) => findVisit(wong.own, wong.on(id, '"99"')),
      (id: VisitId) => editMyVisit(wong.own, wong.on(id, '*'), { purpose: 'x' }),
      (id: VisitId) => editMyVisit(wong.own, wong.on(id), { purpose: 'x' }),
      (id: VisitId) => decideMyVisit(wong.own, wong.on(id), 'cancel'),
      (id: VisitId) => decideMyVisit(wong.own, wong.on(id), 'approve'),
      (id: VisitId) => decideMyVisit(wong.own, wong.on(id), 'refuse'),
      (id: VisitId) => makeMyPin(wong.own, wong.on(id)),
    ];
    for (const way of ways) {
      const answer = await way(theirs.visitId);
      expect(answer).toEqual(await way(unknown));
      expect(codeOf(answer)).toBe('visit_not_found');
    }
    expect((await idsOf(wong)).ids).toEqual([]);
  });

  it('is no longer theirs once the office has moved it, whatever they hold of it', async () => {
    const { residentOf, deps, byOffice } = household(database);
    const [wong, ho] = [residentOf(['12A']), residentOf(['12B'])];
    const { visitId } = await booked(wong);
    const moved = await editVisit(deps, byOffice(visitId, '*'), { host: { unit: '12B' } });
    expect(stateOf(moved)).toBe('expected');
    expect(codeOf(await decideMyVisit(wong.own, wong.on(visitId), 'cancel'))).toBe('visit_not_found');
    expect(codeOf(await editMyVisit(wong.own, wong.on(visitId, '"2"'), { purpose: 'x' }))).toBe(
      'visit_not_found',
    );
    expect((await idsOf(wong)).ids).toEqual([]);
    expect((await idsOf(ho)).ids).toEqual([visitId]);
  });

  it('is not changed by a resident who read it in the moment before it was moved', async () => {
    const { residentOf, deps, byOffice, site } = household(database);
    const wong = residentOf(['12A']);
    const { visitId } = await booked(wong);
    let reads = 0;
    const racing = {
      ...wong.own,
      visits: {
        ...wong.own.visits,
        get: async (...asked: Parameters<typeof deps.visits.get>) => {
          const visit = await wong.own.visits.get(...asked);
          reads += 1;
          // After the read of the cancellation itself, before its write.
          if (reads === 2) await editVisit(deps, byOffice(visitId, '*'), { host: { unit: '12B' } });
          return visit;
        },
      },
    };
    expect(codeOf(await decideMyVisit(racing, wong.on(visitId), 'cancel'))).toBe('visit_not_found');
    expect(await deps.visits.get(site, visitId)).toMatchObject({ state: 'expected', host: { unit: '12B' } });
  });

  it('stays as it is when it was a companion of a visit that its host cancels', async () => {
    const { residentOf, deps, byOffice, site } = household(database);
    const wong = residentOf(['12A']);
    const made = await bookMyVisit(
      wong.own,
      wong.caller,
      booking({ companions: [{ englishName: 'ONE' }, { englishName: 'TWO' }] }),
    );
    if (!made.ok) throw new Error(made.code);
    const [one, two] = made.companions;
    if (!one || !two) throw new Error('no companions');
    await editVisit(deps, byOffice(two.visitId, '*'), { host: { unit: '12B' } });
    expect(stateOf(await decideMyVisit(wong.own, wong.on(made.visit.visitId), 'cancel'))).toBe('cancelled');
    expect(await deps.visits.get(site, one.visitId)).toMatchObject({ state: 'cancelled' });
    expect(await deps.visits.get(site, two.visitId)).toMatchObject({ state: 'expected' });
  });

  it('is in exactly one list while the office moves visits and both residents read', async () => {
    const { residentOf, deps, byOffice } = household(database);
    const [wong, ho] = [residentOf(['12A']), residentOf(['12B'])];
    const visits = [];
    for (let nth = 0; nth < 6; nth += 1)
      visits.push(await booked(wong, { expectedUntil: later(7200 + nth) }));
    const moving = (async () => {
      for (const { visitId } of visits)
        await editVisit(deps, byOffice(visitId, '*'), { host: { unit: '12B' } });
    })();
    for (let round = 0; round < 6; round += 1) {
      const list = await listMyVisits(wong.own, { period: 'coming', limit: 2 });
      if (!list.ok) throw new Error(list.code);
      for (const visit of list.items) expect(visit.host).toEqual({ unit: '12A' });
    }
    await moving;
    expect((await idsOf(wong)).ids).toEqual([]);
    expect((await idsOf(ho)).ids).toEqual(visits.map(({ visitId }) => visitId));
  });
});

describe('who moves in later', () => {
  it('sees nothing of who lived there before: no visit, no rule, no visit that a rule of then makes', async () => {
    const { residentOf, deps, manager, time, site, expectVisitor } = household(database);
    const wong = residentOf(['12A']);
    const visit = await booked(wong);
    const ofOffice = await expectVisitor(lee, { expectedUntil: later(9000) });
    const made = await createMySeries(wong.own, wong.caller, rule());
    const byOffice = await createSeries(deps, manager, site.siteId, { ...rule(), host: { unit: '12A' } });
    if (!made.ok || !byOffice.ok) throw new Error('no rules');
    expect((await idsOf(wong)).ids).toHaveLength(8);
    expect(await seriesOf(wong)).toHaveLength(2);

    time.now = later(60);
    const ho = residentOf(['12A'], time.now, 'ho');
    const own = await booked(ho, { expectedUntil: later(8000) });
    expect((await idsOf(ho)).ids).toEqual([own.visitId]);
    expect(await seriesOf(ho)).toEqual([]);
    const ofRule = byOffice.upcoming.map(({ visitId }) => visitId);
    for (const visitId of [visit.visitId, ofOffice.visitId, ...ofRule])
      expect(codeOf(await findVisit(ho.own, ho.on(visitId)))).toBe('visit_not_found');
    for (const { seriesId } of [made.series, byOffice.series]) {
      expect(codeOf(await getSeries(ho.own, ho.caller, site.siteId, seriesId))).toBe('series_not_found');
      expect(codeOf(await cancelSeries(ho.own, ho.caller, site.siteId, seriesId))).toBe('series_not_found');
    }
    expect(await deps.series.get(site, made.series.seriesId)).toMatchObject({ state: 'active' });
  });
});

describe('a standing permission', () => {
  it('makes visits of the unit, is listed and ended by its residents alone', async () => {
    const { residentOf, site, deps } = household(database);
    const [wong, ho] = [residentOf(['12A']), residentOf(['12B'])];
    const made = await createMySeries(wong.own, wong.caller, rule());
    if (!made.ok) throw new Error(made.code);
    const { seriesId } = made.series;
    const { ids } = await idsOf(wong);
    expect(ids).toHaveLength(3);
    expect(await seriesOf(wong)).toEqual([seriesId]);
    expect(await seriesOf(ho)).toEqual([]);
    expect(codeOf(await cancelSeries(ho.own, ho.caller, site.siteId, seriesId))).toBe('series_not_found');
    expect(await cancelSeries(wong.own, wong.caller, site.siteId, seriesId)).toMatchObject({
      series: { state: 'cancelled' },
    });
    for (const visitId of ids)
      expect(await deps.visits.get(site, visitId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('a visitor who waits', () => {
  it('is admitted or refused by their host, and the gate follows', async () => {
    const { residentOf, expectVisitor, scan, code } = household(database);
    const wong = residentOf(['12A']);
    const one = await expectVisitor(chan, { needsApproval: true });
    const two = await expectVisitor(lee, { needsApproval: true });
    expect(await scan(code(chan))).toMatchObject({ outcome: { outcome: 'pending_approval' } });
    expect(stateOf(await decideMyVisit(wong.own, wong.on(one.visitId), 'approve'))).toBe('expected');
    expect(stateOf(await decideMyVisit(wong.own, wong.on(two.visitId), 'refuse'))).toBe('denied');
    expect(await scan(code(chan))).toMatchObject({ outcome: { outcome: 'checked_in' } });
    expect(await scan(code(lee))).toMatchObject({ outcome: { outcome: 'denied' } });
    expect(codeOf(await decideMyVisit(wong.own, wong.on(one.visitId), 'approve'))).toBe('state_conflict');
  });

  it('is not let in by a host’s word where a bar is on them, and the host is not told', async () => {
    const { residentOf, expectVisitor, scan, code, bar } = household(database);
    const wong = residentOf(['12A']);
    const barred = await expectVisitor(chan, { needsApproval: true });
    const free = await expectVisitor(lee, { needsApproval: true });
    await bar(chan);
    const [one, other] = [
      await decideMyVisit(wong.own, wong.on(barred.visitId), 'approve'),
      await decideMyVisit(wong.own, wong.on(free.visitId), 'approve'),
    ];
    if (!one.ok || !other.ok) throw new Error('not answered');
    const shape = (visit: Visit) => Object.keys(myVisitView(visit)).toSorted();
    expect([one.visit.state, shape(one.visit)]).toEqual([other.visit.state, shape(other.visit)]);
    expect(await scan(code(chan))).toMatchObject({ outcome: { outcome: 'denied' } });
    expect(await scan(code(lee))).toMatchObject({ outcome: { outcome: 'checked_in' } });
  });

  it('is not let in by a host’s word while a supervisor decides, and the host sees no sign of it', async () => {
    const { residentOf, deps, byOffice, expectVisitor, scan, code, bar, site } = household(database);
    const wong = residentOf(['12A']);
    await bar({ englishName: 'CHAN Tai Ming', idPrefix: 'A123' });
    const held = await expectVisitor(chan);
    expect(await scan(code(chan))).toMatchObject({ outcome: { outcome: 'pending_approval' } });
    expect(await deps.visits.get(site, held.visitId)).toMatchObject({ state: 'pending_approval' });
    const seen = await findVisit(wong.own, wong.on(held.visitId));
    if (!seen.ok) throw new Error(seen.code);
    expect(myVisitView(seen.visit)).toMatchObject({ state: 'expected' });
    for (const word of ['approve', 'refuse'] as const)
      expect(await decideMyVisit(wong.own, wong.on(held.visitId), word)).toEqual({
        ok: false,
        code: 'state_conflict',
        detail: 'The visit is expected.',
      });
    expect(await deps.visits.get(site, held.visitId)).toMatchObject({ state: 'pending_approval' });
    expect(stateOf(await refuseVisit(deps, byOffice(held.visitId)))).toBe('denied');
    const after = await findVisit(wong.own, wong.on(held.visitId));
    if (!after.ok) throw new Error(after.code);
    expect(myVisitView(after.visit)).toMatchObject({ state: 'cancelled' });
  });

  it('came unannounced and is near a bar: the host sees them once a supervisor has decided', async () => {
    const { residentOf, deps, byOffice, put, bar, site } = household(database);
    const wong = residentOf(['12A']);
    await bar({ englishName: 'CHAN Tai Ming', idPrefix: 'A123' });
    const walkIn = {
      ...(await unannounced(deps, site)),
      nearBars: ['x'.repeat(22)] as unknown as NonNullable<Visit['nearBars']>,
    };
    await put(walkIn);
    expect(codeOf(await findVisit(wong.own, wong.on(walkIn.visitId)))).toBe('visit_not_found');
    await approveVisit(deps, byOffice(walkIn.visitId));
    expect(codeOf(await findVisit(wong.own, wong.on(walkIn.visitId)))).toBe('ok');
    expect(codeOf(await editMyVisit(wong.own, wong.on(walkIn.visitId, '*'), { purpose: 'x' }))).toBe(
      'state_conflict',
    );
  });
});

async function unannounced(
  deps: ReturnType<typeof household>['deps'],
  site: ReturnType<typeof household>['site'],
) {
  const visit: Visit = {
    firmId: site.firmId,
    siteId: site.siteId,
    visitId: deps.newVisitId(),
    state: 'pending_approval',
    origin: 'walk_in',
    visitor: chan,
    host: { unit: '12A' },
    expectedFrom: nine,
    expectedUntil: later(7200),
    day: '2026-11-23' as LocalDay,
    createdAt: nine,
    createdBy: 'guard' as Visit['createdBy'],
    version: 1,
    purgeAt: later(30 * 86_400),
  };
  return Promise.resolve(visit);
}
