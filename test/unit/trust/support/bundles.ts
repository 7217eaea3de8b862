import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import { epochSeconds } from '../../../../functions/kernel/clock.ts';
import type { TrustedCertificate } from '../../../../functions/personal-code/key-bundle.ts';
import type { StoredKeyBundle } from '../../../../functions/trust/parse-key-bundle.ts';

export const hourSeconds = 3600;
export const daySeconds = 86_400;
export const noon: EpochSeconds = epochSeconds(1_764_000_000);
/** The instant that many days after noon. */
export const inDays = (days: number): EpochSeconds => epochSeconds(noon + days * daySeconds);
export const inHours = (hours: number): EpochSeconds => epochSeconds(noon + hours * hourSeconds);

/** An entry with a name for the test; its DER has no meaning. */
export const entry = (name: string, more: Partial<TrustedCertificate> = {}): TrustedCertificate => ({
  keyId: createHash('sha256').update(name).digest('base64url'),
  algorithm: 'ES256',
  der: Buffer.from(name).toString('base64'),
  notBefore: inDays(-1),
  notAfter: inDays(90),
  status: 'active',
  ...more,
});

export const bundleOf = (
  certificates: readonly TrustedCertificate[],
  more: Partial<StoredKeyBundle> = {},
): StoredKeyBundle => ({
  schemaVersion: 1,
  profileId: 'test.sandbox',
  fetchedAt: inHours(-6),
  validUntil: inHours(42),
  validatedUnder: 'these anchors',
  certificates,
  ...more,
});
