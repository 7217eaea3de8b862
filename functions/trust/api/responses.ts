import * as z from 'zod/mini';
import { shownInstant } from '../../edge/response-fields.ts';

/** The certificates that codes verify with. */
export const keyBundleResponse = z.object({
  profileId: z.string().check(z.describe('The profile of Personal Codes that these certificates sign.')),
  fetchedAt: z.iso.datetime().check(z.describe('When the certificates were last read from the issuer.')),
  validUntil: z.iso.datetime().check(z.describe('Past this nothing may be verified with it.')),
  certificates: z.array(
    z.object({
      keyId: z
        .string()
        .check(z.describe('base64url SHA-256 of the DER: what a code names its certificate by.')),
      algorithm: z.enum(['ES256', 'PS256', 'RS256']),
      der: z.string().check(z.describe('The certificate, DER in base64.')),
      notBefore: shownInstant,
      notAfter: shownInstant,
      status: z
        .enum(['active', 'retiring'])
        .check(z.describe('`retiring`: no longer published, still valid for codes that it signed.')),
    }),
  ),
  deniedKeyIds: z
    .array(z.string())
    .check(
      z.describe('Certificates that an operator withdrew: nothing verifies with them, whoever holds them.'),
    ),
});
