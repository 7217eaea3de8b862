import * as z from 'zod/mini';
import { correctedFields } from '../../visits/visit.ts';

/** Control characters but the line feed, format (direction overrides, zero width), unassigned and line-separator ones. */
const unfitForNote = /[^\P{Cc}\n]|[\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Body of `POST …/visits/{visitId}/corrections`. */
export const newCorrection = z.strictObject({
  field: z.enum(correctedFields).check(z.describe('What of the visit is corrected.')),
  text: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(500),
    z.refine(
      (text) => !unfitForNote.test(text),
      'must not have control characters, invisible ones, or ones that change the direction of writing',
    ),
    z.describe('What is right, in words. It is kept as it is: marks such as `<` mean nothing.'),
  ),
  requestedBy: z.enum(['visitor', 'office']).check(z.describe('Who says so.')),
  accessRequestId: z.optional(
    z
      .string()
      .check(
        z.regex(/^[\w-]{1,40}$/, 'must be the id of an access request'),
        z.describe('The request with which the visitor asked for it.'),
      ),
  ),
});
export type NewCorrection = z.output<typeof newCorrection>;
