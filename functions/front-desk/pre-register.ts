import type { Caller } from '../edge/access.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { bookingAskedFor } from '../visits/booking-of.ts';
import { companionIds, readCompanions } from '../visits/companions.ts';
import { newVisit } from '../visits/new-visit.ts';
import { notesProblem } from './notes-problem.ts';
import { defined } from '../kernel/defined.ts';
import { saysTheSame } from './same-booking.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { PreRegistration } from './api/requests.ts';
import { windowProblem } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';

/** A requested visit, with its companions' visits. */
export interface Booked {
  readonly ok: true;
  /** `exists`: an earlier try made it. `conflict`: the visit with this id has other content. */
  readonly result: 'created' | 'exists' | 'conflict';
  readonly visit: Visit;
  readonly companions: readonly Visit[];
}

/**
 * Creates a visit and the pointers a scan finds it by: `expected`, or `pending_approval` where the host has to agree first;
 * a scan finds such a visit too, and says that it waits. With `idempotencySeed` the visit's id is derived from it, so that
 * a try after one that died finds what that one made.
 */
export async function preRegister(
  { getSite, visits, bookings, personKeys, clock, newVisitId }: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  request: PreRegistration,
  idempotencySeed?: string,
): Promise<Booked | Failure> {
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const now = clock();
  const wrongTime = windowProblem(request, now);
  if (wrongTime) return wrongTime;
  const wrongNotes = notesProblem(caller, request);
  if (wrongNotes) return wrongNotes;
  const { host, visitor, purpose, vehicle, notes, expectedFrom, expectedUntil } = request;
  const keys = await personKeys(caller.firmId);
  const fields = {
    visitId: idempotencySeed === undefined ? newVisitId() : keys.visitIdFrom(siteId, idempotencySeed),
    state: request.needsApproval ? ('pending_approval' as const) : ('expected' as const),
    origin: 'pre_registered' as const,
    visitor: defined(visitor),
    host: defined(host),
    ...defined({ purpose, vehicle, notes }),
    ...(request.allowsReEntry ? { allowsReEntry: true as const } : {}),
    ...defined({ companions: request.companions?.length }),
    expectedFrom,
    expectedUntil,
    createdAt: now,
    createdBy: caller.memberId,
  };
  const visit: Visit = newVisit(site, fields, expectedUntil);
  const companions = companionsOf(visit, request.companions ?? []);
  const asked = (one: Visit) => bookingAskedFor({ visits }, keys, site, one);
  const booked = [await asked(visit), ...(await Promise.all(companions.map(asked)))] as const;
  const made = await bookings.createAll(booked);
  // A repeated request finds what it made before.
  if (made === visit) return { ok: true, result: 'created', visit, companions };
  const there = await readCompanions(visits, site, made);
  const same = saysTheSame([made, ...there], [visit, ...companions]);
  if (same && made.version === 1) await bookings.lead(booked);
  return { ok: true, result: same ? 'exists' : 'conflict', visit: made, companions: there };
}

/** The companions' visits: the same as their lead's, under their own names. */
function companionsOf(
  { companions, ...lead }: Visit,
  named: NonNullable<PreRegistration['companions']>,
): readonly Visit[] {
  const ids = companionIds({ visitId: lead.visitId, companions: companions ?? 0 });
  return named.flatMap((visitor, index) => {
    const visitId = ids[index];
    return visitId ? [{ ...lead, visitId, visitor: defined(visitor), leadVisitId: lead.visitId }] : [];
  });
}
