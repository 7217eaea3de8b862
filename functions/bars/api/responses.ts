import * as z from 'zod/mini';
import { barredIdField, siteIdField } from '../../edge/id-fields.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

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
  reason: z.optional(z.string().check(z.describe('In the words of who barred.'))),
  name: z.optional(z.string().check(z.describe('Where `keepName` was sent.'))),
  createdAt: shownInstant,
  createdBy: z.string().check(z.describe('The member who barred.')),
  reviewBy: z.iso.datetime().check(z.describe('The bar ends by itself then, unless it is reviewed before.')),
  reviewDue: z.boolean().check(z.describe('True in the last 30 days.')),
  reviewedAt: z.optional(shownInstant),
  reviewedBy: z.optional(z.string().check(z.describe('The member who reviewed it last.'))),
});

/** A page of barred people. */
export const barPage = pageOf(barResponse);
