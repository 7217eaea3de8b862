import { describe, expect, it } from '@jest/globals';
import { readDays } from '../../../functions/exports/read-days.ts';
import type { EpochSeconds, HoldId, LocalDay, VisitId } from '../../../functions/kernel/brands.ts';
import { listHolds } from '../../../functions/holds/change-hold.ts';
import { holdState } from '../../../functions/holds/hold.ts';
import { dayOfSealed } from '../../../functions/seals/sealed-value.ts';
import { getItem } from '../../../functions/table/read.ts';
import { visitKey } from '../../../functions/visits/visit-item.ts';
import { openDatabase } from '../../support/database.ts';
import { daySeconds, heldBy, heldSite } from '../../support/holds.ts';

const database = openDatabase();
const office = () => heldSite(database);
const guest = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };

describe('a hold on a visit', () => {
  it('protects from the moment it is asked for, for a week, then lapses', async () => {
    const { expectVisitor, askFor, read, pass, holdDeps, site } = office();
    const { visitId } = await expectVisitor(guest);
    pass(29);
    const { holdId } = await askFor(visitId);
    pass(6);
    expect(await read(visitId)).toMatchObject({ visitor: guest });
    pass(1);
    expect(await read(visitId)).toBeUndefined();
    const hold = await holdDeps.holds.get(site, holdId);
    expect(hold && holdState(hold, holdDeps.clock())).toBe('lapsed');
  });

  it('keeps the visit until its end after another member has approved it, with its names readable', async () => {
    const { expectVisitor, approvedFor, read, pass, table, site } = office();
    const { visitId } = await expectVisitor(guest);
    const { purgeAt } = (await read(visitId)) ?? {};
    await approvedFor(visitId, 90);
    const { client, name } = table;
    const stored = await getItem({ client, name }, visitKey(site, visitId));
    // The key of the new day seals it, in the same write: nothing is left to a second one.
    expect((dayOfSealed(stored?.['sealed']) ?? 0) * daySeconds).toBeGreaterThan(Number(purgeAt));
    pass(89);
    expect(await read(visitId)).toMatchObject({ visitor: guest });
    pass(1);
    expect(await read(visitId)).toBeUndefined();
  });

  it('is approved by another member than the one who asked', async () => {
    const { expectVisitor, askFor, decide, manager } = office();
    const { holdId } = await askFor((await expectVisitor(guest)).visitId);
    expect(await decide(holdId, 'approved', manager)).toMatchObject({ code: 'second_person_needed' });
    expect(await decide(holdId)).toMatchObject({ ok: true });
    expect(await decide(holdId)).toMatchObject({ code: 'hold_conflict' });
  });

  it('that is refused after the day of the visit purges it at once', async () => {
    const { expectVisitor, askFor, decide, read, pass } = office();
    const { visitId } = await expectVisitor(guest);
    const { holdId } = await askFor(visitId);
    pass(5);
    await decide(holdId, 'refused');
    expect(await read(visitId)).toMatchObject({ visitor: guest });
    pass(24);
    const { holdId: second } = await askFor(visitId);
    pass(3);
    expect(await read(visitId)).toBeDefined();
    await decide(second, 'refused');
    expect(await read(visitId)).toBeUndefined();
  });

  it('that ends purges what is past its normal day at once, and nothing else', async () => {
    const { expectVisitor, approvedFor, end, read, stored, pass, time } = office();
    const [old, young] = [await expectVisitor(guest), await expectVisitor({ englishName: 'LEE Ka Fai' })];
    const [first, second] = [await approvedFor(old.visitId), await approvedFor(young.visitId)];
    await end(second.holdId);
    expect(await read(young.visitId)).toMatchObject({ purgeAt: young.purgeAt });
    expect(await stored(young.visitId)).not.toHaveProperty('heldUntil');
    pass(40);
    expect(await read(old.visitId)).toBeDefined();
    await end(first.holdId);
    expect(await read(old.visitId)).toBeUndefined();
    time.now = (time.now - 1800) as EpochSeconds;
    expect(await read(old.visitId)).toBeUndefined();
    expect(await end(first.holdId)).toMatchObject({ code: 'hold_conflict' });
  });

  it('is renewed with another approval, and protects for a week without it', async () => {
    const { expectVisitor, approvedFor, renew, decide, read, pass } = office();
    const { visitId } = await expectVisitor(guest);
    const { holdId } = await approvedFor(visitId, 60);
    pass(58);
    expect(await renew(holdId, 91)).toMatchObject({ code: 'invalid_request', errors: [{ path: 'until' }] });
    expect(await renew(holdId, 1)).toMatchObject({ code: 'invalid_request', errors: [{ path: 'until' }] });
    heldBy(await renew(holdId, 90));
    expect(await renew(holdId, 90)).toMatchObject({ code: 'hold_conflict' });
    pass(6);
    expect(await read(visitId)).toBeDefined();
    heldBy(await decide(holdId));
    pass(83);
    expect(await read(visitId)).toMatchObject({ visitor: guest });
    pass(1);
    expect(await read(visitId)).toBeUndefined();
    expect(await renew(holdId, 30)).toMatchObject({ code: 'hold_conflict' });
  });

  it('cannot be asked for again and again by one member alone', async () => {
    const { expectVisitor, ask, read, pass } = office();
    const { visitId } = await expectVisitor(guest);
    pass(29);
    heldBy(await ask({ visitId }));
    for (let days = 0; days < 6; days += 1) {
      pass(1);
      await ask({ visitId });
    }
    expect(await read(visitId)).toBeDefined();
    // A week after the day on which it would have gone.
    pass(3);
    expect(await read(visitId)).toBeUndefined();
  });

  it('beside another one: the later end counts, and one that ends leaves the other in force', async () => {
    const { expectVisitor, approvedFor, end, read, pass } = office();
    const { visitId } = await expectVisitor(guest);
    const [short, long] = [await approvedFor(visitId, 40), await approvedFor(visitId, 60)];
    pass(35);
    await end(long.holdId);
    expect(await read(visitId)).toBeDefined();
    await end(short.holdId);
    expect(await read(visitId)).toBeUndefined();
  });

  it('that ends between two pages of an export takes its visit out of the next one', async () => {
    const { expectVisitor, approvedFor, end, pass, deps, site } = office();
    const [first, second] = [await expectVisitor(guest), await expectVisitor({ englishName: 'LEE Ka Fai' })];
    const holds = new Map([
      [first.visitId, await approvedFor(first.visitId)],
      [second.visitId, await approvedFor(second.visitId)],
    ]);
    pass(40);
    const page = (after?: string) => readDays(deps.bookings, site, [first.day], { limit: 1, after });
    const { visits: [shown] = [], next } = (await page()) ?? {};
    const other = shown?.visitId === first.visitId ? second : first;
    expect(shown).toBeDefined();
    await end(holds.get(other.visitId)?.holdId ?? ('' as HoldId));
    expect(await page(next)).toEqual({ visits: [] });
  });

  it('asked for in the last second holds; a second later the visit does not exist', async () => {
    const { expectVisitor, ask, read, time } = office();
    const { visitId, purgeAt } = await expectVisitor(guest);
    const late = await expectVisitor({ englishName: 'LEE Ka Fai' });
    time.now = (purgeAt - 1) as EpochSeconds;
    heldBy(await ask({ visitId }));
    time.now = purgeAt;
    expect(await read(visitId)).toMatchObject({ visitor: guest });
    expect(await ask({ visitId: late.visitId })).toMatchObject({ code: 'visit_not_found' });
    expect(await ask({ visitId: 'A'.repeat(22) as VisitId })).toMatchObject({ code: 'visit_not_found' });
  });

  it('that is ended and approved at the same moment is ended, or was approved first and then ended', async () => {
    const { expectVisitor, askFor, decide, end, read, pass, stored } = office();
    const { visitId } = await expectVisitor(guest);
    pass(29);
    const { holdId } = await askFor(visitId);
    pass(3);
    const [approval, ended] = await Promise.all([decide(holdId), end(holdId)]);
    expect(ended.ok).toBe(true);
    expect(approval.ok || approval.code === 'hold_conflict').toBe(true);
    expect(await read(visitId)).toBeUndefined();
    expect(await stored(visitId)).not.toHaveProperty('holds');
  });

  it('is one of at most twenty on a visit; those that lapsed do not count', async () => {
    const { expectVisitor, ask, pass } = office();
    const { visitId } = await expectVisitor(guest);
    for (let count = 0; count < 20; count += 1) heldBy(await ask({ visitId }));
    expect(await ask({ visitId })).toMatchObject({ code: 'hold_conflict' });
    pass(7);
    heldBy(await ask({ visitId }));
  });

  it('that is asked for twice with one seed is one hold', async () => {
    const { expectVisitor, ask, time, holdDeps, manager, site } = office();
    const { visitId } = await expectVisitor(guest);
    const first = heldBy(await ask({ visitId }, 60, 'seed'));
    time.now = (time.now + 60) as EpochSeconds;
    expect(heldBy(await ask({ visitId }, 60, 'seed'))).toEqual(first);
    const list = await listHolds(holdDeps, manager, site.siteId, { limit: 9 });
    expect(list.ok && list.page.holds).toHaveLength(1);
  });
});

