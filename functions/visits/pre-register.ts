import type { Caller } from '../edge/access.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { localDay } from './local-day.ts';
import { pointersTo } from './pointer.ts';
import { purgeAfter } from './retention.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { PreRegistration } from './visit-requests.ts';
import type { Visit } from './visit.ts';

const furthestAheadSeconds = 366 * 86_400;

/** Creates an `expected` visit and the pointers a scan finds it by. */
export async function preRegister(
  { getSite, bookings, personKeys, clock, newVisitId }: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  request: PreRegistration,
): Promise<{ readonly ok: true; readonly visit: Visit } | Failure> {
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const now = clock();
  const wrongTime = timeProblem(request, now);
  if (wrongTime) return wrongTime;
  const { host, visitor, purpose, expectedFrom, expectedUntil } = request;
  const visit: Visit = {
    firmId: caller.firmId,
    siteId,
    visitId: newVisitId(),
    state: 'expected',
    origin: 'pre_registered',
    visitor: withoutUndefined(visitor),
    host: withoutUndefined(host),
    ...(purpose === undefined ? {} : { purpose }),
    expectedFrom,
    expectedUntil,
    day: localDay(expectedFrom, site.timeZone),
    createdAt: now,
    createdBy: caller.memberId,
    version: 1,
    purgeAt: purgeAfter(expectedUntil, site.retentionDays),
  };
  const keys = await personKeys(caller.firmId);
  await bookings.create(visit, pointersTo(visit, keys.identitiesOf(visit.visitor)));
  return { ok: true, visit };
}

function timeProblem({ expectedFrom, expectedUntil }: PreRegistration, now: number): Failure | undefined {
  if (expectedUntil <= now) {
    return failure('invalid_request', undefined, [
      { path: 'expectedUntil', message: 'must be in the future' },
    ]);
  }
  if (expectedFrom - now > furthestAheadSeconds) {
    return failure('invalid_request', undefined, [
      { path: 'expectedFrom', message: 'must be within a year' },
    ]);
  }
  return undefined;
}

type Defined<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

function withoutUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}
