import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { DisclosureField, Site } from '../registry/firm.ts';
import { localDay } from '../kernel/local-day.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { ChangeDetails } from '../visits/transition-update.ts';
import { walkInWindowSeconds } from '../visits/visit-window.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import type { Visitor } from '../person-keys/person.ts';
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

/** What checking in by this scan sets on a visit. The identity at the door is how the way out finds it again. */
export function checkInDetails(site: Site, scan: VerifiedScan, allowsReEntry?: true): ChangeDetails {
  const [presence] = scan.identities;
  return {
    checkedIn: passageOf(scan),
    noticeVersion: site.notice.version,
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

/** The visit of someone whom nobody announced. Of the disclosure only what the site asks for is kept. */
export function walkInVisit<State extends 'checked_in' | 'pending_approval'>(
  site: Site,
  scan: VerifiedScan,
  visitId: VisitId,
  state: State,
): Visit & { readonly state: State } {
  return {
    firmId: site.firmId,
    siteId: site.siteId,
    visitId,
    state,
    origin: 'walk_in',
    visitor: keptOf(scan.disclosure, site.keeps),
    expectedFrom: scan.at,
    expectedUntil: (scan.at + walkInWindowSeconds) as EpochSeconds,
    day: localDay(scan.at, site.timeZone),
    createdAt: scan.at,
    createdBy: scan.memberId,
    version: 1,
    noticeVersion: site.notice.version,
    ...(state === 'checked_in' ? { checkedIn: passageOf(scan) } : { askedBy: passageOf(scan) }),
    purgeAt: purgeAfter(scan.at, site.retentionDays),
  };
}

function keptOf(disclosure: Visitor, keeps: readonly DisclosureField[]): Visitor {
  return Object.fromEntries(
    keeps.flatMap((field) => (disclosure[field] === undefined ? [] : [[field, disclosure[field]]])),
  );
}
