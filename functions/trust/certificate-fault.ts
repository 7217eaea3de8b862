/** Why an issuer's certificates are not taken: one property each. Holds nothing of the certificate. */
export type CertificateFault =
  | 'no_certificates'
  | 'too_many_certificates'
  | 'certificate_too_large'
  | 'certificate_unparsable'
  | 'chain_too_long'
  | 'untrusted_anchor'
  | 'signature_not_by_issuer'
  | 'weak_key'
  | 'weak_signature_algorithm'
  | 'certificate_not_yet_valid'
  | 'certificate_expired'
  | 'issuer_is_no_authority'
  | 'issuer_may_not_sign_certificates'
  | 'path_too_long'
  | 'leaf_is_authority'
  | 'leaf_may_not_sign'
  | 'leaf_has_wrong_name'
  | 'leaf_has_wrong_algorithm'
  | 'unknown_critical_extension'
  | 'name_constraints';

/** A value, or the first fault. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: CertificateFault };

export const sound = <Value>(value: Value): Checked<Value> => ({ ok: true, value });
export const faulty = (fault: CertificateFault): Checked<never> => ({ ok: false, fault });
