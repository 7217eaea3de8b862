import * as z from 'zod/mini';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { gateIdField, siteIdField, visitIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { undoReasons, checkInMethods, correctedFields, visitorChangeKinds } from '../../visits/visit.ts';
import { visitStates } from '../../visits/visit-states.ts';
import { hostShown, ofVisit, vehicleShown, visitorShown } from './people-shown.ts';

const ofMovement = {
  ...ofVisit,
  about: 'visitor',
  purpose: 'the register of who was in the building, and the roll call in an emergency',
  stored: 'clear',
} as const;
const movement = <Schema extends z.ZodMiniType>(schema: Schema, what: string): Schema =>
  personal(schema, { ...ofMovement, what });
/** How a visitor passed a gate. */
export const passageMethod = z.enum(['personal_code', ...checkInMethods, 'seen_leaving', 'automatic']);

export const stateShown = z.enum(visitStates);

const passage = z.object({
  direction: z.enum(['in', 'out']),
  at: shownInstant,
  gateId: z.optional(gateIdField),
  method: passageMethod,
  recordedOffline: z.optional(z.literal(true)),
});

/** A passage that was taken back. */
export const undonePassage = z.extend(passage, {
  undoneAt: shownInstant,
  undoneBy: personal(z.string().check(z.describe('The member or scanner that undid it.')), {
    ...byMember,
    ...ofVisit,
    what: 'id of who took a passage back',
  }),
  reason: z.enum(undoReasons),
  note: z.optional(
    personal(z.string(), {
      ...ofVisit,
      about: 'visitor',
      what: 'note to a passage that was taken back',
      purpose: 'to explain the correction',
      stored: 'sealed',
      sealedIn: ['visit.undone.*.note', 'answer.answer'],
    }),
  ),
});

/** A correction beside a visit. */
export const correctionShown = z.object({
  correctionId: z.string(),
  field: z.enum(correctedFields),
  text: personal(z.string().check(z.describe('Plain text: show it as it is, and run nothing of it.')), {
    about: 'visitor',
    what: 'correction beside what was recorded',
    purpose: 'so that whoever reads the record knows what is wrong with it',
    seenBy: viewers.office,
    kept: keptFor.visit,
    stored: 'sealed',
    sealedIn: ['visit.corrections', 'answer.answer'],
  }),
  requestedBy: z.enum(['visitor', 'office']),
  accessRequestId: z.optional(z.string()),
  at: shownInstant,
  by: personal(z.string().check(z.describe('The member who wrote it.')), {
    ...byMember,
    ...ofVisit,
    seenBy: viewers.office,
    what: 'id of who wrote a correction',
  }),
});

/** A visit as the API shows it. */
export const visitResponse = z.object({
  visitId: visitIdField,
  siteId: siteIdField,
  state: stateShown,
  origin: z.enum(['pre_registered', 'walk_in']).check(z.describe('`walk_in`: nobody had pre-registered it.')),
  visitor: visitorShown,
  host: z.optional(hostShown),
  purpose: z.optional(
    personal(z.string().check(z.describe('Why the visitor comes.')), {
      ...ofVisit,
      about: 'visitor',
      what: 'purpose of the visit',
      purpose: 'to direct the visitor',
      stored: 'sealed',
      sealedIn: ['visit.purpose', 'series.purpose', 'answer.answer'],
    }),
  ),
  vehicle: z.optional(vehicleShown),
  notes: z.optional(
    personal(z.string().check(z.describe('What a manager wants the guard to know.')), {
      ...ofVisit,
      about: 'visitor',
      what: 'note for the guard',
      purpose: 'what the guard needs to receive the visitor',
      stored: 'sealed',
      sealedIn: ['visit.notes', 'series.notes', 'answer.answer'],
    }),
  ),
  waitsSince: z.optional(
    z.iso
      .datetime()
      .check(
        z.describe(
          'Since when it waits: the question at the gate, or the booking. In lists and of one visit.',
        ),
      ),
  ),
  waitsFor: z.optional(
    z
      .enum(['host', 'supervisor'])
      .check(z.describe('Of a visit that is `pending_approval`: who has to agree, the host or a manager.')),
  ),
  day: z.iso
    .date()
    .check(z.describe('The day at the site on which the visit begins: the list it stands in.')),
  expectedFrom: movement(z.iso.datetime(), 'when the visitor is expected, from'),
  expectedUntil: movement(z.iso.datetime(), 'when the visitor is expected, until'),
  createdAt: shownInstant,
  checkedInAt: z.optional(movement(z.iso.datetime(), 'when the visitor came in')),
  checkedInGateId: z.optional(gateIdField),
  checkInMethod: z.optional(passageMethod),
  checkedOutAt: z.optional(movement(z.iso.datetime(), 'when the visitor went out')),
  checkedOutGateId: z.optional(gateIdField),
  checkOutMethod: z.optional(passageMethod),
  overstayed: z.optional(
    z
      .literal(true)
      .check(z.describe('The visitor is inside though their time, with its tolerance, is over.')),
  ),
  recordedOffline: z.optional(z.literal(true)),
  allowsReEntry: z.optional(
    z.literal(true).check(z.describe('The visitor may come in again while the window is open.')),
  ),
  passages: z.optional(
    movement(
      z.array(passage).check(z.describe('All passages in order, of a visit that allows re-entry.')),
      'all times and gates of a visitor who comes and goes',
    ),
  ),
  undone: z.optional(
    z
      .array(undonePassage)
      .check(z.describe('Passages that were recorded by mistake and taken back, with who did so and why.')),
  ),
  companionVisitIds: z.optional(
    z.array(visitIdField).check(z.describe('The visits of those who come along.')),
  ),
  seriesId: z.optional(z.string().check(z.describe('Of a recurring visit: the rule that made it.'))),
  leadVisitId: z.optional(visitIdField),
  invitationPin: z.optional(
    z
      .enum(['set', 'locked'])
      .check(
        z.describe('A PIN was made; `locked`: wrong ones were sent, and a manager has to make another.'),
      ),
  ),
  invited: z.optional(
    z.literal(true).check(z.describe('An invitation was made, and neither revoked nor replaced.')),
  ),
  visitorChanges: z.optional(
    movement(
      z
        .array(z.object({ change: z.enum(visitorChangeKinds), at: shownInstant }))
        .check(z.describe('What the visitor changed themselves, by the link of their invitation.')),
      'when a visitor corrected their name or declined by the invitation',
    ),
  ),
  privacyNoticeVersion: z.optional(
    z.string().check(z.describe('The collection statement in force when the visitor was checked in.')),
  ),
  purposeConsent: z.optional(
    personal(
      z
        .enum(['needed', 'given', 'refused'])
        .check(
          z.describe(
            'Where the notice states another purpose than the one that the visitor was told: whether they agreed that the visit is used for it.',
          ),
        ),
      {
        ...ofVisit,
        about: 'visitor',
        what: 'consent to a purpose that was stated later',
        purpose: 'to use the visit for nothing that the visitor did not agree to',
        stored: 'clear',
      },
    ),
  ),
  purgeAt: z.iso.datetime().check(z.describe('After this the visit does not exist.')),
  heldUntil: z.optional(
    z.iso.datetime().check(z.describe('For the office: until when a hold keeps the visit.')),
  ),
  corrections: z.optional(
    z.array(correctionShown).check(z.describe('For the office: notes beside what was recorded.')),
  ),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
});

/** A companion, as offered to the guard. */
export const companionShown = z.object({
  visitId: visitIdField,
  state: stateShown,
  visitor: visitorShown,
});

/** A visit with its companions. */
export const leadResponse = z.extend(visitResponse, {
  companions: z.optional(
    z.array(companionShown).check(z.describe('Who may be checked in beside the visitor.')),
  ),
});

const companionResult = z.object({
  visitId: visitIdField,
  result: z.string().check(z.describe('`checked_in`, `pending_approval`, or the code of a problem.')),
  visit: z.optional(visitResponse),
});

/** The result for each companion. */
export const companionsCheckInResponse = z.object({ items: z.array(companionResult) });

/** A walk-in that was recorded by hand. */
export const walkInResponse = z.extend(visitResponse, {
  companions: z.optional(z.array(companionResult).check(z.describe('What became of each who came along.'))),
});

/** A new invitation PIN, which is shown this once. */
export const pinResponse = z.object({
  visitId: visitIdField,
  pin: z.string().check(z.describe('Six digits. Gatehouse keeps no copy.')),
});

/** A page of a day's visits. */
export const visitPage = pageOf(visitResponse);

/** A page of the roll call. */
export const rollCall = z.extend(visitPage, {
  count: z.int().check(z.describe('Of everybody inside, not of this page.')),
  asOf: shownInstant,
});
