import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../../../functions/personal-code/key-bundle.ts';

/** A key that stands nowhere: it is derived from a seed each time. It signs nothing but test vectors. */
export interface TestKey {
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: KeyObject;
  /** The signature as it stands in a JWS; the same on every run. */
  readonly sign: (input: Uint8Array) => Buffer;
}
