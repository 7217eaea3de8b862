import * as z from 'zod/mini';
import { gateIdField, scanIdField, visitIdField } from '../../edge/id-fields.ts';

/** The profile has its own limit; this one only bounds the request. */
const longestCode = 12_000;

/** Body of `POST /sites/{siteId}/scans`. */
export const scanRequest = z.strictObject({
  scanId: scanIdField,
  code: z.string().check(z.maxLength(longestCode)),
  gateId: gateIdField,
  direction: z.optional(z.enum(['in', 'out'])),
});
export type ScanRequest = z.output<typeof scanRequest>;

/** Body of `POST /sites/{siteId}/scans/{scanId}/choice`: one of the candidates, or none of them. */
export const choiceRequest = z
  .strictObject({
    choiceToken: z.string().check(z.maxLength(8000)),
    visitId: z.optional(visitIdField),
    walkIn: z.optional(z.literal(true)),
  })
  .check(
    z.refine(
      ({ visitId, walkIn }) => (visitId === undefined) !== (walkIn === undefined),
      'must have either visitId or walkIn',
    ),
  );
export type ChoiceRequest = z.output<typeof choiceRequest>;
