import type { EpochSeconds, FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import { later, type Clock } from '../kernel/clock.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, daysFrom } from '../kernel/local-time.ts';
import type { RecordedPassage } from '../passages/passage.ts';
import type { Series } from '../recurring/series.ts';
import type { Site } from '../registry/firm.ts';
import type { ShortenedRetention } from '../registry/shortened-retention.ts';
import type { Item } from '../table/table.ts';
import type { Kept } from '../visits/held.ts';
import type { Visit } from '../visits/visit.ts';
import type { KeptKind, RetentionTable } from './retention-table.ts';
import { shorterPassage, shorterSeries, shorterVisit } from './shorter-purge.ts';

/** The dependencies of the shortening. */
export interface ShortenDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly retention: RetentionTable;
  readonly clock: Clock;
  /** False when the run has to end soon. The next run does the rest. */
  readonly hasTime: () => boolean;
  /** Called for each site whose visits could not all be shortened. */
  readonly failed: (site: ShortenedRetention, error: unknown) => void;
}

/** What a run did. */
export interface ShortenReport {
  readonly shortened: number;
  readonly failures: number;
  /** Sites that need another run. */
  readonly left: number;
}

type Tally = { -readonly [Name in keyof ShortenReport]: number };

/**
 * The functions know a site's settings for a minute, so some may still write by the old retention. A pass that begins after
 * this time sees all of that.
 */
export const settledSeconds = 180;
/** The oldest visit: kept for a year, booked for 31 days, and not held. */
const daysBack = 400;
/** A visit is booked at most a year ahead. */
const daysAhead = 367;
const daysAtOnce = 10;
const itemsAtOnce = 10;

/**
 * Lets what exists at a site follow a retention that was shortened: visits, rules of recurring visits and passages that a
 * manager looks at. It goes over the days of the site twice, at once and when all functions know the new settings. It never
 * moves a purge to a later time, so a run that ends early, runs twice or beside another one does no harm.
 */
export async function shortenRetention(deps: ShortenDeps): Promise<ShortenReport> {
  const tally: Tally = { shortened: 0, failures: 0, left: 0 };
  for (const mark of await deps.retention.shortened()) {
    try {
      if (!deps.hasTime() || !(await shortenSite(deps, mark, tally))) tally.left += 1;
    } catch (error) {
      tally.failures += 1;
      deps.failed(mark, error);
    }
  }
  return tally;
}

/** Answers whether nothing is left to do. */
async function shortenSite(deps: ShortenDeps, mark: ShortenedRetention, tally: Tally): Promise<boolean> {
  const { retention, clock } = deps;
  const now = clock();
  if ((mark.waitsUntil ?? 0) > now) return false;
  const site = await deps.getSite(mark.firmId, mark.siteId);
  if (!site) {
    await retention.done(mark);
    return true;
  }
  const begunAt = mark.begunAt ?? now;
  const whole = await passOver(deps, site, mark, begunAt, tally);
  if (!whole) return false;
  const settledAt = later(mark.loweredAt, settledSeconds);
  if (begunAt < settledAt) {
    await retention.again(mark, settledAt);
    return false;
  }
  await retention.done(mark);
  return true;
}

/** Goes over a site once, from the day after the last one that is done. False where it was not finished. */
async function passOver(
  deps: ShortenDeps,
  site: Site,
  mark: ShortenedRetention,
  begunAt: EpochSeconds,
  tally: Tally,
): Promise<boolean> {
  const { retention, clock } = deps;
  const today = localDay(begunAt, site.timeZone);
  const last = addDays(today, daysAhead);
  let day = mark.doneThrough ? addDays(mark.doneThrough, 1) : addDays(today, -daysBack);
  for (; day <= last; day = addDays(day, daysAtOnce)) {
    if (!deps.hasTime()) return false;
    const through = addDays(day, daysAtOnce - 1);
    const found = await inLanes(daysAtOnce, daysFrom(day, daysAtOnce), (one) =>
      shortenDay(deps, site, one, tally),
    );
    if (found.includes(true) && !(await retention.progress(mark, begunAt, through))) return false;
  }
  await shortenAll(deps, 'series', await retention.seriesOf(site), tally, (item) =>
    shorterSeries(item as unknown as Series, site, clock()),
  );
  await shortenAll(deps, 'passage', await retention.passagesOf(site), tally, (item) =>
    shorterPassage(item as unknown as RecordedPassage, site, clock()),
  );
  return true;
}

/** Answers whether the day has visits. */
async function shortenDay(deps: ShortenDeps, site: Site, day: LocalDay, tally: Tally): Promise<boolean> {
  let found = false;
  for await (const items of deps.retention.visitsOf(site, day)) {
    found ||= items.length > 0;
    await shortenAll(deps, 'visit', items, tally, (item) =>
      shorterVisit(item as unknown as Visit, site, deps.clock()),
    );
  }
  return found;
}

async function shortenAll(
  { retention, clock }: ShortenDeps,
  kind: KeptKind,
  items: readonly Item[],
  tally: Tally,
  shorter: (item: Item) => Kept | undefined,
): Promise<void> {
  const standing = items.filter(({ purgeAt }) => Number(purgeAt) > clock());
  await inLanes(itemsAtOnce, standing, async (item) => {
    const kept = shorter(item);
    // An item that changes at this moment is looked at again in the second pass.
    const isShorter = kept !== undefined && (await retention.shorten(kind, item, kept));
    tally.shortened += Number(isShorter);
  });
}
