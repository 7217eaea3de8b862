import * as z from 'zod/mini';
import { leadResponse, visitResponse } from '../visits/visit-responses.ts';

const scanId = z.uuid();
const rejection = {
  reason: z.string().check(z.describe('Stable word, such as `expired`.')),
  ref: z
    .string()
    .check(z.describe('Row of the conformance table, such as `T01`: can be read over the telephone.')),
};

/** What the scanner is told of a scan or of the guard's choice. */
export const scanAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['checked_in', 'checked_out', 'already_checked_in', 'pending_approval']),
    scanId,
    visit: leadResponse,
  }),
  z.object({
    outcome: z.literal('choose'),
    scanId,
    candidates: z.array(visitResponse),
    choiceToken: z.optional(
      z.string().check(z.describe('Goes back with the guard’s choice, within 10 minutes.')),
    ),
  }),
  z.object({
    outcome: z.literal('no_match'),
    scanId,
    reason: z.enum(['not_expected', 'name_not_disclosed', 'not_on_site']),
  }),
  z.object({ outcome: z.literal('denied'), scanId }),
  z.object({ outcome: z.literal('rejected'), scanId, ...rejection }),
]);
