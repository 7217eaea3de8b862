import * as z from 'zod/mini';
import { instantField, textField } from '../../edge/fields.ts';
import { visitIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { tickStates } from '../tick-table.ts';

/** Most rows of a page. The limit of a body, 16 KiB, is reached before that where rows have codes. */
const mostRows = 100;

/** Body of `POST /sites/{siteId}/passages`. */
export const passagesRequest = z.strictObject({
  passages: z
    .array(z.string().check(z.minLength(1), z.maxLength(16_000)))
    .check(
      z.minLength(1),
      z.maxLength(mostRows),
      z.describe('Compact JWS, each signed by the scanner: docs/api.md.'),
    ),
});

/** Query of `GET /sites/{siteId}/passages`. */
export const passageListQuery = z.strictObject({
  needsAttention: z.optional(
    z.literal('true').check(z.describe('Only those that nobody has resolved. Without it the resolved too.')),
  ),
  ...pageQuery,
});
export type PassageListQuery = z.output<typeof passageListQuery>;

/** Body of `POST …/passages/{scanId}/resolution`. */
export const resolutionRequest = z.strictObject({
  note: textField(200).check(z.describe('What you found or did, in words; name no visitor.')),
  apply: z.optional(
    z
      .literal(true)
      .check(
        z.describe('Of a passage of a revoked scanner: you vouch for it, so it is applied as of its time.'),
      ),
  ),
});

/** Body of `POST /sites/{siteId}/roll-call/ticks`. */
export const ticksRequest = z.strictObject({
  ticks: z
    .array(
      z.strictObject({
        visitId: visitIdField,
        state: z.optional(
          z.enum(tickStates).check(z.describe('`withdrawn` takes a tick back. Without it: `safe`.')),
        ),
        tickedAt: instantField,
      }),
    )
    .check(z.minLength(1), z.maxLength(mostRows)),
});
export type TicksRequest = z.output<typeof ticksRequest>;

/** Query of `GET /sites/{siteId}/roll-call/ticks`. */
export const tickListQuery = z.strictObject({
  since: z.optional(
    instantField.check(z.describe('When your roll call began: ticks of an earlier one are left out.')),
  ),
  ...pageQuery,
});
export type TickListQuery = z.output<typeof tickListQuery>;
