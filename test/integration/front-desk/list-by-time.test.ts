import { describe, expect, it } from '@jest/globals';
import type { DayListQuery } from '../../../functions/front-desk/api/requests.ts';
import { cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { listVisits } from '../../../functions/front-desk/list-visits.ts';
import type { EpochSeconds, LocalDay } from '../../../functions/kernel/brands.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith, nine } from '../../support/site.ts';
import { register } from '../visits/register.ts';

const database = openDatabase();
const manager = callerWith('manager');
const hours = (count: number) => (nine + count * 3600) as EpochSeconds;
const today = '2026-11-23' as LocalDay;

function listing() {
  const made = register(database);
  const { deps, site } = made;
  const pages = async (asked: Partial<DayListQuery> = {}, caller = manager) => {
    const found: (readonly (string | undefined)[])[] = [];
    let cursor: string | undefined;
    do {
      const list = await listVisits(deps, caller, site.siteId, {
        order: 'time',
        day: today,
        limit: 10,
        cursor,
        ...asked,
      });
      if (!list.ok) throw new Error(list.code);
      found.push(list.visits.map(({ visitor }) => visitor.englishName));
      cursor = list.nextCursor;
    } while (cursor !== undefined);
    return found;
  };
  return { ...made, pages };
}

describe('the list of a day in the order of time', () => {
  it('shows each visit once, in the order of time, also where many begin at the same time', async () => {
    const { expectVisitor, pages } = listing();
    const names = Array.from(
      { length: 34 },
      (_, n) => `GUEST ${String.fromCodePoint(65 + (n % 26))}${'X'.repeat(1 + n / 26)}`,
    );
    for (const name of names) await expectVisitor({ englishName: name }, { expectedFrom: hours(1) });
    await expectVisitor({ englishName: 'FIRST' }, { expectedFrom: hours(0) });
    await expectVisitor({ englishName: 'LAST' }, { expectedFrom: hours(2), expectedUntil: hours(3) });
    const shown = await pages();
    expect(shown.map((page) => page.length)).toEqual([10, 10, 10, 6]);
    expect(shown.flat().at(0)).toBe('FIRST');
    expect(shown.flat().at(-1)).toBe('LAST');
    expect([...shown.flat()].sort()).toEqual([...names, 'FIRST', 'LAST'].sort());
    const byName = (await pages({ order: 'name' })).flat();
    expect([...byName].sort()).toEqual([...shown.flat()].sort());
  }, 60_000);

  it('fills its pages where a state is asked for, and ends where nothing follows', async () => {
    const { expectVisitor, pages, deps, site } = listing();
    for (let n = 0; n < 12; n += 1) {
      const { visitId } = await expectVisitor(
        { englishName: `GUEST ${'Y'.repeat(n + 1)}` },
        { expectedFrom: hours(0) },
      );
      if (n % 3 > 0) await cancelVisit(deps, { caller: manager, siteId: site.siteId, visitId });
    }
    expect((await pages({ state: 'expected', limit: 2 })).map((page) => page.length)).toEqual([2, 2]);
    expect((await pages({ state: 'expected', limit: 4 })).map((page) => page.length)).toEqual([4]);
    expect(await pages({ state: 'denied' })).toEqual([[]]);
  });

  it('shows a visit of several days on each of them, and no other day to a guard', async () => {
    const { expectVisitor, pages, deps, site } = listing();
    await expectVisitor({ englishName: 'LONG' }, { expectedUntil: hours(48) });
    expect(await pages({ day: '2026-11-24' as LocalDay })).toEqual([['LONG']]);
    const asked = { order: 'time' as const, day: '2026-11-24' as LocalDay, limit: 10 };
    expect(await listVisits(deps, callerWith('guard'), site.siteId, asked)).toMatchObject({
      code: 'forbidden',
    });
  });

  it('refuses the cursor of another order', async () => {
    const { expectVisitor, deps, site } = listing();
    for (const name of ['A', 'B', 'C']) await expectVisitor({ englishName: `GUEST ${name}` });
    const asked = { day: today, limit: 1 };
    for (const [order, other] of [
      ['time', 'name'],
      ['name', 'time'],
    ] as const) {
      const list = await listVisits(deps, manager, site.siteId, { ...asked, order });
      if (!list.ok) throw new Error(list.code);
      const { nextCursor: cursor } = list;
      expect(cursor).toBeDefined();
      expect(await listVisits(deps, manager, site.siteId, { ...asked, order: other, cursor })).toMatchObject({
        code: 'invalid_request',
      });
    }
  });
});
