import * as z from 'zod/mini';
import { gateIdField, siteIdField, visitIdField } from '../edge/id-fields.ts';
import { shownInstant, type Shown } from '../edge/response-fields.ts';
import { correctedFields, undoReasons } from '../visits/visit.ts';
import { passageMethod, stateShown } from '../front-desk/api/responses.ts';

const common = {
  eventId: z
    .string()
    .check(
      z.minLength(1),
      z.describe('The same for every delivery of this event: ignore an id that you have seen.'),
    ),
  firmId: z.string(),
  siteId: siteIdField,
  visitId: visitIdField,
  visitVersion: z
    .int()
    .check(
      z.gte(1),
      z.describe(
        'The version of the visit after the change, as in its entity tag. It never decreases. An overstay does not change it.',
      ),
    ),
  corrected: z.optional(
    z.literal(true).check(z.describe('A correction stands beside the visit: the office reads it there.')),
  ),
  at: shownInstant.check(
    z.describe(
      'When it happened: the time of the passage, of the booking, or of the beginning of the overstay; otherwise the time of the write.',
    ),
  ),
};

const plain = <Type extends string>(type: Type, meaning: string) =>
  z.strictObject({ type: z.literal(type), ...common }).check(z.describe(meaning));

const passage = <Type extends string>(type: Type, meaning: string) =>
  z
    .strictObject({
      type: z.literal(type),
      ...common,
      gateId: z.optional(gateIdField.check(z.describe('Absent if nobody went through a gate.'))),
      method: passageMethod.check(z.describe('How the passage was recorded.')),
      recordedOffline: z.optional(
        z
          .literal(true)
          .check(z.describe('A scanner had no network and sent it later: `at` may be up to a day ago.')),
      ),
    })
    .check(z.describe(meaning));

/** Details of the events about visits, by type. */
export const visitEventMessages = {
  'visit.expected': plain(
    'visit.expected',
    'A visit was pre-registered, or its host approved it: the visitor may come.',
  ),
  'visit.pending_approval': plain('visit.pending_approval', 'A visit waits for its host’s approval.'),
  'visit.edited': plain('visit.edited', 'A visit that has not begun was changed: read it again.'),
  'visit.checked_in': passage(
    'visit.checked_in',
    'A visitor came in: pre-registered or a walk-in, for the first time or again.',
  ),
  'visit.overstayed': plain('visit.overstayed', 'A visitor is still inside although their time is over.'),
  'visit.checked_out': passage(
    'visit.checked_out',
    'A visitor went out, or the site’s closing checked them out (`automatic`).',
  ),
  'visit.passage_undone': z
    .strictObject({
      type: z.literal('visit.passage_undone'),
      ...common,
      direction: z.enum(['in', 'out']).check(z.describe('Which passage was undone.')),
      gateId: z.optional(gateIdField.check(z.describe('Absent if nobody went through a gate.'))),
      method: passageMethod.check(z.describe('How the passage was recorded.')),
      state: stateShown.check(
        z.describe('The state of the visit after the undo; `cancelled` for a walk-in that did not come.'),
      ),
      undoneBy: z.string().check(z.describe('The member or scanner that undid the passage.')),
      undoReason: z.enum(undoReasons).check(z.describe('Why it was undone: one of a fixed list of reasons.')),
    })
    .check(z.describe('A check-in or check-out was undone, because it had been recorded by mistake.')),
  'visit.cancelled': plain('visit.cancelled', 'A visit was cancelled.'),
  'visit.denied': plain('visit.denied', 'A visit’s host refused it.'),
  'visit.no_show': plain('visit.no_show', 'The visitor did not come, and it is now too late.'),
  'visit.corrected': z
    .strictObject({
      type: z.literal('visit.corrected'),
      ...common,
      field: z.enum(correctedFields).check(z.describe('What of the visit is corrected.')),
    })
    .check(z.describe('A correction was written beside a visit, which stays as it is.')),
  'visit.purged': z
    .strictObject({
      type: z.literal('visit.purged'),
      ...common,
      because: z
        .enum(['retention', 'deletion'])
        .check(z.describe('Its retention ended, or it was deleted before that, for example with its firm.')),
    })
    .check(z.describe('A visit does not exist any more; everything stored about it is deleted.')),
};

export type VisitEventType = keyof typeof visitEventMessages;
/** Events about visits: ids, times and fixed words, never the name of a visitor or host. */
export type VisitEvent = Shown<(typeof visitEventMessages)[VisitEventType]>;