describe('a hold on the visits of a person', () => {
  const days = { from: '2026-11-20' as LocalDay, to: '2026-11-23' as LocalDay };

  it('holds those with the name and the prefix, and no namesake', async () => {
    const { expectVisitor, ask, stored, site, holdDeps } = office();
    const meant = [
      await expectVisitor(guest),
      await expectVisitor({ ...guest, englishName: 'Tai Man CHAN' }),
    ];
    const namesake = await expectVisitor({ ...guest, idPrefix: 'B999' });
    const hold = heldBy(await ask({ person: { ...guest, ...days } }));
    expect([...hold.visitIds].sort()).toEqual(meant.map(({ visitId }) => visitId).sort());
    expect(await stored(namesake.visitId)).not.toHaveProperty('heldUntil');
    const kept = await holdDeps.holds.get(site, hold.holdId);
    expect(JSON.stringify(kept)).not.toMatch(/chan|A123/i);
  });

  it('without a prefix holds all of that name on these days', async () => {
    const { expectVisitor, ask, time } = office();
    const both = [await expectVisitor(guest), await expectVisitor({ ...guest, idPrefix: 'B999' })];
    const tomorrow = (time.now + daySeconds) as EpochSeconds;
    const later = { expectedFrom: tomorrow, expectedUntil: (tomorrow + 60) as EpochSeconds };
    await expectVisitor(guest, later);
    const { englishName } = guest;
    const hold = heldBy(await ask({ person: { englishName, ...days } }));
    expect([...hold.visitIds].sort()).toEqual(both.map(({ visitId }) => visitId).sort());
  });

  it('is refused where nothing is found, for days to come, and for more visits than one hold may keep', async () => {
    const { expectVisitor, ask } = office();
    const person = { ...guest, ...days };
    expect(await ask({ person })).toMatchObject({ code: 'visit_not_found' });
    expect(await ask({ person: { ...person, to: '2026-11-24' as LocalDay } })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'person.to' }],
    });
    for (let count = 0; count < 51; count += 1) await expectVisitor(guest);
    expect(await ask({ person })).toMatchObject({ code: 'hold_too_wide' });
  });

  it('does not hold a visit that is made after it', async () => {
    const { expectVisitor, ask, stored } = office();
    await expectVisitor(guest);
    heldBy(await ask({ person: { ...guest, ...days } }));
    const after = await expectVisitor(guest);
    expect(await stored(after.visitId)).not.toHaveProperty('heldUntil');
  });
});

