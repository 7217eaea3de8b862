import * as z from 'zod/mini';
import { siteIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';
import { identityMethods, requestStates } from '../access-request.ts';
import { refusalGrounds, type RefusalGround } from '../refusal-grounds.ts';
import { requestKinds } from '../request-kinds.ts';

const grounds = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];

const ofRequest = { seenBy: viewers.office, kept: keptFor.request } as const;
const ofRequester = {
  ...ofRequest,
  about: 'visitor',
  purpose: 'to answer the request of the right person, and to show that it was answered',
  stored: 'sealed',
} as const;
/** A request as the office sees it. */
export const requestResponse = z.object({
  requestId: z.string(),
  kind: z.enum(requestKinds),
  siteIds: z.optional(z.array(siteIdField).check(z.describe('Absent where the whole firm is meant.'))),
  identity: z.object({
    method: z.enum(identityMethods),
    note: z.optional(
      personal(z.string(), {
        ...ofRequester,
        what: 'how the person of a request was recognised',
        sealedIn: ['request.identity.note', 'answer.answer'],
      }),
    ),
  }),
  fileReference: z.optional(
    personal(z.string(), {
      ...ofRequester,
      what: 'reference of the office’s own file',
      sealedIn: ['request.fileReference', 'answer.answer'],
    }),
  ),
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
        by: personal(z.string().check(z.describe('The member who did it.')), {
          ...byMember,
          ...ofRequest,
          what: 'id of who changed the state of a request',
        }),
        ground: z.optional(z.enum(grounds)),
        note: z.optional(
          personal(z.string(), {
            ...ofRequester,
            what: 'note to a step of a request',
            sealedIn: ['request.steps.*.note', 'answer.answer'],
          }),
        ),
      }),
    )
    .check(z.describe('Its changes of state, in order.')),
  createdAt: shownInstant,
  createdBy: personal(z.string(), { ...byMember, ...ofRequest, what: 'id of who recorded a request' }),
  version: z.int().check(z.describe('Counts changes; in quotes it is the entity tag.')),
  purgeAt: z.iso.datetime().check(z.describe('After this the record does not exist.')),
});

/** A page of the register. */
export const requestPage = pageOf(requestResponse);
