import * as z from 'zod/mini';
import { nameField } from '../../edge/fields.ts';
import { longestToken } from '../invitation-token.ts';
import { invitationLanguages } from '../visit-times.ts';

/** Body of `POST …/visits/{visitId}/invitation`. */
export const newInvitation = z.strictObject({
  withPin: z.optional(
    z.boolean().check(z.describe('True to get the PIN too, for a visitor who is told it in another way.')),
  ),
  sendTo: z.optional(
    z.strictObject({
      email: z
        .email('must be an e-mail address')
        .check(z.maxLength(254), z.describe('Kept only until the e-mail is sent.')),
    }),
  ),
  language: z.optional(
    z.enum(invitationLanguages).check(z.describe('Of the e-mail; `en` where it is absent.')),
  ),
});
export type NewInvitation = z.output<typeof newInvitation>;

const token = z
  .string()
  .check(
    z.maxLength(longestToken),
    z.describe('What follows `#` in the link. It has no place in an address.'),
  );
const version = z
  .int()
  .check(z.gte(1), z.describe('As the invitation showed it: what changed since is not overwritten.'));

/** Body of `POST /invitations/view` and of `POST /invitations/pin`. */
export const invitationToken = z.strictObject({ token });

const name = z.optional(z.nullable(nameField));

/** Body of `POST /invitations/correction`: `null` removes a name; one has to remain. */
export const nameCorrection = z.strictObject({
  token,
  visitor: z
    .strictObject({ englishName: name, chineseName: name })
    .check(z.refine((names) => Object.keys(names).length > 0, 'must name a name to correct')),
  version,
});
export type NameCorrection = z.output<typeof nameCorrection>;

/** Body of `POST /invitations/decline`. */
export const declining = z.strictObject({ token, version });
export type Declining = z.output<typeof declining>;
