import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../functions/kernel/clock.ts';
import type { Members } from '../../functions/personal-code/envelope.ts';
import type { KeyBundle, TrustedCertificate } from '../../functions/personal-code/key-bundle.ts';
import { openCode } from '../../functions/personal-code/open-code.ts';
import type { Profile } from '../../functions/personal-code/profile.ts';
import type { VerificationStep } from '../../functions/personal-code/verification-steps.ts';
import { fingerprintOf } from '../shared/fingerprint.ts';

/** What was verified, against what, and when. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly profile: Profile;
  readonly bundle: KeyBundle | undefined;
  readonly now: EpochSeconds;
}

/** The readable contents of a code, for diagnosis. They are not verified. */
export interface Opened {
  readonly header: Members;
  readonly claims: Members;
}

/** Opens a code as verification does; members are empty as far as it cannot be read. */
export function openForDiagnosis({ bytes, profile }: Question): Opened {
  const code = openCode(bytes, profile);
  if (!code.ok) return { header: {}, claims: {} };
  const claims = profile.envelope.readClaims(code.value.payload);
  return { header: code.value.header, claims: claims.ok ? claims.value : {} };
}

/**
 * A header's value as it may be shown: short and plain. Claims are never shown but for times, since a draft may take the
 * name for the issuer.
 */
export const shown = (value: unknown): string =>
  typeof value === 'string' && /^[\w+./-]{1,64}$/.test(value) ? `“${value}”` : kindOf(value);

/** `missing`, `a number`, `a text of 12 characters`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `a text of ${String(value.length)} characters`;
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/**
 * Quoted names without values; `none` for an empty list. An unusual name is only counted, because it could contain
 * terminal control characters.
 */
export const namesOf = (members: Members): string => quoted(Object.keys(members));

/** Quotes names that stood in a code. */
export const quoted = (names: readonly string[]): string =>
  names
    .map((name) =>
      /^[\w.:#+/-]{1,40}$/.test(name) ? `\`${name}\`` : `a name of ${String(name.length)} characters`,
    )
    .join(', ') || 'none';

/** The certificate that a code names, where the bundle has it. */
export function certificateOf(
  { bundle, profile }: Question,
  header: Members,
): TrustedCertificate | undefined {
  const keyId = header[profile.header.keyId];
  return bundle?.certificates.find((one) => one.keyId === keyId);
}

/** What there is to know about a step, without personal data; nothing where the step speaks for itself. */
export function factOf(step: VerificationStep, question: Question, { header, claims }: Opened): string {
  const { bytes, profile, bundle, now } = question;
  const certificate = certificateOf(question, header);
  switch (step) {
    case 'size':
      return `${String(bytes.length)} of at most ${String(profile.maxBytes)} bytes`;
    case 'encoding':
    case 'signature':
      return '';
    case 'structure':
      return `envelope ${profile.envelope.name}`;
    case 'headers':
      return namesOf(header);
    case 'algorithm':
      return `${shown(header[profile.header.algorithm])} of ${profile.algorithms.join(', ')}`;
    case 'key':
      return certificate
        ? `certificate ${fingerprintOf(certificate.keyId)}`
        : `${shown(header[profile.header.keyId])}, ${bundleFact(bundle)}`;
    case 'key validity':
      return certificate
        ? `${toRfc3339(certificate.notBefore)} to ${toRfc3339(certificate.notAfter)}, ${certificate.status}`
        : '';
    case 'claims':
      return namesOf(claims);
    case 'time':
      return timeFact(claims[profile.claims.issuedAt], claims[profile.claims.expiresAt], now);
    case 'disclosure':
      return Object.entries(profile.disclosure)
        .flatMap(([field, { claim }]) => (claims[claim] === undefined ? [] : [field]))
        .join(', ');
  }
}

const bundleFact = (bundle: KeyBundle | undefined): string =>
  bundle
    ? `bundle of ${String(bundle.certificates.length)} certificates, valid until ${toRfc3339(bundle.validUntil)}`
    : 'no key bundle';

function timeFact(issuedAt: unknown, expiresAt: unknown, now: EpochSeconds): string {
  if (!isInstant(issuedAt) || !isInstant(expiresAt)) return '';
  return `issued ${ago(now - issuedAt)}, ${expiresAt > now ? 'expires' : 'expired'} ${ago(now - expiresAt)}, valid for ${String(expiresAt - issuedAt)} s`;
}

const ago = (seconds: number): string =>
  seconds >= 0 ? `${String(seconds)} s ago` : `in ${String(-seconds)} s`;

const isInstant = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
