import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { EpochSeconds } from '../functions/kernel/brands.ts';
import type { KeyBundle } from '../functions/personal-code/key-bundle.ts';
import { profileById } from '../functions/personal-code/profiles.ts';
import {
  fingerprint,
  makeAuthority,
  makeSigner,
  type Holder,
} from '../functions/sandbox-issuer/certificates.ts';

/** An issuer of the assumed profile, made for one run. */
export interface BenchIssuer {
  readonly bundle: KeyBundle;
  readonly signer: Holder;
  readonly sign: (disclosure: Readonly<Record<string, unknown>>) => Promise<string>;
}

export const benchProfile = profileById('iam-smart-assumed-1.sandbox');

/** Makes keys, certificates and the bundle that holds them, all valid at `now`. */
export async function benchIssuer(now: EpochSeconds): Promise<BenchIssuer> {
  const authority = await makeAuthority('Bench authority', now);
  const signer = await makeSigner(authority, benchProfile.certificates.subjectName, now);
  const keyId = fingerprint(signer, 'base64url');
  const { privateKey } = signer.keys;
  return {
    signer,
    bundle: {
      schemaVersion: 1,
      profileId: benchProfile.id,
      fetchedAt: now,
      validUntil: (now + 172_800) as EpochSeconds,
      certificates: [
        {
          keyId,
          algorithm: 'ES256',
          der: Buffer.from(signer.certificate.rawData).toString('base64'),
          notBefore: (now - 3600) as EpochSeconds,
          notAfter: (now + 86_400) as EpochSeconds,
          status: 'active',
        },
      ],
    },
    sign: (disclosure) =>
      new SignJWT({ ...disclosure })
        .setProtectedHeader({ alg: 'ES256', typ: 'personal-code+jwt', 'x5t#S256': keyId })
        .setIssuer(benchProfile.claims.issuerValue)
        .setIssuedAt(now)
        .setExpirationTime(now + 60)
        .setJti(randomUUID())
        .sign(privateKey),
  };
}
