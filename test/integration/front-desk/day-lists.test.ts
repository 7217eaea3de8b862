import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, LocalDay, VisitId } from '../../../functions/kernel/brands.ts';
import { checkInByHand } from '../../../functions/front-desk/by-hand.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { listOnSite, listVisits } from '../../../functions/front-desk/list-visits.ts';
import { cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { searchVisits } from '../../../functions/front-desk/search-visits.ts';
import type { VisitSearch } from '../../../functions/front-desk/api/requests.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith, nine } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { register } from '../visits/register.ts';

const database = openDatabase();

const day = (text: string) => text as LocalDay;
/** Hours after nine o'clock (Hong Kong) on 23 November 2026. */
const hours = (count: number) => (nine + count * 3600) as EpochSeconds;
const manager = callerWith('manager');

function listing() {
  const made = register(database);
  const { deps, site } = made;
  const namesOn = async (on: string, caller = manager) => {
    const list = await listVisits(deps, caller, site.siteId, { day: day(on), limit: 100 });
    return list.ok ? list.visits.map(({ visitor }) => visitor.englishName) : list.code;
  };
  const search = async (asked: Partial<VisitSearch>, caller = manager) => {
    const list = await searchVisits(deps, caller, site.siteId, { name: 'chan', limit: 50, ...asked });
    return list.ok ? list.visits.map(({ visitor }) => visitor.englishName ?? visitor.chineseName) : list.code;
  };
  const by = (visitId: VisitId) => ({ caller: manager, siteId: site.siteId, visitId });
  const comesIn = (visitId: VisitId) =>
    checkInByHand(deps, by(visitId), { method: 'host_confirms', gateId: mainGate });
  return { ...made, namesOn, search, by, comesIn };
}

describe('the list of a day', () => {
  it('shows a visit of three days on each of them, to a guard too', async () => {
    const { expectVisitor, namesOn, time } = listing();
    await expectVisitor({ englishName: 'WONG A' }, { expectedFrom: hours(0), expectedUntil: hours(48) });
    for (const on of ['2026-11-23', '2026-11-24', '2026-11-25'])
      expect(await namesOn(on)).toEqual(['WONG A']);
    for (const on of ['2026-11-22', '2026-11-26']) expect(await namesOn(on)).toEqual([]);
    time.now = hours(24);
    expect(await namesOn('2026-11-24', callerWith('guard'))).toEqual(['WONG A']);
  });

  it('shows a visit over midnight on both days, and also one whose tolerance ends after midnight', async () => {
    const { expectVisitor, namesOn } = listing();
    await expectVisitor({ englishName: 'OVER' }, { expectedFrom: hours(14), expectedUntil: hours(16) });
    await expectVisitor({ englishName: 'LATE' }, { expectedFrom: hours(13), expectedUntil: hours(14.5) });
    await expectVisitor({ englishName: 'EARLY' }, { expectedFrom: hours(15.5), expectedUntil: hours(17) });
    expect(await namesOn('2026-11-23')).toEqual(['LATE', 'OVER', 'EARLY']);
    // Visits that began on an earlier day are at the start of the day, by name.
    expect(await namesOn('2026-11-24')).toEqual(['LATE', 'OVER', 'EARLY']);
  });

  it('shows a visitor of 31 days with ten companions on the last day', async () => {
    const { expectVisitor, namesOn } = listing();
    const companions = Array.from({ length: 10 }, (_, n) => ({ englishName: `KID ${String(n)}` }));
    await expectVisitor(
      { englishName: 'LEAD' },
      { expectedFrom: hours(0), expectedUntil: hours(31 * 24), companions },
    );
    expect(await namesOn('2026-12-24')).toEqual([
      ...companions.map(({ englishName }) => englishName),
      'LEAD',
    ]);
  });

  it('follows an edit and a cancellation', async () => {
    const { expectVisitor, namesOn, by, deps, site } = listing();
    const { visitId } = await expectVisitor({ englishName: 'WONG B' }, { expectedUntil: hours(30) });
    await editVisit(deps, { ...by(visitId), ifMatch: '*' }, { expectedUntil: hours(2) });
    expect(await namesOn('2026-11-24')).toEqual([]);
    await editVisit(deps, { ...by(visitId), ifMatch: '*' }, { expectedUntil: hours(50) });
    expect(await namesOn('2026-11-25')).toEqual(['WONG B']);
    await cancelVisit(deps, by(visitId));
    const expected = await listVisits(deps, manager, site.siteId, {
      day: day('2026-11-25'),
      state: 'expected',
      limit: 9,
    });
    expect(expected).toMatchObject({ ok: true, visits: [] });
  });

  it('is sorted by time, then by name, on every page, also for 120 visits at the same time', async () => {
    const { expectVisitor, deps, site } = listing();
    const numbers = Array.from({ length: 120 }, (_, n) => n);
    const nameOf = (n: number) => `GUEST ${String.fromCodePoint(65 + (n % 26))} ${String(1000 + n)}`;
    for (const n of numbers)
      await expectVisitor({ englishName: nameOf((n * 37) % 120) }, { expectedFrom: hours(1) });
    await expectVisitor({ englishName: 'ZZZ' }, { expectedFrom: hours(0) });
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const list = await listVisits(deps, manager, site.siteId, { limit: 25, ...(cursor ? { cursor } : {}) });
      if (!list.ok) throw new Error(list.code);
      expect(Buffer.from(list.nextCursor ?? '', 'base64url').toString()).not.toContain('GUEST');
      seen.push(...list.visits.map(({ visitor }) => visitor.englishName));
      cursor = list.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['ZZZ', ...numbers.map(nameOf).sort()]);
  }, 60_000);
});

