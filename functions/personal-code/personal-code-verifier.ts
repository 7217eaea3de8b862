import type { EpochSeconds } from '../kernel/brands.ts';
import { checkClaims, type Identity } from './check-claims.ts';
import { checkHeader, type CheckedHeader } from './check-header.ts';
import { checkTime, type Lifetime } from './check-time.ts';
import type { CodeCrypto, SigningKey } from './code-crypto.ts';
import { codeDigest } from './code-digest.ts';
import type { Members, OpenedCode } from './envelope.ts';
import type { KeyBundle, TrustedCertificate } from './key-bundle.ts';
import { openCode } from './open-code.ts';
import type { CodeProfile } from './profile.ts';
import { readDisclosure } from './read-disclosure.ts';
import { rejections, unavailabilities, type RejectionReason, type UnavailableReason } from './rejections.ts';
import { selectCertificate } from './select-certificate.ts';
import type { Disclosure, Rejected, Unavailable, Verdict } from './verdict.ts';

/**
 * Verifies a code and reads what it discloses.
 * @param bytes what the QR holds
 * @param keyBundle the certificates trusted now, or `undefined` where there are none
 */
export type VerifyPersonalCode = (
  bytes: Uint8Array,
  profile: CodeProfile,
  keyBundle: KeyBundle | undefined,
  now: EpochSeconds,
) => Promise<Verdict>;

/**
 * Verifies codes with the cryptography of a function or of a browser; everything else is the same. It does no I/O; once
 * warm, nearly all of its cost is the signature. Order: size, encoding, structure, header, algorithm, key, the key's own
 * validity, signature, claims, time, disclosure. Nothing of the payload is trusted or returned before the signature has
 * verified. It never throws: an unforeseen fault is `unavailable` (`G01`) and carries nothing of the code.
 */
export function personalCodeVerifier(crypto: CodeCrypto): VerifyPersonalCode {
  return async (bytes, profile, keyBundle, now) => {
    try {
      const examined = examine(bytes, profile, keyBundle, now);
      if ('outcome' in examined) return examined;
      const key = await crypto.signingKey(examined.certificate);
      if (now < key.notBefore || now > key.notAfter) return rejected('certificate_not_valid');
      const fault = await examined.code.verifySignature(key, examined.header.algorithm);
      if (fault) return rejected(fault);
      const believed = believe(examined, key, profile, now);
      if ('outcome' in believed) return believed;
      const { identity, lifetime, disclosure } = believed;
      return {
        outcome: 'verified',
        disclosure,
        codeDigest: await codeDigest(crypto, identity, examined.code.signingInput),
        ...lifetime,
        keyId: examined.header.keyId,
      };
    } catch {
      // The error is dropped, because errors of libraries can carry the payload.
      return unavailable('unexpected');
    }
  };
}

/** A code that has passed every check before its key is used. */
interface Examined {
  readonly code: OpenedCode;
  readonly claims: Members;
  readonly header: CheckedHeader;
  readonly certificate: TrustedCertificate;
}

/** The checks before the key is used: size, encoding, structure, header, algorithm, key. */
function examine(
  bytes: Uint8Array,
  profile: CodeProfile,
  keyBundle: KeyBundle | undefined,
  now: EpochSeconds,
): Examined | Rejected | Unavailable {
  const code = openCode(bytes, profile);
  if (!code.ok) return rejected(code.reason);
  const claims = profile.envelope.readClaims(code.value.payload);
  if (!claims.ok) return rejected(claims.reason);
  const header = checkHeader(code.value.header, profile);
  if (!header.ok) return rejected(header.reason);
  if (keyBundle?.profileId !== profile.id) return unavailable('no_key_bundle');
  if (now > keyBundle.validUntil) return unavailable('key_bundle_stale');
  const certificate = selectCertificate(header.value, keyBundle);
  if (!certificate.ok) return rejected(certificate.reason);
  return { code: code.value, claims: claims.value, header: header.value, certificate: certificate.value };
}

/** What a genuine code says. */
interface Believed {
  readonly identity: Identity;
  readonly lifetime: Lifetime;
  readonly disclosure: Disclosure;
}

/** The checks after the signature has verified: claims, time, disclosure. */
function believe(
  { code, claims }: Examined,
  key: SigningKey,
  profile: CodeProfile,
  now: EpochSeconds,
): Believed | Rejected {
  const identity = checkClaims(code.header, claims, profile);
  if (!identity.ok) return rejected(identity.reason);
  const lifetime = checkTime(claims, profile, key, now);
  if (!lifetime.ok) return rejected(lifetime.reason);
  const disclosure = readDisclosure(claims, profile);
  if (!disclosure.ok) return rejected(disclosure.reason);
  return { identity: identity.value, lifetime: lifetime.value, disclosure: disclosure.value };
}

function rejected(reason: RejectionReason): Rejected {
  return { outcome: 'rejected', reason, ref: rejections[reason].ref };
}

function unavailable(reason: UnavailableReason): Unavailable {
  return { outcome: 'unavailable', reason, ref: unavailabilities[reason].ref };
}
