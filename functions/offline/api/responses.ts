import * as z from 'zod/mini';
import { barredIdField, gateIdField, siteIdField } from '../../edge/id-fields.ts';
import { shownInstant } from '../../edge/response-fields.ts';

const hash = z.string().check(z.describe('8 bytes of an HMAC-SHA-256, base64url.'));
const hashes = z.array(hash);
const key = z.string().check(z.describe('32 bytes, base64url.'));
const epochSeconds = z.int().check(z.describe('Seconds since 1970.'));

const gate = z.object({
  gateId: gateIdField,
  name: z.string(),
  direction: z.enum(['in', 'out', 'both']),
});

const parts = z.object({
  all: hashes.check(z.describe('Of each word or character of each name, in any of its spellings.')),
  en: hashes.check(z.describe('Of the words of the English name.')),
  tc: hashes.check(z.describe('Of the characters of the Chinese name.')),
  prefix: z.optional(hash.check(z.describe('Of the identity-card prefix.'))),
});

const name = z.object({
  key: hash.check(z.describe('Of one whole name, in one spelling.')),
  strong: z.optional(
    hash.check(z.describe('Of the name with the identity-card prefix, where that is known.')),
  ),
  wrap: z
    .string()
    .check(
      z.describe(
        'The content key (16 bytes), exclusive-or the first 16 bytes of the HMAC of `["seal", nonce, text of the name]` ' +
          'under the key of the day; base64url.',
      ),
    ),
});

/** A visit on one of its days, sealed. */
export const packEntry = z.object({
  id: z.string().check(z.describe('22 characters, which tell nothing of the visit.')),
  day: z.iso.date(),
  from: epochSeconds,
  until: epochSeconds,
  state: z
    .enum(['expected', 'pending_approval', 'checked_in', 'checked_out', 'denied'])
    .check(z.describe('Visits in other states are not in the pack.')),
  allowsReEntry: z.optional(z.literal(true)),
  asksSupervisor: z.optional(z.literal(true).check(z.describe('A bar is on this visitor or near.'))),
  denied: z.optional(z.literal(true).check(z.describe('The bar is on this visitor.'))),
  names: z.array(name),
  parts,
  sealed: z
    .string()
    .check(
      z.describe(
        '12 bytes of nonce, then what AES-128-GCM makes of the content, with its tag; additional data: `id`; base64url.',
      ),
    ),
});

/** The entries whose ids begin with one character. */
export const packBucket = z.object({
  bucket: z.int().check(z.describe('0–63, the value of that character in base64url.')),
  tag: z
    .string()
    .check(z.describe('Changes when and only when an entry does; `----` where no entry is left.')),
  entries: z.array(packEntry),
});

/** A bar, without a name. */
export const packBar = z.object({
  barredId: barredIdField,
  identities: z.array(
    z.object({
      nameKey: hash,
      strongKey: z.optional(hash.check(z.describe('Absent where everybody of the name is barred.'))),
    }),
  ),
  parts: z.optional(parts),
});

/** What a scanner needs to work without a network. */
export const offlinePackResponse = z.object({
  siteId: siteIdField,
  asOf: shownInstant,
  timeZone: z.string().check(z.describe('IANA name: `Asia/Hong_Kong`.')),
  policy: z
    .object({
      walkIns: z.enum(['record', 'approve', 'refuse']),
      admitsWeakMatches: z.boolean(),
      codesUsedOnce: z.enum(['site', 'firm']),
      earlyMinutes: z.optional(z.int()),
      lateMinutes: z.optional(z.int()),
    })
    .check(z.describe('Settings of the site that decide at the gate: see `Site`.')),
  gates: z.array(gate),
  days: z
    .array(z.object({ day: z.iso.date(), key }))
    .check(
      z.describe('Today and tomorrow at the site, with the key that names are hashed with on that day.'),
    ),
  barsKey: key.check(z.describe('What bars are hashed with, 32 bytes, base64url; the same on every day.')),
  barsIncomplete: z
    .boolean()
    .check(
      z.describe(
        'A bar stands that was made before bars had hashes for devices. Then ask a supervisor about everybody who is not ' +
          'expected.',
      ),
    ),
  bars: z.array(packBar),
  buckets: z.array(packBucket).check(z.describe('Those that differ from `known`.')),
  more: z.optional(
    z
      .literal(true)
      .check(
        z.describe(
          'The answer would be too large: ask again with the tags that you have now. It has no `ETag`.',
        ),
      ),
  ),
});
