import * as z from 'zod/mini';
import { memberIdField, siteIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf } from '../../edge/response-fields.ts';

const ofMember = { about: 'member', seenBy: viewers.admins, kept: keptFor.member, stored: 'clear' } as const;

/** A member as the API shows it to the firm's admins. */
export const memberResponse = z.object({
  memberId: memberIdField,
  kind: z
    .enum(['person', 'program'])
    .check(z.describe('People sign in with the code flow and PKCE, programs with client credentials.')),
  role: z
    .enum(['admin', 'manager', 'guard', 'integration', 'host'])
    .check(z.describe('A `host` is a resident or tenant: see the units of the site.')),
  siteIds: z
    .union([z.array(siteIdField), z.literal('*')])
    .check(z.describe('The sites it may act at; `*` for all of the firm, also later ones.')),
  issuer: z.string().check(z.describe('Who issues its access tokens.')),
  subject: personal(z.string().check(z.describe('The `sub` of its access tokens.')), {
    ...ofMember,
    what: 'id at the issuer of access tokens',
    purpose: 'to know whose token it is',
  }),
  label: z.optional(
    personal(z.string().check(z.describe('What the firm calls it.')), {
      ...ofMember,
      what: 'what the firm calls the member',
      purpose: 'for the list of members',
    }),
  ),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
});

/** The firm's members. */
export const memberList = pageOf(memberResponse);
