import * as z from 'zod/mini';
import { memberIdField, siteIdField, unitIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

const ofResident = {
  about: 'member',
  seenBy: viewers.office,
  kept: keptFor.resident,
  stored: 'clear',
} as const;

/** The name of a unit: it says where its residents live or work. */
export const unitNameShown = personal(z.string().check(z.describe('As the site writes it.')), {
  ...ofResident,
  seenBy: viewers.residentSelf,
  what: 'unit of a resident',
  purpose: 'to know for which flat or office a resident acts',
});

const resident = z.object({
  memberId: memberIdField,
  issuer: z.string().check(z.describe('Who issues their access tokens.')),
  subject: personal(z.string().check(z.describe('The `sub` of their access tokens.')), {
    ...ofResident,
    what: 'id of a resident at the issuer of access tokens',
    purpose: 'to know whose token it is',
  }),
  label: z.optional(
    personal(z.string().check(z.describe('What the office calls them.')), {
      ...ofResident,
      what: 'what the office calls a resident',
      purpose: 'to tell the residents of a unit apart',
    }),
  ),
  since: personal(shownInstant.check(z.describe('They see what was booked after this moment.')), {
    ...ofResident,
    what: 'since when a resident acts for a unit',
    purpose: 'to show a resident nothing of who lived there before',
  }),
});

/** A unit of a site with its residents. */
export const unitResponse = z.object({
  unitId: unitIdField,
  siteId: siteIdField,
  unit: unitNameShown,
  residents: z.array(resident),
  createdAt: shownInstant,
});

/** A page of a site's units. */
export const unitPage = pageOf(unitResponse);

/** A new link for a resident, which is shown this once. */
export const residentLink = z.object({
  token: z
    .string()
    .check(z.describe('For the fragment of an address: it binds one account. Gatehouse keeps no copy.')),
  expiresAt: shownInstant,
});

/** For which unit an account acts now. */
export const residentEnrolled = z.object({
  siteId: siteIdField,
  unitId: unitIdField,
  unit: unitNameShown,
  since: shownInstant.check(z.describe('You see what was booked after this moment.')),
});

/** The result for each row, in the order in which the rows were sent. */
export const unitsChanged = z.object({
  items: z.array(
    z.object({
      unit: unitNameShown,
      unitId: unitIdField,
      result: z
        .enum(['created', 'changed', 'unchanged', 'invalid'])
        .check(z.describe('`invalid`: nothing of the row was written; see `errors`.')),
      errors: z.optional(
        z.array(z.object({ path: z.string(), message: z.string() })).check(z.describe('Without the values.')),
      ),
    }),
  ),
});
