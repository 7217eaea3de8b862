import { lastClosing } from '../day-end/closing-time.ts';
import { leavesAt } from '../day-end/day-end.ts';
import { defined } from '../kernel/defined.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Site } from '../registry/firm.ts';
import { Admission, type DoorAnswer } from '../visits/admission.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import { openAt } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import { decideIn, type EntryStep } from './decide-in.ts';
import { checkInOf, walkInOf } from './entry-effects.ts';
import { findForEntry, findWalkIn, ofScan, type EntryTarget } from './find-for-entry.ts';
import { boundUntil, type Subject } from './identify.ts';
import { decidedOnline } from './of-person.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { SentPassage } from './passage-token.ts';
import { worstOf, type Attention } from './passage.ts';
import type { Plan } from './plan.ts';

/**
 * Plans a way in: finds the visit, asks the door about the person, decides. It writes nothing but what a code is bound to.
 * A person who came in is inside afterwards, whatever the door says: it happened.
 */
export async function planEntry(deps: PassageDeps, site: Site, subject: Subject): Promise<Plan> {
  const { sent, scan, refused } = subject;
  const keys = await deps.personKeys(site.firmId);
  const named = sent.visitId === undefined ? undefined : await deps.visits.get(site, sent.visitId);
  const isUnknown = sent.visitId !== undefined && named === undefined;
  const decided = await decidedOnline(deps, site, subject, named);
  const found = await findForEntry(deps, site, subject, decided ?? named);
  const { target, step, over } = await settle(deps, site, subject, found);
  const visit = target.about === 'visit' ? target.visit : undefined;
  const door = await askDoor(deps, keys, site, subject, visit ?? over);
  const isOld = step?.do === 'nothing' && visit !== undefined;
  // A scan that was sent online before was decided there.
  if (isOld && step.attention === undefined) return { effect: { do: 'nothing' }, visitId: visit.visitId };
  const known = [door && attentionOf(door), refused?.attention, step?.attention];
  const unknown = isUnknown ? ('unknown_visit' as const) : undefined;
  if (isOld || target.about === 'nobody' || !door) {
    const attention = worstOf([...known, unknown]) ?? 'not_admitted';
    return {
      effect: { do: 'nothing' },
      ...(visit ? { visitId: visit.visitId } : {}),
      attention,
      ref: refused?.ref,
    };
  }
  const isElsewhere = scan !== undefined && (await usedElsewhere(deps, site, subject));
  const admission = Admission.alreadyHappened(door);
  const isRecord = step?.do === 'record_check_in';
  const { after, ...made } =
    target.about === 'visit'
      ? checkInOf(site, keys, subject, target.visit, isRecord ? 'record_check_in' : 'check_in', admission)
      : walkInOf(site, keys, subject, over, target.visitId, admission);
  return {
    ...made,
    attention: worstOf([
      ...known,
      unknown,
      isElsewhere ? 'code_rejected' : undefined,
      target.about === 'walk_in' && !over ? ofWalkIn(site, sent, scan) : undefined,
      leavesAt(lastClosing(site, deps.clock()), after) ? 'closed' : undefined,
    ]),
    ref: refused?.ref ?? (isElsewhere ? 'R01' : undefined),
  };
}

/** What to do with what was found. Who came in again after their visit was over gets a visit of its own. */
async function settle(
  deps: PassageDeps,
  site: Site,
  subject: Subject,
  found: EntryTarget,
): Promise<{ readonly target: EntryTarget; readonly step?: EntryStep; readonly over?: Visit }> {
  const { at, scanId, codeDigest } = subject.passage;
  const decide = (visit: Visit) => decideIn(visit, { at, scanId, codeDigest }, openAt(site, at)(visit));
  if (found.about !== 'visit') return { target: found };
  const step = decide(found.visit);
  if (step.do !== 'walk_in') return { target: found, step };
  const over = found.visit;
  const other = await findWalkIn(deps, site, subject);
  if (other.about !== 'visit') return { target: other, step, over };
  const again = decide(other.visit);
  return again.do === 'walk_in'
    ? { target: await ofScan(deps, site, scanId), step, over }
    : { target: other, step: again };
}

/** Asks the bars, as they are now, about the person; `undefined` where nothing is known of them. */
async function askDoor(
  { visits }: PassageDeps,
  keys: PersonKeys,
  site: Site,
  { scan, sent }: Subject,
  visit: Visit | undefined,
): Promise<DoorAnswer | undefined> {
  const visitor = sent.byHand?.visitor;
  const told = visit ?? (visitor && { visitor: defined(visitor) });
  if (!told && !scan) return undefined;
  return askAtDoor({ visits }, keys, site, {
    ...(told ? { visit: told } : {}),
    ...(scan ? { code: scan.disclosure } : {}),
  });
}

function attentionOf({ door }: DoorAnswer): Attention | undefined {
  switch (door) {
    case 'open':
      return undefined;
    case 'barred':
      return 'barred';
    case 'ask_supervisor':
      return 'near_bar';
  }
}

/** Where codes count once for the firm, the other site was first. */
async function usedElsewhere(
  { visits, clock }: PassageDeps,
  { firmId, siteId, codesUsedOnce }: Site,
  { passage: { codeDigest } }: Subject,
): Promise<boolean> {
  if (codesUsedOnce !== 'firm' || codeDigest === undefined) return false;
  return (await visits.claimCode({ firmId }, codeDigest, siteId, boundUntil(clock()))) !== siteId;
}

/** Does the site admit this walk-in? */
function ofWalkIn(
  { walkIns }: Site,
  { hostAgreed, byHand }: SentPassage,
  scan: Subject['scan'],
): Attention | undefined {
  const isAgreed = hostAgreed === true || byHand?.method === 'host_confirms';
  const isAdmitted = walkIns === 'record' || (walkIns === 'approve' && isAgreed);
  return isAdmitted && scan?.identities.length !== 0 ? undefined : 'not_admitted';
}
