import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import type { KeyBundle, SignatureAlgorithm } from '../../functions/personal-code/key-bundle.ts';
import { knownProfiles } from '../../functions/personal-code/known-profiles.ts';
import { personalCodeVerifier } from '../../functions/personal-code/personal-code-verifier.ts';
import { unavailabilities } from '../../functions/personal-code/rejections.ts';
import type { Verdict } from '../../functions/personal-code/verdict.ts';
import { utf8 } from './bytes.ts';
import { webCrypto } from './web-crypto.ts';

/** The answer of `GET /v1/key-bundle`. */
export interface KeyBundleAnswer {
  readonly profileId: string;
  /** RFC 3339, as all times in it. */
  readonly fetchedAt: string;
  readonly validUntil: string;
  readonly certificates: readonly {
    readonly keyId: string;
    readonly algorithm: SignatureAlgorithm;
    /** DER in base64. */
    readonly der: string;
    readonly notBefore: string;
    readonly notAfter: string;
    readonly status: 'active' | 'retiring';
  }[];
  readonly deniedKeyIds: readonly string[];
}

/** Verifies what a QR holds, at a time as the server has it. */
export type VerifyCode = (text: string, now: EpochSeconds) => Promise<Verdict>;

const verify = personalCodeVerifier(webCrypto);

/**
 * Makes a verifier of Personal Codes, by the code that the service runs. Keep it for as long as there is no newer answer,
 * because it keeps the keys that it imported. Past the answer's `validUntil`, without an answer, or for a profile that this
 * client does not know, it says `unavailable`: nobody can tell, and it is not the visitor's fault.
 */
export function codeVerifier(answer: KeyBundleAnswer | undefined): VerifyCode {
  const profile = answer && knownProfiles.get(answer.profileId);
  if (!profile) return () => Promise.resolve(withoutBundle);
  const bundle = keyBundleFrom(answer);
  // The keys are imported before the first code comes. One that cannot be is told of when a code needs it.
  for (const certificate of bundle.certificates)
    void Promise.resolve(webCrypto.signingKey(certificate)).catch(() => undefined);
  return (text, now) => verify(utf8(text), profile, bundle, now);
}

const withoutBundle: Verdict = {
  outcome: 'unavailable',
  reason: 'no_key_bundle',
  ref: unavailabilities.no_key_bundle.ref,
};

/** Reads an answer as the service itself holds it. An invalid time counts as past, so nothing verifies. */
export const keyBundleFrom = (answer: KeyBundleAnswer): KeyBundle => ({
  schemaVersion: 1,
  profileId: answer.profileId,
  fetchedAt: secondsOf(answer.fetchedAt),
  validUntil: secondsOf(answer.validUntil),
  certificates: answer.certificates.map(({ notBefore, notAfter, ...certificate }) => ({
    ...certificate,
    notBefore: secondsOf(notBefore),
    notAfter: secondsOf(notAfter),
  })),
  deniedKeyIds: answer.deniedKeyIds,
});

function secondsOf(time: string): EpochSeconds {
  const milliseconds = Date.parse(time);
  if (!Number.isFinite(milliseconds)) throw new Error('the key bundle has a time that is none');
  return Math.floor(milliseconds / 1000) as EpochSeconds;
}
