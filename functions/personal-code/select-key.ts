import type { EpochSeconds } from '../kernel/brands.ts';
import type { CheckedHeader } from './check-header.ts';
import type { KeyBundle } from './key-bundle.ts';
import { pass, refuse, type Step } from './rejections.ts';
import { signingKey, type SigningKey } from './signing-key.ts';

/** The key that a code names, if the bundle has it, it is not denied, it fits the code's algorithm, and it is valid now. */
export function selectKey(header: CheckedHeader, keyBundle: KeyBundle, now: EpochSeconds): Step<SigningKey> {
  const { keyId, algorithm } = header;
  if (keyBundle.deniedKeyIds?.includes(keyId)) return refuse('key_denied');
  const certificate = keyBundle.certificates.find((each) => each.keyId === keyId);
  if (!certificate) return refuse('unknown_key');
  // One key, one algorithm: otherwise a signature of one scheme can be passed off as one of another.
  if (certificate.algorithm !== algorithm) return refuse('algorithm_not_allowed');
  const key = signingKey(certificate);
  return now < key.notBefore || now > key.notAfter ? refuse('certificate_not_valid') : pass(key);
}
