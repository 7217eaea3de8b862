import * as z from 'zod/mini';
import { leadResponse, visitResponse } from '../../front-desk/api/responses.ts';

const scanId = z.uuid();
const rejection = {
  reason: z.string().check(z.describe('Stable word, such as `expired`.')),
  ref: z
    .string()
    .check(z.describe('Row of the conformance table, such as `T01`: can be read over the telephone.')),
};

/** One visit was found. */
export const scanOfVisit = z.object({
  outcome: z
    .enum(['checked_in', 'checked_out', 'already_checked_in', 'already_checked_out', 'pending_approval'])
    .check(
      z.describe(
        'Come in; goodbye; this person or this code is inside already; this code was used and the visitor is out; the ' +
          'host has to agree first.',
      ),
    ),
  scanId,
  visit: leadResponse,
});

/** A visit that may be the visitor's. */
export const candidateResponse = z.extend(visitResponse, {
  near: z.optional(
    z
      .enum(['same_prefix', 'name'])
      .check(
        z.describe(
          'The name is not the same, but near: with the same identity-card prefix (a strong hint), or by its parts alone. ' +
            'Ask the visitor. If it is none of these, send `walkIn`.',
        ),
      ),
  ),
});

/** The guard has to pick. */
export const scanToChoose = z.object({
  outcome: z.literal('choose'),
  scanId,
  candidates: z
    .array(candidateResponse)
    .check(z.describe('The visits that fit; where none has the same name, those with a name that is near.')),
  choiceToken: z.optional(
    z.string().check(z.describe('Goes back with the guard’s choice, within 10 minutes.')),
  ),
});

/** No visit was found. */
export const scanOfNobody = z.object({
  outcome: z.literal('no_match'),
  scanId,
  reason: z
    .enum(['not_expected', 'name_not_disclosed', 'not_on_site'])
    .check(
      z.describe(
        'Nobody expects this visitor and the site takes no walk-ins; the code shows no name; on the way out: nobody of ' +
          'that name is inside.',
      ),
    ),
});

/** The visitor is barred. */
export const scanDenied = z.object({
  outcome: z.literal('denied').check(z.describe('Ask your supervisor.')),
  scanId,
});

/** The code is not acceptable. */
export const scanRejected = z.object({ outcome: z.literal('rejected'), scanId, ...rejection });

/** The answer to a scan or to the guard's choice. */
export const scanAnswer = z.discriminatedUnion('outcome', [
  scanOfVisit,
  scanToChoose,
  scanOfNobody,
  scanDenied,
  scanRejected,
]);
