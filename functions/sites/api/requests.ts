import * as z from 'zod/mini';
import { distinct, instantField, paragraphsField, textField } from '../../edge/fields.ts';
import { gateIdField, siteIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { canonicalTimeZone } from '../time-zone.ts';

/** The most sites of a firm, so that work that runs for every site finishes in time. */
export const mostSites = 1000;
/** The most gates of a site. A larger place should be several sites. */
export const mostGates = 50;
/** The days of a leap year: a longer time would make an archive of the visitor register. */
const mostRetentionDays = 366;

const minutes = z.int().check(z.gte(0), z.lte(1440));
/** An IANA name, kept in its canonical form; a wrong one gets one error. */
export const timeZoneField = z.pipe(
  z.string().check(
    z.maxLength(60),
    z.refine(
      (name) => canonicalTimeZone(name) !== undefined,
      'must be a time zone that exists, such as Asia/Hong_Kong',
    ),
  ),
  z.transform((name) => canonicalTimeZone(name) ?? name),
);
const localTime = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as 00:00'));
/** The texts of the notice, and from when they are shown. */
const notice = z.strictObject({
  en: paragraphsField(2000),
  'zh-Hant': paragraphsField(2000),
  'zh-Hans': z.optional(paragraphsField(2000)),
  inForceFrom: z.optional(instantField),
  changesPurpose: z._default(z.boolean(), false),
});
const keeps = z
  .array(z.enum(['englishName', 'chineseName', 'idPrefix', 'ageOver']))
  .check(z.maxLength(4), distinct);
const walkIns = z.enum(['record', 'approve', 'refuse']);
const retentionDays = z.int().check(z.gte(1), z.lte(mostRetentionDays));
const direction = z.enum(['in', 'out', 'both']);
const codesUsedOnce = z.enum(['site', 'firm']);

const gate = z.strictObject({ gateId: gateIdField, name: textField(60), direction });

/** Body of `POST /sites`. The default of an absent field is the value that collects least. */
export const newSite = z.strictObject({
  siteId: siteIdField,
  name: textField(80),
  timeZone: timeZoneField,
  privacyNotice: notice,
  retentionDays: z._default(retentionDays, 30),
  retentionReason: z.optional(textField(300)),
  walkIns: z._default(walkIns, 'refuse'),
  admitsWeakMatches: z._default(z.boolean(), false),
  keeps: z._default(keeps, ['englishName', 'chineseName']),
  codesUsedOnce: z._default(codesUsedOnce, 'site'),
  autoCheckOutAt: z._default(localTime, '00:00'),
  earlyMinutes: z.optional(minutes),
  lateMinutes: z.optional(minutes),
  gates: z._default(
    z.array(gate).check(
      z.maxLength(mostGates),
      z.refine(
        (gates) => new Set(gates.map(({ gateId }) => gateId)).size === gates.length,
        'must name each gateId once',
      ),
    ),
    [],
  ),
});
export type NewSite = z.output<typeof newSite>;

/** Body of `PATCH /sites/{siteId}`: absent fields stay as they are. */
export const siteChange = z.strictObject({
  name: z.optional(textField(80)),
  timeZone: z.optional(timeZoneField),
  privacyNotice: z.optional(notice),
  retentionDays: z.optional(retentionDays),
  retentionReason: z.optional(textField(300)),
  walkIns: z.optional(walkIns),
  admitsWeakMatches: z.optional(z.boolean()),
  keeps: z.optional(keeps),
  codesUsedOnce: z.optional(codesUsedOnce),
  autoCheckOutAt: z.optional(localTime),
  earlyMinutes: z.optional(minutes),
  lateMinutes: z.optional(minutes),
});
export type SiteChange = z.output<typeof siteChange>;

/** Body of `POST /sites/{siteId}/gates`. */
export const newGate = gate;

/** Body of `PATCH /sites/{siteId}/gates/{gateId}`. */
export const gateChange = z.strictObject({
  name: z.optional(textField(60)),
  direction: z.optional(direction),
});
export type GateChange = z.output<typeof gateChange>;

/** Query of `GET /sites`. */
export const siteListQuery = z.strictObject(pageQuery);

/** Query of `GET /sites/{siteId}/privacy-notice/versions`. */
export const noticeVersionsQuery = z.strictObject(pageQuery);
