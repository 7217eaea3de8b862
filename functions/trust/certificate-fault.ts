/**
 * Why an issuer's certificates are refused: one property each, with a sentence for the operator who reads the log. The
 * reasons are stable: alarms and the runbook name them. None holds anything of the certificate.
 */
export const certificateFaults = {
  no_certificates: 'The answer contains no certificate that signs codes.',
  certificate_unparsable: 'The answer, or a certificate in it, does not have the stated format.',
  too_many_certificates: 'The answer contains more certificates than an issuer needs.',
  certificate_too_large: 'A certificate is larger than 8 kB.',
  certificate_version: 'A certificate is not of X.509 version 3.',
  chain_too_long: 'A chain has more than three certificates.',
  untrusted_anchor: 'A certificate does not lead to a pinned trust anchor.',
  signature_not_by_issuer: 'A certificate names an issuer that did not sign it.',
  not_issued_by_issuer: 'A certificate was signed by an issuer that it does not identify.',
  weak_key: 'A key is neither RSA of 2048 bits or more nor on P-256 or P-384.',
  weak_signature_algorithm: 'A certificate was signed with an algorithm that is not allowed, such as SHA-1.',
  signature_algorithms_differ: 'A certificate names two algorithms for its one signature.',
  certificate_not_yet_valid: 'A certificate is not valid yet.',
  certificate_expired: 'A certificate has expired.',
  issuer_is_no_authority: 'An issuer is not marked as an authority.',
  issuer_has_no_name: 'A certificate names no issuer.',
  authority_not_critically: 'An issuer is marked as an authority, but not critically.',
  issuer_may_not_sign_certificates: 'An issuer may not sign certificates.',
  issuer_is_for_another_purpose:
    'An issuer is only for certificates of TLS, code signing, time stamps or OCSP.',
  path_too_long: 'An issuer allows fewer authorities below it than the chain has.',
  path_length_of_no_authority: 'A certificate limits the path below it and is not an authority.',
  leaf_is_authority: 'The certificate that signs codes is an authority.',
  leaf_may_not_sign: 'The certificate that signs codes is for another usage.',
  leaf_has_wrong_name: 'The certificate that signs codes has another name.',
  leaf_has_wrong_algorithm: 'The key that signs codes does not match any algorithm of the profile.',
  key_differs_from_certificate: 'A key of the JWK set is not the key of its certificate.',
  unknown_critical_extension: 'A certificate has a critical extension that is not understood.',
  repeated_extension: 'A certificate has the same extension twice.',
  name_constraints: 'A certificate has name constraints.',
  policy_constraints: 'A certificate has policy constraints.',
} as const satisfies Record<string, string>;

/** A stable reason of {@link certificateFaults}. */
export type CertificateFault = keyof typeof certificateFaults;

/** A value, or the first fault. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: CertificateFault };

export const sound = <Value>(value: Value): Checked<Value> => ({ ok: true, value });
export const faulty = (fault: CertificateFault): Checked<never> => ({ ok: false, fault });
