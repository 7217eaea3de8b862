import * as z from 'zod/mini';
import { gateIdField, scanIdField, scannerIdField, visitIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { passageMethod } from '../../front-desk/api/responses.ts';
import { hostShown, visitorShown } from '../../front-desk/api/people-shown.ts';
import { rowRefusals } from '../passage-token.ts';
import { attentions } from '../passage.ts';
import { tickStates } from '../tick-table.ts';

const attention = z
  .enum(attentions)
  .check(
    z.describe(
      'Why a manager has to look at it. The passage is recorded as it happened all the same; only with ' +
        '`scanner_revoked` it has changed nothing yet.',
    ),
  );

const ofPassage = { seenBy: viewers.office, kept: keptFor.passage } as const;

/** What became of a row. */
export const passageResult = z.object({
  scanId: z.optional(scanIdField.check(z.describe('Absent where the row could not be read.'))),
  result: z
    .enum(['recorded', 'needs_attention', 'refused'])
    .check(z.describe('`refused`: the row is no passage of this scanner. The others are on record.')),
  visitId: z.optional(visitIdField.check(z.describe('The visit that it is about, where one is known.'))),
  attention: z.optional(attention),
  code: z.optional(z.enum(rowRefusals).check(z.describe('Of a row that is refused: why.'))),
});

/** The answer to a page: a result for each row, in order. */
export const passagesAnswer = z.object({ results: z.array(passageResult) });

/** A passage that needed attention, as the office sees it. */
export const passageResponse = z.object({
  scanId: scanIdField,
  scannerId: scannerIdField,
  gateId: gateIdField,
  direction: z.enum(['in', 'out']),
  method: passageMethod,
  recordedAt: personal(
    z.iso.datetime().check(z.describe('When it took place, by the server’s clock as the scanner knew it.')),
    {
      ...ofPassage,
      about: 'visitor',
      what: 'when a visitor passed a gate without a network',
      purpose: 'the register of who was in the building',
      stored: 'clear',
    },
  ),
  receivedAt: shownInstant,
  counter: z.int().check(z.describe('Counts the passages of the scanner.')),
  visitId: z.optional(visitIdField),
  attention,
  ref: z.optional(
    z.string().check(z.describe('Of a code that did not count: row of the conformance table.')),
  ),
  scannerRevokedAt: z.optional(shownInstant),
  visitor: z.optional(visitorShown),
  host: z.optional(hostShown),
  applied: z.optional(z.literal(true).check(z.describe('A manager has applied it.'))),
  despite: z.optional(attention.check(z.describe('What stood against it when it was applied.'))),
  resolvedAt: z.optional(shownInstant),
  resolvedBy: z.optional(
    personal(
      z.string().check(z.describe('The member; `gatehouse` where the way in of a way out came later.')),
      {
        ...ofPassage,
        ...byMember,
        what: 'id of who resolved a passage',
      },
    ),
  ),
  note: z.optional(
    personal(z.string(), {
      ...ofPassage,
      about: 'visitor',
      what: 'note to a passage that needed attention',
      purpose: 'to explain the decision',
      stored: 'sealed',
      sealedIn: ['passage.note', 'answer.answer'],
    }),
  ),
});

/** A page of passages. */
export const passagePage = pageOf(passageResponse);

/** Somebody was seen at the assembly point, or that was taken back. */
export const tickResponse = z.object({
  visitId: visitIdField,
  state: z
    .enum(tickStates)
    .check(z.describe('`safe`: seen at the assembly point. `withdrawn`: that was a mistake.')),
  tickedAt: shownInstant,
  tickedBy: personal(z.string().check(z.describe('The member or scanner.')), {
    about: 'member',
    what: 'id of who ticked a visitor off at a roll call',
    purpose: 'to ask who saw the visitor',
    seenBy: viewers.gateToday,
    kept: keptFor.dayOfTick,
    stored: 'clear',
  }),
});

/** What was kept of the ticks that were sent. */
export const ticksAnswer = z.object({ items: z.array(tickResponse) });

/** A page of ticks. */
export const tickPage = pageOf(tickResponse);
