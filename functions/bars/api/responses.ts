import * as z from 'zod/mini';
import { barredIdField, siteIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

const ofBar = { seenBy: viewers.office, kept: keptFor.bar } as const;
/** A barred person as the office sees it: no name, unless the firm recorded one with its reason. */
export const barResponse = z.object({
  barredId: barredIdField,
  scope: z
    .enum(['site', 'firm'])
    .check(z.describe('At this site, or at all sites of the firm, also later ones.')),
  siteId: z.optional(siteIdField),
  matches: z
    .enum(['person', 'name'])
    .check(z.describe('`person`: by name and identity-card prefix; `name`: everybody of that name.')),
  worksOffline: z
    .boolean()
    .check(
      z.describe(
        'False where the bar was made before scanners could ask it without a network: bar the person again, and it does.',
      ),
    ),
  reason: z.optional(
    personal(z.string().check(z.describe('In the words of who barred.')), {
      ...ofBar,
      about: 'barred person',
      what: 'reason of the bar',
      purpose: 'to decide about it when it is reviewed, or when the person asks',
      stored: 'sealed',
      sealedIn: ['bar.reason', 'answer.answer'],
    }),
  ),
  name: z.optional(
    personal(z.string().check(z.describe('Where `keepName` was sent.')), {
      ...ofBar,
      about: 'barred person',
      what: 'name, where the firm asked to keep it',
      purpose: 'to know whom the bar is about',
      stored: 'sealed',
      sealedIn: ['bar.name', 'answer.answer'],
    }),
  ),
  createdAt: shownInstant,
  createdBy: personal(z.string().check(z.describe('The member who barred.')), {
    ...byMember,
    ...ofBar,
    what: 'id of who barred',
  }),
  reviewBy: z.iso.datetime().check(z.describe('The bar ends by itself then, unless it is reviewed before.')),
  reviewDue: z.boolean().check(z.describe('True in the last 30 days.')),
  reviewedAt: z.optional(shownInstant),
  reviewedBy: z.optional(
    personal(z.string().check(z.describe('The member who reviewed it last.')), {
      ...byMember,
      ...ofBar,
      what: 'id of who reviewed the bar last',
    }),
  ),
});

/** A page of barred people. */
export const barPage = pageOf(barResponse);
