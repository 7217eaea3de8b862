import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../../../functions/personal-code/key-bundle.ts';

/** A key that is stored nowhere: it is derived from a seed each time. It signs only test vectors. */
export interface TestKey {
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: KeyObject;
  /** The signature in its JWS form; the same on every run. */
  readonly sign: (input: Uint8Array) => Buffer;
}
