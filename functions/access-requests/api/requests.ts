import * as z from 'zod/mini';
import { distinct, instantField, paragraphsField, textField } from '../../edge/fields.ts';
import { siteIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { identityMethods, requestStates } from '../access-request.ts';
import { hasCardNumber } from '../card-number.ts';
import { refusalGrounds, type RefusalGround } from '../refusal-grounds.ts';
import { requestKinds } from '../request-kinds.ts';

const noCardNumber = z.refine<string>(
  (text) => !hasCardNumber(text),
  'has what looks like the number of an identity card; it may not be kept',
);
const note = paragraphsField(200).check(noCardNumber);

/** Body of `POST /access-requests`. */
export const newRequest = z.strictObject({
  kind: z.enum(requestKinds),
  siteIds: z.optional(
    z
      .array(siteIdField)
      .check(
        z.minLength(1),
        z.maxLength(20),
        distinct,
        z.describe('The sites that are meant; all of the firm where it is absent.'),
      ),
  ),
  identity: z.strictObject({
    method: z.enum(identityMethods).check(z.describe('How the office established who asks.')),
    note: z.optional(note),
  }),
  fileReference: z.optional(
    textField(60).check(
      noCardNumber,
      z.describe('Of the office’s own file, which has the person’s name and address.'),
    ),
  ),
  receivedAt: z.optional(instantField),
});
export type NewRequest = z.output<typeof newRequest>;

const grounds = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];

/** Body of `POST /access-requests/{requestId}/state`. */
export const stateChange = z
  .strictObject({
    state: z.enum(['in_progress', 'answered', 'refused']),
    ground: z.optional(z.enum(grounds)),
    note: z.optional(note),
  })
  .check(
    z.refine(({ state, ground }) => (state === 'refused') === (ground !== undefined), {
      error: 'is needed for a refusal, and for nothing else',
      path: ['ground'],
    }),
  );
export type StateChange = z.output<typeof stateChange>;

/** Query of `GET /access-requests`; `open` stands for every state in which an answer is still due. */
export const requestListQuery = z.strictObject({
  ...pageQuery,
  state: z.optional(z.enum(['open', ...requestStates])),
});
export type RequestListQuery = z.output<typeof requestListQuery>;
