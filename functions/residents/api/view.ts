import { defined } from '../../kernel/defined.ts';
import { versionTag } from '../../edge/if-match.ts';
import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { Series } from '../../recurring/series.ts';
import type { Site } from '../../registry/firm.ts';
import { normalPurgeOf } from '../../visits/held.ts';
import { isPinLocked } from '../../visits/pin-limits.ts';
import type { Visit } from '../../visits/visit.ts';
import { stateForResident, type Resident } from '../resident.ts';
import type { mySeries, myVisit, myVisitPage, myVisitWithCompanions } from './responses.ts';

/** Names alone: the prefix of an identity card and an age are for the gate. */
const visitorView = ({ englishName, chineseName }: Visit['visitor']) => defined({ englishName, chineseName });

const aboutView = ({ visitor, purpose, vehicle }: Pick<Visit, 'visitor' | 'purpose' | 'vehicle'>) => ({
  visitor: visitorView(visitor),
  ...defined({ purpose }),
  ...(vehicle ? { vehicle: { plate: vehicle.plate } } : {}),
});

const hostView = (host: Visit['host']) => ({ unit: host?.unit ?? '', ...defined({ name: host?.name }) });

/**
 * A visit as a resident of its unit sees it. Every field is named here: what a visit may have besides (notes, gates, methods,
 * corrections, holds, decisions about bars, who did what) is not a resident's.
 */
export function myVisitView(visit: Visit): Shown<typeof myVisit> {
  const { visitId, siteId, origin, day, version, seriesId } = visit;
  const state = stateForResident(visit);
  return {
    visitId,
    siteId,
    state,
    origin,
    ...aboutView(visit),
    host: hostView(visit.host),
    day,
    expectedFrom: toRfc3339(visit.expectedFrom),
    expectedUntil: toRfc3339(visit.expectedUntil),
    createdAt: toRfc3339(visit.createdAt),
    ...(visit.checkedIn ? { checkedInAt: toRfc3339(visit.checkedIn.at) } : {}),
    ...(visit.checkedOut ? { checkedOutAt: toRfc3339(visit.checkedOut.at) } : {}),
    ...(state === 'checked_in' && visit.overstayedAt ? { overstayed: true } : {}),
    ...(visit.allowsReEntry ? { allowsReEntry: true } : {}),
    ...defined({ seriesId }),
    ...(visit.pinHash === undefined ? {} : { invitationPin: isPinLocked(visit) ? 'locked' : 'set' }),
    purgeAt: toRfc3339(normalPurgeOf(visit)),
    version,
  };
}

/** A visit with those who come along. */
export const myVisitWithCompanionsView = (
  visit: Visit,
  companions: readonly Visit[],
): Shown<typeof myVisitWithCompanions> => ({
  ...myVisitView(visit),
  ...(companions.length === 0
    ? {}
    : {
        companions: companions.map((one) => ({
          visitId: one.visitId,
          state: stateForResident(one),
          visitor: visitorView(one.visitor),
        })),
      }),
});

/** A rule as a resident of its unit sees it. */
export function mySeriesView(series: Series): Shown<typeof mySeries> {
  const { seriesId, siteId, state, weekdays, startTime, endTime, firstDay, until } = series;
  const { needsApproval, allowsReEntry, endsNextDay } = series;
  return {
    seriesId,
    siteId,
    state,
    ...aboutView(series),
    host: hostView(series.host),
    ...defined({ needsApproval, allowsReEntry, weekdays }),
    startTime,
    endTime,
    ...defined({ endsNextDay }),
    firstDay,
    until,
    createdAt: toRfc3339(series.createdAt),
    purgeAt: toRfc3339(series.purgeAt),
  };
}

/** Where a resident acts: what their list says beside its visits. */
export const whereView = (
  { units }: Resident,
  { name, timeZone }: Site,
): Omit<Shown<typeof myVisitPage>, 'items'> => ({
  siteName: name,
  timeZone,
  units: units.map(({ unitId, unit, since }) => ({ unitId, unit, since: toRfc3339(since) })),
});

/** The entity tag of a visit. */
export const myEntityTag = ({ version }: Visit): string => versionTag(version);
