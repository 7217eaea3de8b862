import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { benchProfile, type BenchIssuer } from '../../bench/issuer.ts';
import { fingerprint } from '../../functions/sandbox-issuer/certificates.ts';

/** A code that is issued now: those of `BenchIssuer.sign` are issued when the issuer was made, and expire in a long test. */
export const freshCode = (
  { signer }: Pick<BenchIssuer, 'signer'>,
  disclosure: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...disclosure })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'personal-code+jwt',
      'x5t#S256': fingerprint(signer, 'base64url'),
    })
    .setIssuer(benchProfile.claims.issuerValue)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(signer.keys.privateKey);
};
