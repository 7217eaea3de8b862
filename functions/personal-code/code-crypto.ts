import type { EpochSeconds } from '../kernel/brands.ts';
import type { TrustedCertificate } from './key-bundle.ts';

/** A certificate made ready for verification. */
export interface SigningKey {
  /** First and last second at which both the certificate and the key bundle call it valid. */
  readonly notBefore: EpochSeconds;
  readonly notAfter: EpochSeconds;
  /**
   * Whether a signature over `input` is genuine, by the certificate's one algorithm (RFC 7518 §3.3 to §3.5, all with SHA-256;
   * the salt of PS256 is as long as the hash). Throws where that cannot be computed.
   */
  readonly isSigned: (input: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
}

/**
 * The cryptography that verification needs. A function answers at once, since another thread costs more than a signature; a
 * browser answers with promises.
 */
export interface CodeCrypto {
  /**
   * The certificate's key, made ready once for as long as the bundle that holds it is in memory. Throws where the bundle's
   * entry contradicts itself: the certificate does not fit its key id or its algorithm, or its key is too weak.
   */
  readonly signingKey: (certificate: TrustedCertificate) => SigningKey | Promise<SigningKey>;
  /** SHA-256 in base64url; of a text, that of its UTF-8. */
  readonly sha256: (data: string | Uint8Array) => string | Promise<string>;
}

/** RFC 7518 §3.3 and §3.5. */
export const smallestRsaBits = 2048;
