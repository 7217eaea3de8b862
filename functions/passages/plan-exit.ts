import type { Site } from '../registry/firm.ts';
import type { VerifiedScan } from '../scans/scan.ts';
import { keptThrough } from '../visits/held.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import { knowsScan, latestPassage } from './decide-in.ts';
import { decideOut } from './decide-out.ts';
import type { Subject } from './identify.ts';
import { decidedOnline, visitsOfPerson, type Touched } from './of-person.ts';
import type { PassageDeps } from './passage-deps.ts';
import { worstOf } from './passage.ts';
import type { Plan } from './plan.ts';

/**
 * Plans a way out. The bars are not asked: nobody is kept inside.
 */
export async function planExit(
  deps: PassageDeps,
  site: Site,
  subject: Subject,
  touched: readonly Touched[],
): Promise<Plan> {
  const { sent, passage, scan, refused } = subject;
  const named = await namedVisit(deps, site, subject);
  const visit =
    (await decidedOnline(deps, site, subject, named)) ??
    named ??
    (scan && (await findByCode(deps, site, subject, scan, touched)));
  const isUnknown = sent.visitId !== undefined && !named;
  if (!visit) {
    const attention = refused?.attention ?? (isUnknown ? 'unknown_visit' : 'not_inside');
    return { effect: { do: 'nothing' }, attention, ref: refused?.ref };
  }
  const { at, scanId, codeDigest } = passage;
  const step = decideOut(visit, { at, scanId, codeDigest });
  const { visitId } = visit;
  if (step.do === 'nothing' && step.attention === undefined) return { effect: { do: 'nothing' }, visitId };
  const attention = worstOf([refused?.attention, step.attention, isUnknown ? 'unknown_visit' : undefined]);
  const told = { visitId, attention, ref: refused?.ref };
  switch (step.do) {
    case 'nothing':
      return { ...told, effect: { do: 'nothing' } };
    case 'wait_for_entry':
      return { ...told, effect: { do: 'wait_for_entry', visit, exit: passage } };
    case 'check_out': {
      const details = { ...checkOutOf(site, visit, passage), ifVersion: visit.version };
      return { ...told, effect: { do: 'check_out', visitId, details } };
    }
  }
}

/** What a way out sets on a visit. */
export const checkOutOf = (site: Site, { allowsReEntry, heldUntil }: Visit, checkedOut: Passage) => ({
  checkedOut,
  ...keptThrough(heldUntil, purgeAfter(checkedOut.at, site.retentionDays)),
  ...(allowsReEntry ? { allowsReEntry } : {}),
});

/** The visit that the scanner names, or that its passage in was about. */
async function namedVisit(
  { visits, passages }: PassageDeps,
  site: Site,
  { sent }: Subject,
): Promise<Visit | undefined> {
  const entry = sent.inScanId && (await passages.get(site, sent.inScanId));
  const visitId = entry?.visitId ?? sent.visitId;
  return visitId && visits.get(site, visitId);
}

/**
 * The visit of the person who shows this code: one that is inside before one that is not, a strong match before a weak one,
 * then the latest. `undefined` where two of that name are inside and the code does not tell which.
 */
async function findByCode(
  deps: PassageDeps,
  site: Site,
  subject: Subject,
  scan: VerifiedScan,
  touched: readonly Touched[],
): Promise<Visit | undefined> {
  const { found, matches } = await visitsOfPerson(deps, site, subject, scan, touched);
  const rank = (visit: Visit): number =>
    (knowsScan(visit, scan.scanId) ? 8 : 0) +
    (visit.state === 'checked_in' ? 4 : 0) +
    (matches.get(visit.visitId) === 'strong' ? 2 : 0) +
    (visit.state === 'checked_out' ? 1 : 0);
  const [best, second] = found.toSorted(
    (one, other) => rank(other) - rank(one) || latestPassage(other) - latestPassage(one),
  );
  const isTold = !best || !second || rank(best) > rank(second) || matches.get(best.visitId) === 'strong';
  return isTold ? best : undefined;
}
