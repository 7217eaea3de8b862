import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import { siteItems } from '../../../functions/registry/registry-items.ts';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { dayEndTable } from '../../../functions/day-end/day-end-table.ts';
import { endDays, type DayEndDeps } from '../../../functions/day-end/close-sites.ts';
import { listOnSite, listVisits } from '../../../functions/front-desk/list-visits.ts';
import { passedGate } from '../../../functions/visits/re-entry.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { keys, later, mainGate } from '../../support/visit.ts';
import { register, visitOf } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();

const hour = 3600;
const midnight = later(15 * hour);
const justAfter = later(15 * hour + 60);
const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const manager = callerWith('manager');

/** A register whose site is the only one of a run, with runs at the times given by the test. */
async function siteToClose(changed: Partial<Site> = {}) {
  const of = register(database, changed);
  const { deps, site, time } = of;
  for (const item of siteItems(site))
    await database.client.send(new PutItemCommand({ TableName: database.registry, Item: marshall(item) }));
  const table = dayEndTable(
    { registry: { client: database.client, name: database.registry }, visits: sealedVisits(database) },
    deps.clock,
  );
  const failures: unknown[] = [];
  const run = (now: number, more: Partial<DayEndDeps> = {}) => {
    time.now = later(now);
    return endDays({
      ...deps,
      dayEnds: { ...table, listSites: () => Promise.resolve([site]) },
      hasTime: () => true,
      failed: (_, error) => {
        failures.push(error);
      },
      ...more,
    });
  };
  const action = ({ visitId }: Visit) => ({ caller: manager, siteId: site.siteId, visitId });
  const read = async (visit: Visit) => {
    const found = await getVisit(deps, action(visit));
    if (!found.ok) throw new Error(found.code);
    return found.visit;
  };
  const checkIn = async (visit: Visit) => {
    const outcome = await checkInByHand(deps, action(visit), { method: 'staff_card', gateId: mainGate });
    if (!outcome.ok) throw new Error(outcome.code);
  };
  return { ...of, table, run, read, checkIn, action, failures };
}

const nothing = { noShows: 0, checkOuts: 0, overstays: 0, failures: 0, left: 0 };

describe('visits whose visitors did not come', () => {
  it('become no-shows at midnight, once, and a scan finds them no longer', async () => {
    const { deps, site, expectVisitor, run, read, scan, code } = await siteToClose();
    const visit = await expectVisitor(chan);
    const waiting = await expectVisitor({ englishName: 'LEE' }, { needsApproval: true });
    expect(await run(15 * hour + 59)).toEqual(nothing);
    expect(await run(15 * hour + 60)).toEqual({ ...nothing, noShows: 2 });
    expect(await read(visit)).toEqual({ ...visit, state: 'no_show', version: 2 });
    expect(await read(waiting)).toMatchObject({ state: 'no_show' });
    const nameKeys = keys.identitiesOf(chan).map(({ nameKey }) => nameKey);
    expect((await deps.visits.findByName(site, nameKeys)).pointers).toEqual([]);
    expect(visitOf(await scan(code(chan))).origin).toBe('walk_in');
    expect(await run(15 * hour + 900)).toEqual(nothing);
  });

  it('stay expected while the visitor may still come: on another day, or within the late tolerance', async () => {
    const { expectVisitor, run, read } = await siteToClose({ lateMinutes: 1440 });
    const today = await expectVisitor(chan);
    const long = await expectVisitor(chan, { expectedUntil: later(30 * 86_400) });
    expect(await run(16 * hour)).toEqual(nothing);
    expect(await run(40 * hour)).toEqual({ ...nothing, noShows: 1 });
    expect(await read(today)).toMatchObject({ state: 'no_show' });
    expect(await read(long)).toMatchObject({ state: 'expected' });
    expect(await run(33 * 86_400)).toEqual({ ...nothing, noShows: 1 });
  });

  it('are closed after an outage of days, and only once by two concurrent runs', async () => {
    const { expectVisitor, run } = await siteToClose();
    await run(0);
    for (let count = 0; count < 25; count += 1)
      await expectVisitor({ englishName: `GUEST ${'ABC'[count % 3] ?? ''}` });
    const at = 5 * 86_400;
    const both = await Promise.all([run(at), run(at)]);
    expect(both.map(({ failures }) => failures)).toEqual([0, 0]);
    expect(both.reduce((sum, { noShows }) => sum + noShows, 0)).toBe(25);
  });

  it('keep a change that was made during the run', async () => {
    const { deps, expectVisitor, run, read, checkIn } = await siteToClose({ lateMinutes: 0 });
    const visit = await expectVisitor(chan, { expectedUntil: later(60) });
    await checkIn(visit);
    const stale = { ...visit, state: 'expected' as const };
    const dayEnds = (await siteToClose()).table;
    const report = await run(16 * hour, {
      dayEnds: {
        ...dayEnds,
        listSites: () => Promise.resolve([visit]),
        listWaiting: async function* () {
          yield await Promise.resolve(stale);
        },
      },
      bookings: { ...deps.bookings, listOnSite: () => Promise.resolve({ visits: [] }) },
    });
    expect(report).toEqual(nothing);
    expect(await read(visit)).toMatchObject({ state: 'checked_in' });
  });
});

