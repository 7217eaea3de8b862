import type { EpochSeconds } from '../kernel/brands.ts';
import { checkClaims } from './check-claims.ts';
import { checkHeader, type CheckedHeader } from './check-header.ts';
import { checkTime } from './check-time.ts';
import { codeDigest } from './code-digest.ts';
import type { Members, OpenedCode } from './envelope.ts';
import type { KeyBundle } from './key-bundle.ts';
import { openCode } from './open-code.ts';
import type { Profile } from './profile.ts';
import { readDisclosure } from './read-disclosure.ts';
import { rejections, unavailabilities, type RejectionReason, type UnavailableReason } from './rejections.ts';
import { selectKey } from './select-key.ts';
import type { SigningKey } from './signing-key.ts';
import type { Rejected, Unavailable, Verdict } from './verdict.ts';

/**
 * Verifies a code and reads what it discloses. It does no I/O; once warm, nearly all of its cost is the signature.
 * Order: size, encoding, structure, header, algorithm, key, the key's own validity, signature, claims, time,
 * disclosure. Nothing of the payload is trusted or returned before the signature has verified. It never throws: an
 * unforeseen fault is `unavailable` (`G01`) and carries nothing of the code.
 * @param bytes what the QR holds
 * @param keyBundle the certificates that are trusted now; `undefined` without a bundle
 */
export async function verifyPersonalCode(
  bytes: Uint8Array,
  profile: Profile,
  keyBundle: KeyBundle | undefined,
  now: EpochSeconds,
): Promise<Verdict> {
  try {
    const examined = examine(bytes, profile, keyBundle, now);
    if ('outcome' in examined) return examined;
    const fault = await examined.code.verifySignature(examined.key.key, examined.header.algorithm);
    return fault ? rejected(fault) : believe(examined, profile, now);
  } catch {
    // The error is dropped, because errors of libraries can carry the payload.
    return unavailable('unexpected');
  }
}

/** A code that has passed every check before the signature. */
interface Examined {
  readonly code: OpenedCode;
  readonly claims: Members;
  readonly header: CheckedHeader;
  readonly key: SigningKey;
}

/** The checks before the signature: size, encoding, structure, header, algorithm, key. */
function examine(
  bytes: Uint8Array,
  profile: Profile,
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
  const key = selectKey(header.value, keyBundle, now);
  if (!key.ok) return rejected(key.reason);
  return { code: code.value, claims: claims.value, header: header.value, key: key.value };
}

/** The checks after the signature has verified: claims, time, disclosure. */
function believe({ code, claims, header, key }: Examined, profile: Profile, now: EpochSeconds): Verdict {
  const identity = checkClaims(code.header, claims, profile);
  if (!identity.ok) return rejected(identity.reason);
  const lifetime = checkTime(claims, profile, key, now);
  if (!lifetime.ok) return rejected(lifetime.reason);
  const disclosure = readDisclosure(claims, profile);
  if (!disclosure.ok) return rejected(disclosure.reason);
  return {
    outcome: 'verified',
    disclosure: disclosure.value,
    codeDigest: codeDigest(identity.value, code.signingInput),
    ...lifetime.value,
    keyId: header.keyId,
  };
}

function rejected(reason: RejectionReason): Rejected {
  return { outcome: 'rejected', reason, ref: rejections[reason].ref };
}

function unavailable(reason: UnavailableReason): Unavailable {
  return { outcome: 'unavailable', reason, ref: unavailabilities[reason].ref };
}
