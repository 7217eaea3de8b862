import * as z from 'zod/mini';
import { barredIdField, siteIdField } from '../edge/id-fields.ts';
import { pageOf, shownInstant } from '../edge/response-fields.ts';

/** A barred person as the office sees it: no name, unless the firm recorded one with its reason. */
export const barResponse = z.object({
  barredId: barredIdField,
  scope: z.enum(['site', 'firm']),
  siteId: z.optional(siteIdField),
  matches: z
    .enum(['person', 'name'])
    .check(z.describe('`person`: by name and identity-card prefix; `name`: everybody of that name.')),
  reason: z.optional(z.string()),
  name: z.optional(z.string()),
  createdAt: shownInstant,
  createdBy: z.string(),
  reviewBy: z.iso.datetime().check(z.describe('The bar ends by itself then, unless it is reviewed before.')),
  reviewDue: z.boolean().check(z.describe('True in the last 30 days.')),
  reviewedAt: z.optional(shownInstant),
  reviewedBy: z.optional(z.string()),
});

/** A page of barred people. */
export const barPage = pageOf(barResponse);
