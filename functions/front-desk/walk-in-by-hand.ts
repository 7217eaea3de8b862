import { defined } from '../kernel/defined.ts';
import type { Caller } from '../edge/access.ts';
import type { Site } from '../registry/firm.ts';
import type { SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import { bookingOf } from '../visits/booking-of.ts';
import { companionIds } from '../visits/companions.ts';
import { openVisitsLike } from './open-visits-like.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { dayEntriesOf } from '../visits/usable-days.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { VisitState } from '../visits/visit-states.ts';
import type { WalkInRequest } from './api/requests.ts';
import type { Visit } from '../visits/visit.ts';
import type { Visitor } from '../person-keys/person.ts';
import { walkInVisit, type ToldWalkIn } from '../visits/walk-in-visit.ts';

/** The outcome for one companion: the state of the visit, or why it was refused. */
export interface CompanionWalkIn {
  readonly visitId: VisitId;
  readonly result: VisitState | Failure['code'];
  readonly visit?: Visit;
}

type Recorded =
  { readonly ok: true; readonly visit: Visit; readonly companions: readonly CompanionWalkIn[] } | Failure;
type One = { readonly ok: true; readonly visit: Visit } | Failure;

/**
 * Records an unannounced visitor without a code, as the site's rule for walk-ins allows. Each companion has a visit of
 * their own and is checked against the bars alone. With `idempotencySeed` the ids are derived from it, so that a try after
 * one that died finds what that one made.
 */
export async function recordWalkInByHand(
  deps: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  request: WalkInRequest,
  idempotencySeed?: string,
): Promise<Recorded> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  if (!site.gates.some(({ gateId }) => gateId === request.gateId)) return failure('gate_not_found');
  if (site.walkIns === 'refuse') return failure('walk_ins_refused');
  const keys = await deps.personKeys(site.firmId);
  const visitId =
    idempotencySeed === undefined ? deps.newVisitId() : keys.visitIdFrom(siteId, idempotencySeed);
  const { companions: named = [], noneOfThese, visitor: said, ...about } = request;
  const visitor = defined(said);
  const told: ToldWalkIn = { ...about, visitId, memberId: caller.memberId, at: deps.clock() };
  if (!noneOfThese) {
    const like = (await openVisitsLike(deps, keys, site, visitor)).filter((one) => one.visitId !== visitId);
    if (like.length > 0) return alreadyThere(like);
  }
  const lead = await recordOne(deps, keys, site, visitor, {
    ...told,
    ...(named.length > 0 ? { companions: named.length } : {}),
  });
  if (!lead.ok) return lead;
  const ids = companionIds({ visitId, companions: named.length });
  const companions = ids.map(async (companionId, index): Promise<CompanionWalkIn> => {
    const made = await recordOne(deps, keys, site, defined(named[index] ?? {}), {
      ...told,
      visitId: companionId,
      leadVisitId: visitId,
    });
    return made.ok
      ? { visitId: companionId, result: made.visit.state, visit: made.visit }
      : { visitId: companionId, result: made.code };
  });
  return { ok: true, visit: lead.visit, companions: await Promise.all(companions) };
}

/** Asks the bars, writes the pointers of near names, then writes the visit. An earlier try's visit is answered instead. */
async function recordOne(
  deps: VisitDeps,
  keys: PersonKeys,
  site: Site,
  visitor: Visitor,
  told: ToldWalkIn,
): Promise<One> {
  const answer = await askAtDoor(deps, keys, site, { visit: { visitor } });
  if (answer.door === 'barred') return failure('admission_denied');
  const [presence] = keys.identitiesOf(visitor);
  const isLetIn = answer.door === 'open' && site.walkIns === 'record';
  const walkIn = isLetIn
    ? { visit: walkInVisit(site, visitor, told, 'checked_in'), admission: answer.admission, presence }
    : {
        visit: {
          ...walkInVisit(site, visitor, told, 'pending_approval'),
          ...(answer.door === 'ask_supervisor' ? { nearBars: answer.bars } : {}),
        },
      };
  const days = dayEntriesOf(walkIn.visit, site);
  await deps.bookings.lead([{ ...bookingOf(keys, walkIn.visit), days }]);
  const written = await deps.visits.putWalkIn(walkIn);
  return written.visit ? { ok: true, visit: written.visit } : failure('visit_not_found');
}

/** The problem gives the ids of the visits to look at, and no names. */
const alreadyThere = (like: readonly Visit[]): Failure =>
  failure(
    'visitor_expected',
    undefined,
    like.map(({ visitId, state }) => ({ path: 'visitor', message: `is like visit ${visitId}, ${state}` })),
  );
