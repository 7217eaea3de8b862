import { keptFields, unannounced } from '../visits/walk-in-visit.ts';
import type { VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { noticeVersionAt } from '../registry/notice-at.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { ChangeDetails } from '../visits/transition-update.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import type { VerifiedScan } from './scan.ts';

/** The passage that a scan makes. */
export const passageOf = ({ at, gateId, memberId, scanId, codeDigest }: VerifiedScan): Passage => ({
  at,
  gateId,
  method: 'personal_code',
  memberId,
  scanId,
  codeDigest,
});

/** What checking in by this scan sets on a visit. The way out finds the visit by the identity at the door. */
export function checkInDetails(site: Site, scan: VerifiedScan, allowsReEntry?: true): ChangeDetails {
  const [presence] = scan.identities;
  return {
    checkedIn: passageOf(scan),
    noticeVersion: noticeVersionAt(site, scan.at),
    purgeAt: purgeAfter(scan.at, site.retentionDays),
    ...(presence ? { presence } : {}),
    ...(allowsReEntry ? { allowsReEntry } : {}),
  };
}

/** What checking out by this scan sets on a visit. */
export const checkOutDetails = (
  site: Site,
  scan: VerifiedScan,
  { allowsReEntry }: Pick<Visit, 'allowsReEntry'>,
): ChangeDetails => ({
  checkedOut: passageOf(scan),
  purgeAt: purgeAfter(scan.at, site.retentionDays),
  ...(allowsReEntry ? { allowsReEntry } : {}),
});

/** The visit of an unannounced visitor. Only the fields in the site's `keeps` are stored. */
export const walkInVisit = <State extends 'checked_in' | 'pending_approval'>(
  site: Site,
  scan: VerifiedScan,
  visitId: VisitId,
  state: State,
): Visit & { readonly state: State } => {
  const passage = { ...passageOf(scan), memberId: scan.memberId };
  return unannounced(site, visitId, keptFields(scan.disclosure, site.keeps), passage, state);
};
