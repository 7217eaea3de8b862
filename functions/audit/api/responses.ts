import * as z from 'zod/mini';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const who = {
  day: z.iso.date().check(z.describe('In UTC.')),
  at: shownInstant,
  memberId: personal(
    z
      .string()
      .check(
        z.describe('The member or scanner; `gatehouse` for the service itself, empty for a public route.'),
      ),
    {
      about: 'member',
      what: 'id of who changed or saw a record, with the operation and the time',
      purpose: 'to find out who did or saw what',
      seenBy: viewers.auditors,
      kept: keptFor.audit,
      stored: 'clear',
    },
  ),
  role: z.string(),
  operation: z.string().check(z.describe('The operation of this API, or what the service did by itself.')),
  siteId: z.optional(z.string()),
  subjects: z.array(z.string()).check(z.describe('Such as `visit:…`, `bar:…`, `export:…`, `member:…`.')),
  requestId: z.string(),
};

/** An entry of the audit trail. */
export const auditResponse = z.object({
  firmId: z.string(),
  ...who,
  seq: z.int().check(z.gte(1), z.describe('Counts the entries of the firm’s day.')),
  digest: z.optional(
    hash.check(
      z.describe('SHA-256 of what the entry closes or certifies: the reads of an hour, a certificate.'),
    ),
  ),
  previousHash: hash.check(z.describe('The hash of the entry before it; 64 zeros in the first one of all.')),
  hash: hash.check(z.describe('SHA-256 of the canonical form (docs/audit.md).')),
});

/** A page of the audit trail. */
export const auditPage = pageOf(auditResponse);

/** Records of visitors that a member saw in an hour for the first time. */
export const auditReadResponse = z.object({
  ...who,
  hour: z.string().check(z.regex(/^\d\d$/), z.describe('`00` to `23`, in UTC.')),
});

/** A page of the reads. */
export const auditReadPage = pageOf(auditReadResponse);
