import type { EpochSeconds } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { noticeAt } from '../registry/notice-at.ts';
import { withOverstay } from './overstay.ts';
import type { PurposeConsent, Visit } from './visit.ts';

/**
 * What a visit needs to be used for the purpose of now (PDPO, DPP3); `undefined` where the visitor was told that purpose
 * when the data was collected: at the latest passage in, or when the visit was booked.
 */
export function purposeConsentOf(
  site: Pick<Site, 'notice' | 'comingNotice'>,
  { checkedIn, createdAt, consent }: Pick<Visit, 'checkedIn' | 'createdAt' | 'consent'>,
  now: EpochSeconds,
): PurposeConsent | undefined {
  const { purposeSince } = noticeAt(site, now);
  if (purposeSince === undefined || (checkedIn?.at ?? createdAt) >= purposeSince) return undefined;
  if (!consent || consent.at < purposeSince) return 'needed';
  return consent.given ? 'given' : 'refused';
}

/** The visit with what is computed when it is shown: whether it has overstayed, and what its use needs. */
export function asShownAt(site: Pick<Site, 'lateMinutes' | 'notice' | 'comingNotice'>, now: EpochSeconds) {
  const marked = withOverstay(site, now);
  return (visit: Visit): Visit => {
    const purposeConsent = purposeConsentOf(site, visit, now);
    return purposeConsent ? { ...marked(visit), purposeConsent } : marked(visit);
  };
}
