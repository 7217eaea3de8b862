import type { SigningKey } from './code-crypto.ts';
import type { SignatureAlgorithm } from './key-bundle.ts';
import type { RejectionReason, Step } from './rejections.ts';

/** Members of a header or a payload, read strictly: no name twice, no `__proto__`, at most 4 levels deep. */
export type Members = Readonly<Record<string, unknown>>;

/** The parts of a code. None of them may be trusted before the signature has verified. */
export interface OpenedCode {
  /** What the signature says about itself, under the names that the profile's `header` uses. */
  readonly header: Members;
  /** The bytes that were signed. One code has exactly one: an envelope refuses every second way to write it. */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
  readonly payload: Uint8Array;
  /**
   * Why the signature is not valid for the key, or `undefined` where it is valid. Throws where it could not be computed.
   */
  verifySignature(
    key: Pick<SigningKey, 'isSigned'>,
    algorithm: SignatureAlgorithm,
  ): Promise<RejectionReason | undefined>;
}

/**
 * How a code is packed. Everything that verification knows about JWS, COSE or another layout is in a module of this form,
 * which the profile names.
 */
export interface Envelope {
  /** `jws-compact`. */
  readonly name: string;
  /**
   * Headers that have their own refusal reason. Any other header that the profile does not list is `header_not_allowed`.
   */
  readonly refusedHeaders: ReadonlyMap<string, RejectionReason>;
  /** Takes the bytes of the QR apart: encoding and structure, nothing more. Bytes are at most the profile's `maxBytes`. */
  open(bytes: Uint8Array): Step<OpenedCode>;
  /** Reads the claims out of the payload of an {@link OpenedCode}, as strictly as the header. */
  readClaims(payload: Uint8Array): Step<Members>;
}
