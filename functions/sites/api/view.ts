import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { EpochSeconds } from '../../kernel/brands.ts';
import type { Gate, PrivacyNotice, Site } from '../../registry/firm.ts';
import { noticeAt } from '../../registry/notice-at.ts';
import type {
  gateResponse,
  noticeVersionResponse,
  privacyNoticeResponse,
  siteResponse,
} from './responses.ts';

/** A site as the API shows it to the firm's members. */
export function siteView(site: Site, now: EpochSeconds): Shown<typeof siteResponse> {
  const { siteId, name, timeZone, retentionDays, retentionReason, retentionSet } = site;
  const { walkIns, admitsWeakMatches, keeps } = site;
  const { gates, codesUsedOnce = 'site', autoCheckOutAt, earlyMinutes, lateMinutes, version } = site;
  return {
    siteId,
    name,
    timeZone,
    retentionDays,
    ...defined({ retentionReason }),
    ...(retentionSet ? { retentionSetBy: retentionSet.by, retentionSetAt: toRfc3339(retentionSet.at) } : {}),
    walkIns,
    admitsWeakMatches,
    keeps,
    codesUsedOnce,
    autoCheckOutAt,
    ...defined({ earlyMinutes, lateMinutes }),
    gates: gates.map(gateView),
    privacyNoticeVersion: noticeAt(site, now).version,
    version,
  };
}

/** A gate as the API shows it. */
export const gateView = ({ gateId, name, direction }: Gate): Shown<typeof gateResponse> => ({
  gateId,
  name,
  direction,
});

/** The collection statement as the public sees it. */
export function privacyNoticeView(site: Site, now: EpochSeconds): Shown<typeof privacyNoticeResponse> {
  const { siteId, name, timeZone, retentionDays, comingNotice } = site;
  const coming = comingNotice?.inForceFrom !== undefined && comingNotice.inForceFrom > now && comingNotice;
  return {
    siteId,
    siteName: name,
    timeZone,
    retentionDays,
    ...noticeVersionView(noticeAt(site, now)),
    ...(coming ? { coming: noticeVersionView(coming) } : {}),
  };
}

/** A version of a statement. */
export const noticeVersionView = ({
  version,
  inForceFrom,
  purposeSince,
  texts,
}: PrivacyNotice): Shown<typeof noticeVersionResponse> => ({
  version,
  ...(inForceFrom === undefined ? {} : { inForceFrom: toRfc3339(inForceFrom) }),
  ...(purposeSince === undefined ? {} : { purposeSince: toRfc3339(purposeSince) }),
  texts,
});
