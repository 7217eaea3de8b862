import { inLanes } from '../kernel/in-lanes.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { DayEndTable } from './day-end-table.ts';
import { dueDayEnd, isNoShow, leavesAt } from './day-end.ts';
import { isOverstayed, timeIsUp } from '../visits/overstay.ts';
import { bookingOf } from '../visits/booking-of.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { Visit } from '../visits/visit.ts';

/** The dependencies of the end of the day. */
export interface DayEndDeps extends Pick<
  VisitDeps,
  'getSite' | 'visits' | 'bookings' | 'personKeys' | 'clock'
> {
  readonly dayEnds: DayEndTable;
  /** False when the run has to end soon. The next run does the rest. */
  readonly hasTime: () => boolean;
  /** Called for each site that could not be closed. */
  readonly failed: (site: SiteRef, error: unknown) => void;
}

/** What a run did. */
export interface DayEndReport {
  readonly noShows: number;
  readonly checkOuts: number;
  readonly overstays: number;
  readonly failures: number;
  /** Sites that a run had no time for. */
  readonly left: number;
}

type Tally = { -readonly [Name in keyof DayEndReport]: number };

const sitesAtOnce = 5;
const visitsAtOnce = 10;
/** A page of the roll call. */
const pageSize = 100;

/**
 * Closes every site whose closing time has passed since it was last closed: visits for which nobody came become
 * no-shows, visitors who are still inside are checked out, and those who stay too long are marked. Every write is
 * conditional and a site counts as closed only when all of it is done, so a run that ends early, runs twice or starts
 * hours late leaves nothing out and does nothing twice. A fault at one site does not stop the others.
 */
export async function endDays(deps: DayEndDeps): Promise<DayEndReport> {
  const tally: Tally = { noShows: 0, checkOuts: 0, overstays: 0, failures: 0, left: 0 };
  const sites = rotated(await deps.dayEnds.listSites(), deps.clock());
  await inLanes(sitesAtOnce, sites, async (ref) => {
    try {
      if (!deps.hasTime() || !(await endDay(deps, ref, tally))) tally.left += 1;
    } catch (error) {
      tally.failures += 1;
      deps.failed(ref, error);
    }
  });
  return tally;
}

/** Starts with another site each time, so that no site is always the last when time runs out. */
function rotated<Item>(items: readonly Item[], now: EpochSeconds): readonly Item[] {
  const first = items.length === 0 ? 0 : now % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

/** Answers whether everything was done. */
async function endDay(deps: DayEndDeps, ref: SiteRef, tally: Tally): Promise<boolean> {
  const site = await deps.getSite(ref.firmId, ref.siteId);
  if (!site) return true;
  const due = dueDayEnd(site, await deps.dayEnds.closedThrough(site), deps.clock());
  let whole = await sweepInside(deps, site, due?.closing, tally);
  if (!due) return whole;
  for (const day of due.days) {
    const over: Visit[] = [];
    for await (const visit of deps.dayEnds.listWaiting(site, day, due.through))
      if (isNoShow(site, visit, due.through)) over.push(visit);
    whole = (await whileTime(deps, over, (visit) => noShow(deps, visit, tally))) && whole;
  }
  if (whole) await deps.dayEnds.closed(site, due.through);
  return whole;
}

async function sweepInside(
  deps: DayEndDeps,
  site: Site,
  closing: EpochSeconds | undefined,
  tally: Tally,
): Promise<boolean> {
  let after: { readonly after?: string } = {};
  for (;;) {
    const page = await deps.bookings.listOnSite(site, { limit: pageSize, ...after });
    const whole = await whileTime(deps, page.visits, async (visit) => {
      if (isOverstayed(site, visit, deps.clock()) && visit.overstayedAt === undefined) {
        // Read after the wait, because other lanes count in between.
        const isMarked = await deps.dayEnds.markOverstayed(visit, timeIsUp(site, visit));
        tally.overstays += Number(isMarked);
      }
      if (closing !== undefined && leavesAt(closing, visit))
        await checkOut(deps, site, visit, closing, tally);
    });
    if (!whole || page.next === undefined) return whole;
    after = { after: page.next };
  }
}

async function checkOut(
  deps: DayEndDeps,
  site: Site,
  visit: Visit,
  closing: EpochSeconds,
  tally: Tally,
): Promise<void> {
  const { ok } = await deps.visits.change(site, visit.visitId, 'checkOut', {
    checkedOut: { at: closing, method: 'automatic' },
    purgeAt: purgeAfter(closing, site.retentionDays),
    ...(visit.allowsReEntry ? { allowsReEntry: true } : {}),
    ifVersion: visit.version,
  });
  tally.checkOuts += Number(ok);
}

async function noShow(deps: DayEndDeps, visit: Visit, tally: Tally): Promise<void> {
  const booking = bookingOf(await deps.personKeys(visit.firmId), visit);
  const { ok } = await deps.bookings.noShow(booking, { ifVersion: visit.version });
  tally.noShows += Number(ok);
}

/** Works on the items while there is time. Answers whether it reached the end. */
async function whileTime<Item>(
  { hasTime }: DayEndDeps,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<boolean> {
  let whole = true;
  await inLanes(visitsAtOnce, items, async (item) => {
    if (hasTime()) await work(item);
    else whole = false;
  });
  return whole;
}
