import type { EpochSeconds } from '../kernel/brands.ts';
import { checkClaims } from './check-claims.ts';
import { checkHeader } from './check-header.ts';
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
 * Is this code genuine and current, and what does it disclose? No I/O; warm, all that it costs is the signature.
 *
 * Order: size, encoding, structure, header, algorithm, key, the key's own validity, signature, claims, time, disclosure.
 * Nothing of the payload is believed or returned before the signature verified. Never throws: what was not foreseen is
 * `unavailable` (`G01`) and carries nothing of the code.
 *
 * @param bytes what the QR holds
 * @param keyBundle the certificates trusted now, or `undefined` where there are none
 */
export async function verifyPersonalCode(
  bytes: Uint8Array,
  profile: Profile,
  keyBundle: KeyBundle | undefined,
  now: EpochSeconds,
): Promise<Verdict> {
  try {
    return await verify(bytes, profile, keyBundle, now);
  } catch {
    // The error is let go: those of libraries can carry the payload.
    return unavailable('unexpected');
  }
}

async function verify(
  bytes: Uint8Array,
  profile: Profile,
  keyBundle: KeyBundle | undefined,
  now: EpochSeconds,
): Promise<Verdict> {
  const opened = openCode(bytes, profile);
  if (!opened.ok) return rejected(opened.reason);
  const claims = profile.envelope.readClaims(opened.value.payload);
  if (!claims.ok) return rejected(claims.reason);
  const header = checkHeader(opened.value.header, profile);
  if (!header.ok) return rejected(header.reason);
  if (keyBundle?.profileId !== profile.id) return unavailable('no_key_bundle');
  if (now > keyBundle.validUntil) return unavailable('key_bundle_stale');
  const key = selectKey(header.value, keyBundle, now);
  if (!key.ok) return rejected(key.reason);
  const { algorithm, keyId } = header.value;
  const fault = await profile.envelope.verifySignature(opened.value, key.value.key, algorithm);
  if (fault) return rejected(fault);
  return believe(opened.value, claims.value, profile, { ...key.value, keyId }, now);
}

/** What remains once the signature verified: claims, time, disclosure. */
function believe(
  code: OpenedCode,
  claims: Members,
  profile: Profile,
  key: SigningKey & { readonly keyId: string },
  now: EpochSeconds,
): Verdict {
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
    keyId: key.keyId,
  };
}

function rejected(reason: RejectionReason): Rejected {
  return { outcome: 'rejected', reason, ref: rejections[reason].ref };
}

function unavailable(reason: UnavailableReason): Unavailable {
  return { outcome: 'unavailable', reason, ref: unavailabilities[reason].ref };
}
