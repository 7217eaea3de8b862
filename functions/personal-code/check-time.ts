import type { EpochSeconds } from '../kernel/brands.ts';
import type { Members } from './envelope.ts';
import type { CodeProfile } from './profile.ts';
import { pass, refuse, type Step } from './rejections.ts';
import type { SigningKey } from './code-crypto.ts';

/** 5138-11-16: later than any time in seconds, earlier than any recent one in milliseconds. */
const lastSecond = 99_999_999_999;

/** When a code was issued and when it expires. */
export interface Lifetime {
  readonly issuedAt: EpochSeconds;
  readonly expiresAt: EpochSeconds;
}

/**
 * Checks the code's times against the profile, the validity of its certificate, and the clock. Expired means on or after
 * `exp` (RFC 7519 §4.1.4) plus the tolerance.
 */
export function checkTime(
  claims: Members,
  { claims: names, time }: CodeProfile,
  key: Pick<SigningKey, 'notBefore' | 'notAfter'>,
  now: EpochSeconds,
): Step<Lifetime> {
  const issuedAt = claims[names.issuedAt];
  const expiresAt = claims[names.expiresAt];
  if (!isTime(issuedAt) || !isTime(expiresAt)) return refuse('bad_times');
  const lifeSeconds = expiresAt - issuedAt;
  if (lifeSeconds <= 0 || lifeSeconds > time.maxLifeSeconds) return refuse('bad_times');
  if (now >= expiresAt + time.toleranceSeconds) return refuse('expired');
  if (now < issuedAt - time.toleranceSeconds) return refuse('issued_in_future');
  if (issuedAt < key.notBefore || issuedAt > key.notAfter) return refuse('issued_outside_certificate');
  return pass({ issuedAt, expiresAt });
}

function isTime(value: unknown): value is EpochSeconds {
  return Number.isSafeInteger(value) && typeof value === 'number' && value >= 0 && value <= lastSecond;
}
