import * as z from 'zod/mini';
import { textField } from '../../edge/fields.ts';
import { siteIdField } from '../../edge/id-fields.ts';
import { pageQuery } from '../../edge/page-query.ts';

const role = z.enum(['admin', 'manager', 'guard', 'integration']);
const siteIds = z.union([z.array(siteIdField).check(z.minLength(1), z.maxLength(100)), z.literal('*')], {
  error: 'must be "*" or a list of 1–100 site ids',
});
const label = textField(60);

/** Body of `POST /members`. Where the issuer is absent, it is the first one of the deployment. */
export const newMember = z.strictObject({
  kind: z.enum(['person', 'program']),
  role,
  siteIds,
  issuer: z.optional(z.string().check(z.maxLength(500))),
  subject: textField(255),
  label: z.optional(label),
});
export type NewMember = z.output<typeof newMember>;

/** Body of `PATCH /members/{memberId}`: absent fields stay. The identity of a member cannot change. */
export const memberChange = z.strictObject({
  role: z.optional(role),
  siteIds: z.optional(siteIds),
  label: z.optional(label),
});
export type MemberChange = z.output<typeof memberChange>;

/** Query of `GET /members`. */
export const memberListQuery = z.strictObject(pageQuery);
