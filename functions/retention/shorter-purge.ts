import type { EpochSeconds } from '../kernel/brands.ts';
import { instantAt, addDays } from '../kernel/local-time.ts';
import { keptFrom, type RecordedPassage } from '../passages/passage.ts';
import { lastDayOf, type Series } from '../recurring/series.ts';
import type { Site } from '../registry/firm.ts';
import { goneBy } from '../visits/gone-now.ts';
import { keptThrough, normalPurgeOf, type Kept } from '../visits/held.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { Visit } from '../visits/visit.ts';

type Rule = Pick<Site, 'retentionDays' | 'timeZone'>;

/**
 * The earlier purge of a visit at a site with this retention; `undefined` where it does not move. A hold is not shortened.
 * Who is inside stays on the roll call: the way out sets the new day.
 */
export function shorterVisit(
  visit: Visit,
  { retentionDays }: Pick<Rule, 'retentionDays'>,
  now: EpochSeconds,
): Kept | undefined {
  if (visit.state === 'checked_in') return undefined;
  const normal = normalPurgeOf(visit);
  const wanted = purgeAfter(endOf(visit), retentionDays);
  if (wanted >= normal) return undefined;
  const kept = keptThrough(visit.heldUntil, wanted);
  return { ...kept, purgeAt: goneBy(kept.purgeAt, now) };
}

/** The last thing that happened to a visit, or will: what its retention is counted from. */
function endOf({ state, checkedOut, origin, createdAt, expectedUntil }: Visit): EpochSeconds {
  if (state === 'checked_out' && checkedOut) return checkedOut.at;
  return origin === 'walk_in' ? createdAt : expectedUntil;
}

/** The same of a rule of recurring visits. */
export const shorterSeries = (
  series: Series,
  { retentionDays, timeZone }: Rule,
  now: EpochSeconds,
): Kept | undefined => {
  const end = instantAt(addDays(lastDayOf(series, series.until), 1), '00:00', timeZone);
  return earlier(series.purgeAt, purgeAfter(end, retentionDays), now);
};

/** The same of the record of a passage without a network. */
export const shorterPassage = (
  { recordedAt, receivedAt, purgeAt }: RecordedPassage,
  { retentionDays }: Pick<Rule, 'retentionDays'>,
  now: EpochSeconds,
): Kept | undefined => earlier(purgeAt, purgeAfter(keptFrom(recordedAt, receivedAt), retentionDays), now);

const earlier = (purgeAt: EpochSeconds, wanted: EpochSeconds, now: EpochSeconds): Kept | undefined =>
  wanted < purgeAt ? { purgeAt: goneBy(wanted, now) } : undefined;
