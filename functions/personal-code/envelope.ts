import type { webcrypto } from 'node:crypto';
import type { SignatureAlgorithm } from './key-bundle.ts';
import type { RejectionReason, Step } from './rejections.ts';

/** Members of a header or a payload, read strictly: no name twice, no `__proto__`, at most 4 levels deep. */
export type Members = Readonly<Record<string, unknown>>;

/** A code taken apart. Nothing in it is to be believed before its signature verified. */
export interface OpenedCode {
  /** What the signature says about itself, under the names that the profile's `header` uses. */
  readonly header: Members;
  /** The bytes that were signed. One code has exactly one: an envelope refuses every second way to write it. */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
  readonly payload: Uint8Array;
  /** Why the signature is not the key's own, or `undefined` where it is. Throws where it could not be computed. */
  verifySignature(
    key: webcrypto.CryptoKey,
    algorithm: SignatureAlgorithm,
  ): Promise<RejectionReason | undefined>;
}

/**
 * How a code is packed. All that verification knows about JWS, COSE or a layout of bytes stands in a module of this form;
 * the profile names the one it uses.
 */
export interface Envelope {
  /** `jws-compact`. */
  readonly name: string;
  /** Headers that are refused for a reason of their own; every other one outside the profile's list is `header_not_allowed`. */
  readonly refusedHeaders: ReadonlyMap<string, RejectionReason>;
  /** Takes the bytes of the QR apart: encoding and structure, nothing more. Bytes are at most the profile's `maxBytes`. */
  open(bytes: Uint8Array): Step<OpenedCode>;
  /** Reads the claims out of the payload of an {@link OpenedCode}, as strictly as the header. */
  readClaims(payload: Uint8Array): Step<Members>;
}
