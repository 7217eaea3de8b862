import type { CheckedHeader } from './check-header.ts';
import type { KeyBundle, TrustedCertificate } from './key-bundle.ts';
import { pass, refuse, type Step } from './rejections.ts';

/** The certificate that a code names, if the bundle has it, it is not denied, and it fits the code's algorithm. */
export function selectCertificate(header: CheckedHeader, keyBundle: KeyBundle): Step<TrustedCertificate> {
  const { keyId, algorithm } = header;
  if (keyBundle.deniedKeyIds?.includes(keyId)) return refuse('key_denied');
  const certificate = keyBundle.certificates.find((each) => each.keyId === keyId);
  if (!certificate) return refuse('unknown_key');
  // One key, one algorithm: otherwise a signature of one scheme can be passed off as one of another.
  return certificate.algorithm === algorithm ? pass(certificate) : refuse('algorithm_not_allowed');
}
