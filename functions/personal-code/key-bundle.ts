import type { EpochSeconds } from '../kernel/brands.ts';

export type SignatureAlgorithm = 'ES256' | 'PS256' | 'RS256';

/** One issuer certificate that was validated up to a pinned trust anchor. */
export interface TrustedCertificate {
  /** base64url SHA-256 of the DER: what a code's `x5t#S256` header names. */
  readonly keyId: string;
  /** The one algorithm this key may be used with. */
  readonly algorithm: SignatureAlgorithm;
  /** The certificate, DER in base64. */
  readonly der: string;
  readonly notBefore: EpochSeconds;
  readonly notAfter: EpochSeconds;
  /** `retiring`: no longer published by the issuer, still valid for codes that it signed. */
  readonly status: 'active' | 'retiring';
}

/** The set of issuer certificates that are trusted now, as stored in Secrets Manager. */
export interface KeyBundle {
  readonly schemaVersion: 1;
  readonly profileId: string;
  readonly fetchedAt: EpochSeconds;
  /** Past this instant the bundle is stale and nothing verifies. */
  readonly validUntil: EpochSeconds;
  /** The issuer's entity tag for the next conditional request. */
  readonly etag?: string;
  readonly certificates: readonly TrustedCertificate[];
  /** Key ids refused at once, whatever the issuer publishes (the operator's deny list). */
  readonly deniedKeyIds?: readonly string[];
}