describe('visitors who are still inside', () => {
  it('are checked out at the site’s hour, without gate or guard, and their retention starts then', async () => {
    const { deps, site, expectVisitor, run, read, checkIn } = await siteToClose({ autoCheckOutAt: '22:00' });
    const visit = await expectVisitor(chan);
    await checkIn(visit);
    const closing = later(13 * hour);
    expect(await run(13 * hour + 59)).toMatchObject({ checkOuts: 0 });
    expect(await run(13 * hour + 60)).toMatchObject({ checkOuts: 1 });
    const after = await read(visit);
    expect(after).toMatchObject({ state: 'checked_out', purgeAt: closing + 30 * 86_400, version: 3 });
    expect(after.checkedOut).toEqual({ at: closing, method: 'automatic' });
    expect(await listOnSite(deps, manager, site.siteId, { limit: 50 })).toMatchObject({ count: 0 });
    expect(await run(14 * hour)).toEqual(nothing);
  });

  it('stay checked in if their window ends later, or if they came in after the closing', async () => {
    const { expectVisitor, run, read, checkIn, time } = await siteToClose();
    const guest = await expectVisitor(chan, { expectedUntil: later(24 * hour) });
    await checkIn(guest);
    const night = await expectVisitor({ englishName: 'LEE' }, { expectedUntil: midnight });
    time.now = later(15 * hour + 30);
    await checkIn(night);
    expect(await run(15 * hour + 60)).toEqual(nothing);
    expect(await read(guest)).toMatchObject({ state: 'checked_in' });
    expect(await run(39 * hour + 60)).toMatchObject({ checkOuts: 2 });
  });

  it('are checked out automatically if they may come again, which is recorded as a passage', async () => {
    const { expectVisitor, run, read, checkIn } = await siteToClose();
    const visit = await expectVisitor(chan, { allowsReEntry: true });
    await checkIn(visit);
    expect(await run(15 * hour + 60)).toMatchObject({ checkOuts: 1 });
    const after = await read(visit);
    expect(after.passages?.map(passedGate)).toEqual([
      { direction: 'in', at: later(0), gateId: 'main', method: 'staff_card' },
      { direction: 'out', at: midnight, method: 'automatic' },
    ]);
  });

  it('keep a new entry that was made during the run', async () => {
    const { deps, expectVisitor, run, read, checkIn, action } = await siteToClose();
    const visit = await expectVisitor(chan, { allowsReEntry: true });
    await checkIn(visit);
    const stale = await read(visit);
    await checkOutByHand(deps, action(visit), mainGate);
    await checkIn(visit);
    const listOnSite = () => Promise.resolve({ visits: [stale] });
    const report = await run(15 * hour + 60, { bookings: { ...deps.bookings, listOnSite } });
    expect(report).toMatchObject({ checkOuts: 0, failures: 0 });
    expect(await read(visit)).toMatchObject({ state: 'checked_in', version: 4 });
  });
});

