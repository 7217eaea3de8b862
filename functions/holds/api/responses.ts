import * as z from 'zod/mini';
import { holdIdField, siteIdField, visitIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

const ofHold = { seenBy: viewers.office, kept: keptFor.holdRecord } as const;
const member = (what: string) =>
  personal(z.string(), {
    ...ofHold,
    ...byMember,
    what,
  });
const ofIncident = {
  ...ofHold,
  about: 'visitor',
  purpose: 'to justify why a visit is kept past its day',
  stored: 'sealed',
} as const;

const step = z.object({
  until: z.iso.datetime().check(z.describe('Until when the visits are to be kept.')),
  askedBy: member('id of who asked for a hold'),
  askedAt: shownInstant,
  decision: z.optional(
    z.enum(['approved', 'refused']).check(z.describe('Absent until another member has decided.')),
  ),
  decidedBy: z.optional(member('id of who approved or refused a hold')),
  decidedAt: z.optional(shownInstant),
});

/** A hold, as the register shows it to the office. */
export const holdResponse = z.object({
  holdId: holdIdField,
  siteId: siteIdField,
  state: z
    .enum(['waiting', 'in_force', 'refused', 'lapsed', 'expired', 'ended'])
    .check(
      z.describe(
        '`waiting` for another member, and protecting meanwhile; `lapsed`: nobody decided in time; `expired`: its time is over.',
      ),
    ),
  incident: personal(z.string(), {
    ...ofIncident,
    what: 'name of the incident',
    sealedIn: ['hold.incident', 'answer.answer'],
  }),
  reason: personal(z.string(), {
    ...ofIncident,
    what: 'reason of a hold',
    sealedIn: ['hold.reason', 'answer.answer'],
  }),
  visitIds: z
    .array(visitIdField)
    .check(z.describe('The visits that it found. Those that are over are listed too.')),
  person: z.optional(
    z
      .object({
        match: z.enum(['name', 'name_and_prefix']),
        from: z.iso.date(),
        to: z.iso.date(),
      })
      .check(z.describe('Set where the visits of a person were asked for. The name is not kept.')),
  ),
  protectsUntil: z.optional(
    z.iso
      .datetime()
      .check(z.describe('Until when it keeps the visits, as it stands. Absent when it has ended.')),
  ),
  steps: z.array(step).check(z.describe('The request, then its renewals, each with the decision.')),
  endedAt: z.optional(shownInstant),
  endedBy: z.optional(member('id of who ended a hold')),
  purgeAt: z.iso.datetime().check(z.describe('After this the record does not exist.')),
});

/** A page of a site's register of holds. */
export const holdPage = pageOf(holdResponse);