describe('the roll call', () => {
  it('is sorted by check-in time, then by name', async () => {
    const { expectVisitor, comesIn, deps, site, time } = listing();
    const [b, a, early] = [
      await expectVisitor({ englishName: 'B' }),
      await expectVisitor({ englishName: 'A' }),
      await expectVisitor({ englishName: 'Z' }),
    ];
    await comesIn(early.visitId);
    time.now = hours(0.5);
    await comesIn(b.visitId);
    await comesIn(a.visitId);
    const first = await listOnSite(deps, manager, site.siteId, { limit: 2 });
    if (!first.ok) throw new Error(first.code);
    expect([first.count, first.visits.map(({ visitor }) => visitor.englishName)]).toEqual([3, ['Z', 'A']]);
    const next = await listOnSite(deps, manager, site.siteId, { limit: 2, cursor: first.nextCursor });
    expect(next).toMatchObject({ count: 3, visits: [{ visitId: b.visitId }] });
  });
});

describe('a search', () => {
  it('finds by part of the name, whole words and characters, in the order of the list', async () => {
    const { expectVisitor, search } = listing();
    await expectVisitor({ englishName: 'CHAN Tai Man' }, { expectedFrom: hours(1) });
    await expectVisitor({ englishName: 'CHAN Siu Ming' });
    await expectVisitor({ englishName: 'CHEUNG Tai Man', chineseName: '張大文' });
    expect(await search({ name: 'chan' })).toEqual(['CHAN Siu Ming', 'CHAN Tai Man']);
    expect(await search({ name: 'Taiman' })).toEqual(['CHEUNG Tai Man', 'CHAN Tai Man']);
    expect(await search({ name: 'tai chan' })).toEqual(['CHAN Tai Man']);
    expect(await search({ name: '张' })).toEqual(['CHEUNG Tai Man']);
    expect(await search({ name: 'cha' })).toEqual([]);
    expect(await search({ name: '...' })).toBe('invalid_request');
    expect(await search({ name: 'chan', state: 'checked_in' })).toEqual([]);
    expect(await search({ name: 'chan', limit: 1 })).toEqual(['CHAN Siu Ming']);
  });

  it('finds companions and visits of several days, and nobody of another day or site', async () => {
    const { expectVisitor, search } = listing();
    const lead = await expectVisitor(
      { englishName: 'WONG Ka Yan' },
      { expectedUntil: hours(30), companions: [{ englishName: 'CHAN Peter' }] },
    );
    expect(companionIds(lead)).toHaveLength(1);
    expect(await search({ name: 'peter', day: day('2026-11-24') })).toEqual(['CHAN Peter']);
    expect(await search({ name: 'peter', day: day('2026-11-26') })).toEqual([]);
    expect(await listing().search({ name: 'peter' })).toEqual([]);
  });

  it('finds a walk-in who is inside, and can be limited to the roll call', async () => {
    const { expectVisitor, search, scan, code } = listing();
    await scan(code({ englishName: 'CHAN Wing' }));
    await expectVisitor({ englishName: 'CHAN Tai Man' });
    expect(await search({ name: 'chan', onSite: true })).toEqual(['CHAN Wing']);
    expect(await search({ name: 'chan' })).toEqual(['CHAN Tai Man', 'CHAN Wing']);
  });

  it('shows a guard only today', async () => {
    const { search } = listing();
    expect(await search({ day: day('2026-11-24') }, callerWith('guard'))).toBe('forbidden');
    expect(await search({ day: day('2026-11-23') }, callerWith('guard'))).toEqual([]);
  });
});