describe('visitors who overstay', () => {
  it('are shown as overstaying at once, are marked once by the next run, and can then be checked out', async () => {
    const { deps, site, expectVisitor, run, read, checkIn, action, time } = await siteToClose();
    const visit = await expectVisitor(chan);
    await checkIn(visit);
    const up = later(3 * hour);
    time.now = up;
    expect(await read(visit)).not.toHaveProperty('overstayedAt');
    time.now = later(3 * hour + 1);
    expect(await read(visit)).toMatchObject({ overstayedAt: up, version: 2 });
    expect(await listVisits(deps, manager, site.siteId, { limit: 50 })).toMatchObject({
      visits: [{ overstayedAt: up }],
    });
    expect(await listOnSite(deps, manager, site.siteId, { limit: 50 })).toMatchObject({
      visits: [{ overstayedAt: up }],
    });
    expect(await deps.visits.get(site, visit.visitId)).not.toHaveProperty('overstayedAt');
    expect(await run(3 * hour + 2)).toEqual({ ...nothing, overstays: 1 });
    expect(await deps.visits.get(site, visit.visitId)).toMatchObject({ overstayedAt: up, version: 2 });
    expect(await run(3 * hour + 900)).toEqual(nothing);
    expect(await checkOutByHand(deps, action(visit), mainGate)).toMatchObject({ ok: true });
  });

  it('are marked by only one of two runs, and not after they have left', async () => {
    const { expectVisitor, read, checkIn, table, deps, action } = await siteToClose();
    const visit = await expectVisitor(chan);
    await checkIn(visit);
    const inside = await read(visit);
    const marks = await Promise.all([1, 2].map(() => table.markOverstayed(inside, later(1))));
    expect(marks.sort()).toEqual([false, true]);
    const other = await expectVisitor({ englishName: 'LEE' });
    await checkIn(other);
    await checkOutByHand(deps, action(other), mainGate);
    expect(await table.markOverstayed(other, later(1))).toBe(false);
  });
});

describe('a run', () => {
  it('leaves a site open when it runs out of time, and the next run closes it', async () => {
    const { site, table, expectVisitor, run } = await siteToClose();
    for (let count = 0; count < 30; count += 1) await expectVisitor(chan);
    let calls = 0;
    const first = await run(15 * hour + 60, { hasTime: () => (calls += 1) < 13 });
    expect(first).toMatchObject({ left: 1, failures: 0 });
    expect(first.noShows).toBeGreaterThan(0);
    expect(first.noShows).toBeLessThan(30);
    expect(await table.closedThrough(site)).toBeUndefined();
    const second = await run(15 * hour + 900);
    expect(first.noShows + second.noShows).toBe(30);
    expect(await table.closedThrough(site)).toBe(midnight);
  });

  it('closes the other sites when one fails, and closes that one the next time', async () => {
    const bad = await siteToClose();
    const good = await siteToClose();
    const visit = await bad.expectVisitor(chan);
    await good.expectVisitor(chan);
    const failed: unknown[] = [];
    const both = {
      dayEnds: { ...good.table, listSites: () => Promise.resolve([bad.site, good.site]) },
      getSite: async (...of: Parameters<DayEndDeps['getSite']>) =>
        (await bad.deps.getSite(...of)) ?? (await good.deps.getSite(...of)),
      failed: (ref: { siteId: string }) => failed.push(ref.siteId),
    };
    const report = await good.run(15 * hour + 60, {
      ...both,
      bookings: {
        ...good.deps.bookings,
        noShow: (booking, asked) =>
          booking.visit.visitId === visit.visitId
            ? Promise.reject(new Error('the store hangs'))
            : good.deps.bookings.noShow(booking, asked),
      },
    });
    expect(report).toMatchObject({ noShows: 1, failures: 1 });
    expect(failed).toEqual([bad.site.siteId]);
    expect(await good.run(15 * hour + 900, both)).toMatchObject({ noShows: 1, failures: 0 });
  });

  it('never moves a site’s progress back', async () => {
    const { site, table } = await siteToClose();
    await table.closed(site, justAfter);
    await table.closed(site, midnight);
    expect(await table.closedThrough(site)).toBe(justAfter);
  });

  it('lists the sites of all firms, and ignores a deleted one', async () => {
    const { site, table, run } = await siteToClose();
    expect(await table.listSites()).toContainEqual({ firmId: site.firmId, siteId: site.siteId });
    const gone = { firmId: 'gone' as FirmId, siteId: site.siteId };
    expect(await run(16 * hour, { dayEnds: { ...table, listSites: () => Promise.resolve([gone]) } })).toEqual(
      nothing,
    );
  });
});
