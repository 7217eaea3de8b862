import * as z from 'zod/mini';
import { visitIdField } from '../../edge/id-fields.ts';

/** The result for each row, in the order in which the rows were sent. */
export const importResponse = z.object({
  items: z.array(
    z.object({
      rowId: z.string(),
      result: z
        .enum(['created', 'exists', 'conflict', 'invalid'])
        .check(
          z.describe(
            '`exists`: an earlier try made it. `conflict`: this row was sent before with other content. ' +
              '`invalid`: nothing was made; see `errors`.',
          ),
        ),
      visitId: z.optional(visitIdField),
      errors: z.optional(
        z.array(z.object({ path: z.string(), message: z.string() })).check(z.describe('Without the values.')),
      ),
    }),
  ),
});
