import type { EpochSeconds } from '../kernel/brands.ts';
import type { PrivacyNotice, Site } from './firm.ts';

/** The notice that a site shows at an instant. */
export const noticeAt = (
  { notice, comingNotice }: Pick<Site, 'notice' | 'comingNotice'>,
  at: EpochSeconds,
): PrivacyNotice =>
  comingNotice?.inForceFrom !== undefined && comingNotice.inForceFrom <= at ? comingNotice : notice;

/** The version that is stamped on a visitor who came in then; also of a passage that is reported late. */
export function noticeVersionAt(
  site: Pick<Site, 'notice' | 'comingNotice' | 'earlierNoticeVersion'>,
  at: EpochSeconds,
): string {
  const { version, inForceFrom = at } = noticeAt(site, at);
  return at < inForceFrom ? (site.earlierNoticeVersion ?? version) : version;
}
