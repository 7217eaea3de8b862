import * as z from 'zod/mini';

/** Whom a field is about. */
type About = 'visitor' | 'host' | 'barred person' | 'member';

/** Who sees a field. */
export const viewers = {
  gateToday:
    'guards and scanners of the site, for visits of today and whoever is inside; managers, admins and programs of the firm',
  office: 'managers and admins of the site',
  admins: 'admins',
  residents: 'residents of the unit, for what was booked since they live there',
  residentSelf: 'the resident, and managers and admins of the site',
  auditors: 'admins and managers of the firm',
  self: 'the visitor, by their own code',
  themself: 'the member themself',
  invited: 'who has the link of the invitation',
} as const;

/** How long a field is kept. */
export const keptFor = {
  visit:
    'as long as the visit: until the site’s retention after the last passage is over, 30 days unless the site says otherwise',
  bar: 'as long as the bar: at most a year after it was made or last reviewed',
  series: 'as long as the rule of recurring visits: until the site’s retention after its last visit is over',
  passage: 'as long as the visit of that day, or until a manager has resolved it where nobody was let in',
  exportRecord: 'a year',
  audit: '400 days',
  site: 'as long as the firm has the site',
  request: '400 days after the request was closed; four years where it was refused (PDPO, section 27)',
  holdRecord: '400 days after the hold has ended',
  dayOfTick: 'a day',
  member: 'as long as the person is a member of the firm',
  resident: 'as long as the person acts for the unit',
  scanner: 'as long as the scanner is on the list of the site',
} as const;

/** How a field is stored. */
type Stored =
  | 'sealed' // under the key of the site and the day of purge
  | 'clear'; // in the table, which is encrypted as a whole

/** What the register of processing says of a field that is about a person. */
export interface PersonalData {
  readonly about: About;
  /** What it is, in a few words. */
  readonly what: string;
  readonly purpose: string;
  readonly seenBy: (typeof viewers)[keyof typeof viewers];
  readonly kept: (typeof keptFor)[keyof typeof keptFor];
  readonly stored: Stored;
  /** The sealed fields of stored items that hold it: `visit.visitor` (functions/seals/personal-fields.ts). */
  readonly sealedIn?: readonly string[];
}

/** Of the id of a member who did something: what every such field has in common. */
export const byMember = {
  about: 'member',
  purpose: 'to know who decided',
  stored: 'clear',
} as const satisfies Partial<PersonalData>;

const register = z.registry<PersonalData>();

/**
 * Says of a field of an answer that it is about a person, and what for, who sees it and how long it is kept. The register
 * of processing (docs/processing-register.md) is made of these. Only schemas of answers are annotated: no function loads
 * them.
 */
export function personal<Schema extends z.ZodMiniType>(schema: Schema, data: PersonalData): Schema {
  register.add(schema, data);
  return schema;
}

/** What the register says of a schema, if it is about a person. */
export const personalDataOf = (schema: z.core.$ZodType): PersonalData | undefined => register.get(schema);
