import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { endDays, type DayEndDeps } from '../../../functions/day-end/close-sites.ts';
import type { SiteRef } from '../../../functions/visits/visit-item.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { siteWith } from '../../support/site.ts';
import { later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const midnight = later(15 * 3600);
const justAfter = later(15 * 3600 + 60);
const { firmId, siteId } = siteWith();

interface Run {
  readonly now?: EpochSeconds;
  readonly closedThrough?: EpochSeconds;
  readonly sites?: readonly SiteRef[];
  readonly hasTime?: () => boolean;
  readonly fault?: Error;
}

/** A run over a site with these visits. */
async function run(
  visits: readonly Visit[],
  { now = justAfter, closedThrough, sites = [{ firmId, siteId }], hasTime = () => true, fault }: Run = {},
) {
  const register = heldRegister({ visits });
  const marked: Visit[] = [];
  const closed: EpochSeconds[] = [];
  const asked: SiteId[] = [];
  const faults: unknown[] = [];
  const pages: number[] = [];
  const deps: DayEndDeps = {
    ...register.deps,
    clock: () => now,
    bookings: {
      ...register.deps.bookings,
      listOnSite: async (site, asked) => {
        const page = await register.deps.bookings.listOnSite(site, asked);
        pages.push(page.visits.length);
        return page;
      },
    },
    getSite: (firm, site) => {
      asked.push(site);
      return register.deps.getSite(firm, site);
    },
    dayEnds: {
      listSites: () => Promise.resolve(sites),
      closedThrough: () => (fault ? Promise.reject(fault) : Promise.resolve(closedThrough)),
      closed: (_, through) => {
        closed.push(through);
        return Promise.resolve();
      },
      async *listWaiting(_, day: LocalDay) {
        for (const visit of register.held.values()) if (visit.day === day) yield await Promise.resolve(visit);
      },
      markOverstayed: (visit) => {
        marked.push(visit);
        return Promise.resolve(true);
      },
    },
    hasTime,
    failed: (_, error) => faults.push(error),
  };
  const report = await endDays(deps);
  return { report, marked, closed, asked, faults, pages, ...register };
}
const inside = (name: string, changed: Partial<Visit> = {}) =>
  visitWith({ visitId: visitIdOf(name), state: 'checked_in', checkedIn: passageWith(), ...changed });

describe('the end of the day', () => {
  it('checks out visitors who are inside, marks their overstay, and closes expected visits as no-shows', async () => {
    const { report, held, closed, faults } = await run([inside('a'), visitWith({ visitId: visitIdOf('b') })]);
    expect(faults).toEqual([]);
    expect(report).toEqual({ noShows: 1, checkOuts: 1, overstays: 1, failures: 0, left: 0 });
    expect(held.get(visitIdOf('a'))).toMatchObject({
      state: 'checked_out',
      checkedOut: { at: midnight, method: 'automatic' },
      purgeAt: midnight + 30 * 86_400,
    });
    expect(held.get(visitIdOf('b'))?.state).toBe('no_show');
    expect(closed).toEqual([midnight]);
  });

  it('checks out everybody, over all pages', async () => {
    const everybody = Array.from({ length: 101 }, (_, index) => inside(`visitor-${String(index)}`));
    const { report } = await run(everybody);
    expect(report).toEqual({ noShows: 0, checkOuts: 101, overstays: 101, failures: 0, left: 0 });
  });

  it('reads everybody between closings, a hundred at a time', async () => {
    const everybody = Array.from({ length: 101 }, (_, index) => inside(`visitor-${String(index)}`));
    const { report, pages } = await run(everybody, { now: later(16 * 3600), closedThrough: midnight });
    expect([report.overstays, pages]).toEqual([101, [100, 1]]);
  });

  it('reports a site that could not be closed', async () => {
    const fault = new Error('the store is down');
    const { report, faults, closed } = await run([], { fault });
    expect(report).toMatchObject({ failures: 1, left: 0 });
    expect([faults, closed]).toEqual([[fault], []]);
  });

  it('ignores a site that was deleted', async () => {
    const { report, closed } = await run([], { sites: [{ firmId, siteId: 'gone' as SiteId }] });
    expect(report).toMatchObject({ failures: 0, left: 0 });
    expect(closed).toEqual([]);
  });

  it('keeps a visit whose visitor may still come', async () => {
    const late = visitWith({ visitId: visitIdOf('late'), expectedUntil: later(20 * 3600) });
    const { report, held } = await run([late]);
    expect([report.noShows, held.get(late.visitId)?.state]).toEqual([0, 'expected']);
  });

  it('keeps an overnight guest inside', async () => {
    const guest = inside('guest', { expectedUntil: later(24 * 3600) });
    const { report, held } = await run([guest]);
    expect([report.checkOuts, held.get(guest.visitId)?.state]).toEqual([0, 'checked_in']);
  });

  it('passes on that a visit has re-entry', async () => {
    const { changes } = await run([inside('a', { allowsReEntry: true }), inside('b')]);
    const asked = (name: string) => changes.find((one) => one.visitId === visitIdOf(name))?.details;
    expect(asked('a')).toMatchObject({ allowsReEntry: true, ifVersion: 1 });
    expect(asked('b')).not.toHaveProperty('allowsReEntry');
  });

  it('marks nobody twice', async () => {
    const { marked, report } = await run([inside('a', { overstayedAt: later(10_800) })]);
    expect([marked, report.overstays]).toEqual([[], 0]);
  });

  it('marks overstays between closings, and checks nobody out', async () => {
    const { report, marked, closed, held } = await run([inside('a')], {
      now: later(16 * 3600),
      closedThrough: midnight,
    });
    expect(report).toEqual({ noShows: 0, checkOuts: 0, overstays: 1, failures: 0, left: 0 });
    expect(marked.map(({ visitId }) => visitId)).toEqual([visitIdOf('a')]);
    expect([closed, held.get(visitIdOf('a'))?.state]).toEqual([[], 'checked_in']);
  });

  it('does not close a site when its time runs out', async () => {
    let asked = 0;
    const hasTime = () => {
      asked += 1;
      return asked < 3;
    };
    const { report, closed } = await run([inside('a'), inside('b'), inside('c')], { hasTime });
    expect(report).toMatchObject({ checkOuts: 1, left: 1, failures: 0 });
    expect(closed).toEqual([]);
  });

  it('keeps a visit that was changed since it was listed', async () => {
    const visit = visitWith({ visitId: visitIdOf('b') });
    const { deps, held, site } = heldRegister({ visits: [{ ...visit, version: 2 }] });
    const report = await endDays({
      ...deps,
      clock: () => justAfter,
      dayEnds: {
        listSites: () => Promise.resolve([site]),
        closedThrough: () => Promise.resolve(undefined),
        closed: () => Promise.resolve(),
        async *listWaiting(_, day) {
          if (day === visit.day) yield await Promise.resolve(visit);
        },
        markOverstayed: () => Promise.resolve(false),
      },
      hasTime: () => true,
      failed: () => undefined,
    });
    expect([report.noShows, held.get(visit.visitId)?.state]).toEqual([0, 'expected']);
  });
});

describe('the sites of a run', () => {
  const sites = ['a', 'b', 'c'].map((name) => ({ firmId, siteId: name as SiteId }));
  it.each([
    [0, ['a', 'b', 'c']],
    [1, ['b', 'c', 'a']],
    [2, ['c', 'a', 'b']],
  ])('start with a different one each time, and each is processed once (%i)', async (seconds, order) => {
    const now = (justAfter - (justAfter % 3) + seconds) as EpochSeconds;
    expect((await run([], { now, sites })).asked).toEqual(order);
  });

  it('may be an empty list', async () => {
    const { report } = await run([], { sites: [] });
    expect(report).toEqual({ noShows: 0, checkOuts: 0, overstays: 0, failures: 0, left: 0 });
  });
});
