import * as z from 'zod/mini';
import { gateIdField } from '../../edge/id-fields.ts';
import { pageOf } from '../../edge/response-fields.ts';
import { methods, refusers } from '../counter-names.ts';

const count = z.int().check(z.gte(0));

/** The numbers of an hour, a day or a week at a site. They hold no visit and no person. */
export const numbersRow = z.object({
  from: z.iso
    .date()
    .check(z.describe('A day at the site. Of a week: its Monday, or the first day asked for.')),
  to: z.iso.date().check(z.describe('The last day that is counted; the same day where the row is no week.')),
  hour: z.optional(
    z
      .string()
      .check(z.regex(/^\d\d$/), z.describe('Local time: `09` is from nine to ten. With `by=hour` only.')),
  ),
  arrivals: count.check(z.describe('Passages in.')),
  departures: count.check(z.describe('Passages out, automatic check-outs too.')),
  gates: z
    .array(z.object({ gateId: z.optional(gateIdField), arrivals: count, departures: count }))
    .check(z.describe('By gate, removed gates too. One without `gateId` counts automatic check-outs.')),
  methods: z.optional(
    z
      .array(z.object({ method: z.enum(methods), arrivals: count }))
      .check(z.describe('How the visitors showed who they are; those that occurred. Not of hours.')),
  ),
  approvals: z.optional(
    z
      .object({
        decided: count.check(z.describe('Visits that waited for an approval and were approved or refused.')),
        waited: count.check(z.describe('Those of them whose visitor waited at a gate.')),
        waitedSeconds: count.check(z.describe('How long those waited, all together.')),
        within: z
          .array(z.object({ seconds: z.int(), count }))
          .check(
            z.describe(
              'How many waited at most so long, and longer than the bound before. The rest waited longer.',
            ),
          ),
      })
      .check(z.describe('Not of hours.')),
  ),
  refusals: z.optional(
    z
      .array(z.object({ by: z.enum(refusers), count }))
      .check(
        z.describe(
          'Visits that were refused, by their own day: by the host, or by a supervisor because of a bar. Not of hours.',
        ),
      ),
  ),
  noShows: z.optional(count.check(z.describe('Visits to which nobody came. Not of hours.'))),
});

/** A page of numbers. */
export const numbersPage = pageOf(numbersRow);
