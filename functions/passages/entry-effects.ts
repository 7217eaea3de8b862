import type { PersonKey, VisitId } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Site } from '../registry/firm.ts';
import { noticeVersionAt } from '../registry/notice-at.ts';
import type { Admission } from '../visits/admission.ts';
import { bookingOf } from '../visits/booking-of.ts';
import { keptThrough } from '../visits/held.ts';
import type { Presence } from '../visits/pointer.ts';
import { purgeAfter } from '../visits/retention.ts';
import { dayEntriesOf } from '../visits/usable-days.ts';
import type { Visit } from '../visits/visit.ts';
import { keptFields, unannounced, walkInVisit } from '../visits/walk-in-visit.ts';
import type { Subject } from './identify.ts';
import type { Plan } from './plan.ts';

type Made = Pick<Plan, 'effect' | 'lead'> & {
  readonly visitId: VisitId;
  /** The visit as it is then. */
  readonly after: Visit;
};

/** The check-in of a visit, as of the time of the passage, in the version that was read. */
export function checkInOf(
  site: Site,
  keys: PersonKeys,
  { passage, scan }: Subject,
  visit: Visit,
  how: 'check_in' | 'record_check_in',
  admission: Admission,
): Made {
  const checkedIn = how === 'check_in' ? passage : { ...passage, despite: visit.state };
  const [known] = scan && scan.identities.length > 0 ? scan.identities : keys.identitiesOf(visit.visitor);
  const details = {
    checkedIn,
    noticeVersion: noticeVersionAt(site, passage.at),
    ...keptThrough(visit.heldUntil, purgeAfter(passage.at, site.retentionDays)),
    presence: known ?? nameless(visit.visitId),
    ...(visit.allowsReEntry ? { allowsReEntry: true as const } : {}),
    ifVersion: visit.version,
    admission,
  };
  return {
    effect: { do: how, visitId: visit.visitId, details },
    visitId: visit.visitId,
    after: { ...visit, state: 'checked_in', checkedIn },
  };
}

/**
 * The walk-in of this person. Of a code only what the site asks for is kept. Who came in once more, after their visit was
 * over, keeps what the visit said.
 */
export function walkInOf(
  site: Site,
  keys: PersonKeys,
  { passage, scan, sent: { byHand } }: Subject,
  over: Visit | undefined,
  visitId: VisitId,
  admission: Admission,
): Made {
  const host = byHand?.host ?? over?.host;
  if (scan) {
    const kept = keptFields(scan.disclosure, site.keeps);
    const made = unannounced(site, visitId, kept, passage, 'checked_in');
    const visit = over?.host ? { ...made, host: over.host } : made;
    const presence = scan.identities[0] ?? nameless(visitId);
    return { effect: { do: 'walk_in', walkIn: { visit, admission, presence } }, visitId, after: visit };
  }
  const visitor = defined(byHand?.visitor ?? over?.visitor ?? {});
  const { at, gateId, method, memberId } = passage;
  const told = { visitId, host: host ?? { unit: '-' }, method, gateId, memberId, at };
  const made = walkInVisit(site, visitor, told, 'checked_in');
  const visit = { ...made, checkedIn: passage };
  const presence = keys.identitiesOf(visitor)[0] ?? nameless(visitId);
  return {
    effect: { do: 'walk_in', walkIn: { visit, admission, presence } },
    visitId,
    after: visit,
    lead: { ...bookingOf(keys, visit), days: dayEntriesOf(visit, site) },
  };
}

/** The place on the roll call of a person whose name is not known: nobody is found by it, and everybody is counted. */
const nameless = (visitId: VisitId): Presence => ({ nameKey: visitId as string as PersonKey });
