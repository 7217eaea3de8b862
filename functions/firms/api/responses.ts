import * as z from 'zod/mini';
import { memberIdField, siteIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { routes, type RouteName } from '../../edge/routes.ts';

/** The firm of a member, as each member sees it. */
const firmOfSession = z.object({
  firmId: z.string().check(z.describe('The firm’s own id.')),
  name: z.string().check(z.describe('The firm’s name.')),
  colour: z.optional(z.string().check(z.describe('The firm’s colour, `#rrggbb`.'))),
  hasLogo: z.boolean().check(z.describe('True where the firm has a logo.')),
});

/** Who is signed in, and what they may do. */
export const sessionResponse = z.object({
  memberId: memberIdField,
  kind: z.enum(['person', 'program']),
  role: z.enum(['admin', 'manager', 'guard', 'integration', 'host']),
  label: z.optional(
    personal(z.string().check(z.describe('What the firm calls the member.')), {
      about: 'member',
      what: 'what the firm calls the member',
      purpose: 'to show who is signed in',
      seenBy: viewers.themself,
      kept: keptFor.member,
      stored: 'clear',
    }),
  ),
  siteIds: z
    .union([z.array(siteIdField), z.literal('*')])
    .check(z.describe('The sites where the member may act; `*` for all of the firm, also later ones.')),
  firm: firmOfSession,
  may: z
    .array(z.enum(Object.keys(routes) as [RouteName, ...RouteName[]]))
    .check(z.describe('The operations of this document that the member may call, by their `operationId`.')),
});

/** The firm, as each of its members sees it. */
export const firmResponse = z.object({
  firmId: z.string(),
  name: z.string().check(z.describe('The firm’s name, on pages and to visitors who look at their own data.')),
  colour: z.optional(z.string().check(z.describe('The firm’s colour, `#rrggbb`.'))),
  text: z.optional(
    z
      .object({
        textColour: z.enum(['#ffffff', '#000000']),
        contrast: z.number().check(z.describe('From 1 to 21, rounded down (WCAG 2.2).')),
      })
      .check(
        z.describe(
          'The text that is read best on that colour. Its contrast is at least 4.5 for every colour.',
        ),
      ),
  ),
  logo: z.optional(
    z
      .object({
        mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
        width: z.int(),
        height: z.int(),
        data: z.string().check(z.describe('The picture in Base64: `data:{mediaType};base64,{data}`.')),
      })
      .check(z.describe('In pixels. The type was read from the picture itself.')),
  ),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
});
