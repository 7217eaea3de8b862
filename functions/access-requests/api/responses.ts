import * as z from 'zod/mini';
import { siteIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { identityMethods, requestStates } from '../access-request.ts';
import { refusalGrounds, type RefusalGround } from '../refusal-grounds.ts';
import { requestKinds } from '../request-kinds.ts';

const grounds = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];

const ofRequest = { seenBy: viewers.office, kept: keptFor.accessRequest } as const;
const member = (schema: z.ZodMiniType<string>, what: string) =>
  personal(schema, { ...ofRequest, about: 'member', what, purpose: 'to know who answers', stored: 'clear' });
const words = (what: string, sealedIn: string) =>
  personal(z.string(), {
    ...ofRequest,
    about: 'visitor',
    what,
    purpose: 'to answer a request to see or correct data',
    stored: 'sealed',
    sealedIn: [sealedIn, 'answer.answer'],
  });

/** A request as the office sees it. */
export const requestResponse = z.object({
  requestId: z.string(),
  kind: z.enum(requestKinds),
  siteIds: z.optional(z.array(siteIdField).check(z.describe('Absent where the whole firm is meant.'))),
  identity: z.object({
    method: z.enum(identityMethods),
    note: z.optional(words('note on how identity was established', 'request.identity.note')),
  }),
  fileReference: z.optional(words('reference of the office’s own file', 'request.fileReference')),
  receivedAt: shownInstant,
  dueAt: z.iso.datetime().check(z.describe('40 days after its receipt.')),
  dueInDays: z.optional(
    z
      .int()
      .check(
        z.describe(
          'Days until then, a day that has begun included; negative when it is overdue; absent when it is closed.',
        ),
      ),
  ),
  overdue: z.boolean().check(z.describe('It is open, and the answer was due.')),
  state: z.enum(requestStates),
  steps: z
    .array(
      z.object({
        state: z.enum(requestStates),
        at: shownInstant,
        by: member(z.string().check(z.describe('The member who did it.')), 'id of who moved a request'),
        ground: z.optional(z.enum(grounds)),
        note: z.optional(words('note on the answer to a request', 'request.steps.*.note')),
      }),
    )
    .check(z.describe('Its changes of state, in order.')),
  createdAt: shownInstant,
  createdBy: member(z.string(), 'id of who recorded a request'),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
  purgeAt: z.iso.datetime().check(z.describe('After this the record does not exist.')),
});

/** A page of the register. */
export const requestPage = pageOf(requestResponse);
