import * as z from 'zod/mini';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { gateIdField, siteIdField } from '../../edge/id-fields.ts';

const noticeVersion = z.string().check(z.describe('Changes whenever a text changes; stamped on each visit.'));

/** A gate as the API shows it. */
export const gateResponse = z.object({
  gateId: gateIdField,
  name: z.string(),
  direction: z
    .enum(['in', 'out', 'both'])
    .check(
      z.describe('`both` follows the scan’s own `direction`, and means `in` where the scan names none.'),
    ),
});

/** The gates of a site. */
export const gateList = z.object({ items: z.array(gateResponse) });

/** A site as the API shows it to the firm's members. */
export const siteResponse = z.object({
  siteId: siteIdField,
  name: z.string(),
  timeZone: z.string().check(z.describe('IANA name: `Asia/Hong_Kong`.')),
  retentionDays: z.int().check(z.describe('Days that a visit is kept after check-out.')),
  retentionReason: z.optional(z.string().check(z.describe('Why it is kept for longer than 31 days.'))),
  retentionSetBy: z.optional(
    personal(z.string().check(z.describe('The member who last set the retention, or its reason.')), {
      ...byMember,
      what: 'id of who set how long visits are kept',
      seenBy: viewers.office,
      kept: keptFor.site,
    }),
  ),
  retentionSetAt: z.optional(shownInstant),
  walkIns: z
    .enum(['record', 'approve', 'refuse'])
    .check(z.describe('What happens to a verified visitor whom nobody pre-registered.')),
  admitsWeakMatches: z
    .boolean()
    .check(z.describe('True where one visit that fits by name alone is checked in without the guard’s tap.')),
  keeps: z
    .array(z.enum(['englishName', 'chineseName', 'idPrefix', 'ageOver']))
    .check(z.describe('The fields of a disclosure that are kept of a walk-in.')),
  codesUsedOnce: z
    .enum(['site', 'firm'])
    .check(
      z.describe(
        '`firm`: a code that was accepted at one site of the firm is refused at the others that say `firm` too.',
      ),
    ),
  gates: z.array(gateResponse),
  autoCheckOutAt: z
    .string()
    .check(z.describe('Time of day at the site when whoever is still inside is checked out: `00:00`.')),
  earlyMinutes: z.optional(z.int().check(z.describe('How long before its window a visit can be used.'))),
  lateMinutes: z.optional(z.int().check(z.describe('How long after its window a visit can be used.'))),
  privacyNoticeVersion: noticeVersion,
  version: z.int().check(z.describe('Counts changes, also of gates; in quotes it is the entity tag.')),
});

/** The member's sites. */
export const siteList = pageOf(siteResponse);

/** The texts of a collection statement. */
export const noticeTexts = z
  .object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.optional(z.string()) })
  .check(z.describe('Where there is no Simplified Chinese, show its readers the traditional text.'));
const inForceFrom = z.optional(
  shownInstant.check(z.describe('Absent where the version is older than the record of versions.')),
);
const purposeSince = z.optional(
  shownInstant.check(
    z.describe(
      'Since when the purpose is the one that this version states; absent where it never changed. What was collected before needs consent for it.',
    ),
  ),
);

/** A version of a collection statement. */
export const noticeVersionResponse = z.object({
  version: noticeVersion,
  inForceFrom,
  purposeSince,
  texts: noticeTexts,
});

/** The versions of a site's statement. */
export const noticeVersionList = pageOf(noticeVersionResponse);

/** The collection statement as the public sees it. */
export const privacyNoticeResponse = z.object({
  siteId: siteIdField,
  siteName: z.string(),
  timeZone: z.string().check(z.describe('IANA name: `Asia/Hong_Kong`.')),
  retentionDays: z.int(),
  version: noticeVersion,
  inForceFrom,
  purposeSince,
  texts: noticeTexts,
  coming: z.optional(noticeVersionResponse.check(z.describe('The version that comes into force next.'))),
});
