import * as z from 'zod/mini';
import type { Shown } from '../edge/response-fields.ts';

const profileId = z.string().check(z.describe('The profile of the issuer whose certificates these are.'));

/** Details of the events about the key bundle, by type. */
export const trustEventMessages = {
  'key_bundle.renewed': z
    .strictObject({
      type: z.literal('key_bundle.renewed'),
      profileId,
      keyIds: z.array(z.string()).check(z.describe('SHA-256 of the certificates trusted from now on.')),
    })
    .check(z.describe('The bundle was renewed, and its certificates changed.')),
  'key_bundle.expiring': z
    .strictObject({
      type: z.literal('key_bundle.expiring'),
      profileId,
      days: z.int().check(z.describe('Days until the last certificate expires.')),
    })
    .check(
      z.describe('The last certificate expires within 30, 14, 7 or 1 days, and no successor is published.'),
    ),
  'key_bundle.failed': z
    .strictObject({
      type: z.literal('key_bundle.failed'),
      profileId,
      reason: z.string().check(z.describe('The reason, as in the log of the renewal.')),
    })
    .check(z.describe('A renewal failed; the previous bundle stays in force.')),
};

/** Events about the key bundle: thin, without personal data. */
export type TrustEvent = Shown<(typeof trustEventMessages)[keyof typeof trustEventMessages]>;
