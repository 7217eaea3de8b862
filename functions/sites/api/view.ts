import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { Gate, Site } from '../../registry/firm.ts';
import type { gateResponse, privacyNoticeResponse, siteResponse } from './responses.ts';

/** A site as the API shows it to the firm's members. */
export function siteView(site: Site): Shown<typeof siteResponse> {
  const {
    siteId,
    name,
    timeZone,
    retentionDays,
    retentionReason,
    retentionSet,
    walkIns,
    admitsWeakMatches,
    keeps,
  } = site;
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
    privacyNoticeVersion: site.notice.version,
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
export function privacyNoticeView(site: Site): Shown<typeof privacyNoticeResponse> {
  const { siteId, name, retentionDays, notice } = site;
  return { siteId, siteName: name, retentionDays, version: notice.version, texts: notice.texts };
}
