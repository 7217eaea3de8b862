import type { Site } from './firm.ts';

/** A site as the API shows it to the firm's members. */
export function siteView(site: Site) {
  const { siteId, name, timeZone, retentionDays, walkIns, admitsWeakMatches, keeps, gates } = site;
  return {
    siteId,
    name,
    timeZone,
    retentionDays,
    walkIns,
    admitsWeakMatches,
    keeps,
    gates,
    privacyNoticeVersion: site.notice.version,
  };
}

/** The collection statement as the public sees it. */
export function privacyNoticeView(site: Site) {
  const { siteId, name, retentionDays, notice } = site;
  return { siteId, siteName: name, retentionDays, version: notice.version, texts: notice.texts };
}