describe('the register of holds', () => {
  it('shows holds newest first, page by page, and refuses the cursor of another site', async () => {
    const here = office();
    const { expectVisitor, askFor, time, holdDeps, manager, site } = here;
    const { visitId } = await expectVisitor(guest);
    const asked: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      asked.unshift((await askFor(visitId)).holdId);
      time.now = (time.now + 1) as EpochSeconds;
    }
    const first = await listHolds(holdDeps, manager, site.siteId, { limit: 2 });
    if (!first.ok) throw new Error(first.code);
    const rest = await listHolds(holdDeps, manager, site.siteId, { limit: 2, cursor: first.nextCursor });
    const shown = [first, rest].flatMap((list) => (list.ok ? list.page.holds : []));
    expect(shown.map(({ holdId }) => holdId)).toEqual(asked);
    const there = office();
    expect(
      await listHolds(there.holdDeps, manager, there.site.siteId, { limit: 2, cursor: first.nextCursor }),
    ).toMatchObject({ code: 'invalid_request' });
  });

  it('keeps a record for 400 days after its end, sealed all that time', async () => {
    const { expectVisitor, approvedFor, end, pass, holdDeps, site } = office();
    const { holdId } = await approvedFor((await expectVisitor(guest)).visitId);
    pass(20);
    heldBy(await end(holdId));
    pass(399);
    expect(await holdDeps.holds.get(site, holdId)).toMatchObject({
      incident: 'A broken lift',
      endedBy: 'manager',
    });
    pass(1);
    expect(await holdDeps.holds.get(site, holdId)).toBeUndefined();
  });
});
