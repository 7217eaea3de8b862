import * as z from 'zod/mini';
import { memberIdField, visitIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';

const day = z.iso.date('must be a day, such as 2026-11-23');

/** Query of `GET /audit` and `GET /audit/reads`. */
export const auditQuery = z.strictObject({
  ...pageQuery,
  day: z.optional(day.check(z.describe('In UTC; today where it is absent.'))),
  untilDay: z.optional(day.check(z.describe('The days up to this one too: at most 31 together.'))),
  visitId: z.optional(visitIdField.check(z.describe('Only what was done to this visit.'))),
  memberId: z.optional(memberIdField.check(z.describe('Only what this member, or scanner, did.'))),
});
