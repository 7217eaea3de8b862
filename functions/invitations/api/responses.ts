import * as z from 'zod/mini';
import { visitIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { shownInstant } from '../../edge/response-fields.ts';
import { noticeTexts } from '../../sites/api/responses.ts';

const pin = z.string().check(z.regex(/^\d{6}$/), z.describe('Six digits.'));
const toInvited = { seenBy: viewers.invited, kept: keptFor.visit, stored: 'sealed' } as const;
const visitorName = (what: string) =>
  z.optional(
    personal(z.string(), {
      ...toInvited,
      about: 'visitor',
      what,
      purpose: 'so that the visitor can correct their own name',
      sealedIn: ['visit.visitor'],
    }),
  );

/** A new invitation. */
export const madeInvitation = z.object({
  visitId: visitIdField,
  link: z
    .string()
    .check(
      z.describe(
        'For the visitor alone, shown this once. Its secret follows `#`, so no server and no log sees it.',
      ),
    ),
  expiresAt: shownInstant.check(z.describe('When it ends, if the visit does not end before.')),
  pin: z.optional(pin),
  sent: z.optional(z.literal('queued').check(z.describe('The e-mail will be sent within moments.'))),
});

const ofEvery = {
  site: z.object({ name: z.string(), timeZone: z.string() }),
  expectedFrom: shownInstant,
  expectedUntil: shownInstant,
  calendarId: z
    .string()
    .check(z.describe('The same for each invitation to the visit; says nothing of anybody.')),
  version: z.int(),
};

/** An invitation to a visit that is to come, or goes on. */
export const openInvitation = z.object({
  state: z.enum(['expected', 'inside']),
  ...ofEvery,
  firm: z
    .object({
      name: z.string(),
      look: z.optional(
        z
          .object({ colour: z.string(), textColour: z.enum(['#ffffff', '#000000']) })
          .check(z.describe('The firm’s colour, and the text that is read best on it.')),
      ),
    })
    .check(z.describe('Who runs the building, and answers for the data.')),
  gates: z.array(z.string()).check(z.describe('Where people come in.')),
  endsAt: shownInstant,
  host: z.optional(
    z.object({
      unit: personal(z.string(), {
        ...toInvited,
        about: 'host',
        what: 'unit that is visited',
        purpose: 'to tell the visitor where to go',
        stored: 'clear',
      }),
      name: z.optional(
        personal(z.string(), {
          ...toInvited,
          about: 'host',
          what: 'name of the host',
          purpose: 'to tell the visitor who invites them',
          sealedIn: ['visit.host.name'],
        }),
      ),
    }),
  ),
  visitor: z.object({ englishName: visitorName('English name'), chineseName: visitorName('Chinese name') }),
  companions: z.optional(z.int().check(z.describe('How many people come along.'))),
  comesAndGoes: z.optional(z.literal(true).check(z.describe('The visitor may go out and come in again.'))),
  mayChange: z
    .boolean()
    .check(z.describe('The visit has not begun: the name can be corrected, the visit declined.')),
  pin: z
    .enum(['none', 'own', 'other', 'locked'])
    .check(z.describe('`own`: the PIN that this link shows; `other`: one that the office made.')),
  notice: z.object({ version: z.string(), texts: noticeTexts }),
});

/** An invitation to a visit that is cancelled: who has the right link is told that, and no more. */
export const cancelledInvitation = z.object({
  state: z.literal('cancelled'),
  ...ofEvery,
  byVisitor: z.boolean().check(z.describe('True where the visitor declined.')),
});

/** What an invitation shows. */
export const invitationShown = z.discriminatedUnion('state', [openInvitation, cancelledInvitation]);

/** The PIN for the gate. */
export const shownPin = z.object({
  pin,
  version: z.int().check(z.describe('Of the visit: showing the PIN for the first time changes it.')),
});
