import * as z from 'zod/mini';
import { siteIdField } from '../../edge/id-fields.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What became of the visits that were to be purged on one day at a site. */
export const deletionResponse = z.object({
  siteId: siteIdField,
  day: z.iso.date().check(z.describe('In UTC: the day of purge that the key was for.')),
  visitsDeleted: z
    .int()
    .check(
      z.gte(0),
      z.describe(
        'Visits sealed under the key that the database had deleted when the certificate was written; until then, up to now.',
      ),
    ),
  visitsDeletedLater: z.optional(
    z.int().check(z.gte(1), z.describe('Those that it deleted after that. They are not in the hash.')),
  ),
  keyId: z.string(),
  keyMadeAt: shownInstant,
  destructionBegunAt: shownInstant,
  keyDestroyedAt: z.optional(
    z.iso
      .datetime()
      .check(z.describe('When the key did not exist any more; absent where its destruction has only begun.')),
  ),
  certificate: z.optional(
    z
      .object({
        number: z.int().check(z.gte(1), z.describe('Counts the certificates of the site.')),
        previousHash: hash.check(
          z.describe('The hash of the certificate before it; 64 zeros in the first one.'),
        ),
        hash: hash.check(z.describe('SHA-256 of the canonical form (docs/privacy.md).')),
      })
      .check(z.describe('Its place in the chain of the site; absent where `keyDestroyedAt` is.')),
  ),
  purgeAt: z.iso.datetime().check(z.describe('After this the record does not exist.')),
});

/** A page of a site's certificates. */
export const deletionPage = pageOf(deletionResponse);
