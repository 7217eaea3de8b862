import * as z from 'zod/mini';
import { memberIdField, siteIdField } from '../../edge/id-fields.ts';
import { pageOf } from '../../edge/response-fields.ts';

/** A member as the API shows it to the firm's admins. */
export const memberResponse = z.object({
  memberId: memberIdField,
  kind: z
    .enum(['person', 'program'])
    .check(z.describe('People sign in with the code flow and PKCE, programs with client credentials.')),
  role: z.enum(['admin', 'manager', 'guard', 'integration']),
  siteIds: z
    .union([z.array(siteIdField), z.literal('*')])
    .check(z.describe('The sites it may act at; `*` for all of the firm, also later ones.')),
  issuer: z.string().check(z.describe('Who issues its access tokens.')),
  subject: z.string().check(z.describe('The `sub` of its access tokens.')),
  label: z.optional(z.string().check(z.describe('What the firm calls it.'))),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
});

/** The firm's members. */
export const memberList = pageOf(memberResponse);
