import type { Caller } from '../edge/access.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import type { EpochSeconds, FirmId, SiteId } from '../kernel/brands.ts';
import { daySeconds, later, type Clock } from '../kernel/clock.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import type { TickListQuery, TicksRequest } from './api/requests.ts';
import type { Tick, TickPage, TickTable } from './tick-table.ts';

/** The dependencies of ticks. */
export interface TickDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly ticks: TickTable;
  readonly clock: Clock;
}

/** A phone knows the service’s time to some seconds, and a tick that replaces another is made a second later than it. */
const toleranceSeconds = 5;
/** An evacuation is over by then. */
const keptSeconds = daySeconds;

/**
 * Keeps who was seen at the assembly point, and what of that was taken back, for the other phones. Safe to send again. A tick of a clock that is ahead counts
 * from now; one that is over a day old is left out. The visits are not looked up: nothing may hold up an evacuation, and
 * a tick of no visit is on no roll call.
 */
export async function addTicks(
  { getSite, ticks, clock }: TickDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  request: TicksRequest,
): Promise<{ readonly ok: true; readonly ticks: readonly Tick[] } | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const now = clock();
  const kept = request.ticks.flatMap(({ visitId, state = 'safe', tickedAt }): Tick[] => {
    const at: EpochSeconds = tickedAt > now + toleranceSeconds ? now : tickedAt;
    const purgeAt = later(at, keptSeconds);
    return purgeAt > now ? [{ visitId, state, tickedAt: at, tickedBy: memberId, purgeAt }] : [];
  });
  await ticks.put(site, kept);
  return { ok: true, ticks: kept };
}

/** A page of the last ticks of each visit since a roll call began. */
export async function listTicks(
  { getSite, ticks, clock }: TickDeps,
  { firmId }: Caller,
  siteId: SiteId,
  { since, limit, cursor }: TickListQuery,
): Promise<PageRead<TickPage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const from = since ?? later(clock(), -keptSeconds);
  return readPage(`${firmId}/${siteId}/ticks`, cursor, (page) =>
    ticks.list(site, { since: from, limit, ...page }),
  );
}
