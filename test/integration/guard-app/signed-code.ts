import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { benchProfile, type BenchIssuer } from '../../../bench/issuer.ts';
import { systemClock } from '../../../functions/kernel/clock.ts';

/** A Personal Code of this moment, which lives as long as codes do. */
export function signedCode(
  { bundle, signer }: BenchIssuer,
  { englishName, idPrefix }: { readonly englishName: string; readonly idPrefix: string },
): Promise<string> {
  const now = systemClock();
  const keyId = bundle.certificates[0]?.keyId ?? '';
  return new SignJWT({ name_en: englishName, id_prefix: idPrefix })
    .setProtectedHeader({ alg: 'ES256', typ: 'personal-code+jwt', 'x5t#S256': keyId })
    .setIssuer(benchProfile.claims.issuerValue)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(signer.keys.privateKey);
}
