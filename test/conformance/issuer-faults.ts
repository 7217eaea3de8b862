import type { RenewalFault } from '../../functions/trust/renewal.ts';
import type { CertificateMode } from '../../functions/sandbox-issuer/issuer.ts';

type Misbehaviour = Exclude<CertificateMode, 'normal' | 'announce' | 'roll'>;

/** Each fault of the sandbox issuer: its row of the conformance table, in words, and the reason of the refusal. */
export const issuerFaults: Readonly<
  Record<Misbehaviour, { readonly row: 'L01' | 'L02'; readonly title: string; readonly fault: RenewalFault }>
> = {
  empty: { row: 'L01', title: 'an empty answer', fault: 'no_certificates' },
  garbage: { row: 'L01', title: 'garbage', fault: 'certificate_unparsable' },
  truncated: { row: 'L01', title: 'a certificate cut short', fault: 'certificate_unparsable' },
  cut: { row: 'L01', title: 'an answer that breaks off', fault: 'answer_incomplete' },
  huge: { row: 'L01', title: '5 MB', fault: 'answer_too_large' },
  bomb: { row: 'L01', title: '64 MB, compressed to a few kB', fault: 'answer_too_large' },
  html: { row: 'L01', title: 'a page of HTML', fault: 'certificate_unparsable' },
  redirect: { row: 'L01', title: 'a redirect', fault: 'redirected' },
  down: { row: 'L01', title: 'a dropped connection', fault: 'unreachable' },
  slow: { row: 'L01', title: 'an answer byte by byte, past the time-out', fault: 'timed_out' },
  silent: { row: 'L01', title: 'no answer within the time-out', fault: 'timed_out' },
  older: { row: 'L01', title: 'a certificate older than ours', fault: 'older_than_ours' },
  self_signed: { row: 'L02', title: 'a stranger that signed itself', fault: 'untrusted_anchor' },
  untrusted: { row: 'L02', title: 'a fake anchor of the same name', fault: 'untrusted_anchor' },
  expired: { row: 'L02', title: 'a signer that has expired', fault: 'certificate_expired' },
  not_yet_valid: {
    row: 'L02',
    title: 'a signer that is not valid yet, alone',
    fault: 'certificate_not_yet_valid',
  },
  expired_issuer: { row: 'L02', title: 'an issuer that has expired', fault: 'certificate_expired' },
  issuer_no_authority: { row: 'L02', title: 'an issuer with CA:FALSE', fault: 'issuer_is_no_authority' },
  issuer_may_not_sign: {
    row: 'L02',
    title: 'an issuer without keyCertSign',
    fault: 'issuer_may_not_sign_certificates',
  },
  path_too_long: { row: 'L02', title: 'a path that is too long', fault: 'path_too_long' },
  authority_as_signer: { row: 'L02', title: 'an authority as signer', fault: 'leaf_is_authority' },
  wrong_usage: { row: 'L02', title: 'a signer for key encipherment', fault: 'leaf_may_not_sign' },
  wrong_name: { row: 'L02', title: 'a signer of another name', fault: 'leaf_has_wrong_name' },
  weak_rsa: { row: 'L02', title: 'an RSA key of 1,024 bits', fault: 'weak_key' },
  sha1: { row: 'L02', title: 'a signature with SHA-1', fault: 'weak_signature_algorithm' },
  critical_extension: {
    row: 'L02',
    title: 'an unknown critical extension',
    fault: 'unknown_critical_extension',
  },
  name_constraints: { row: 'L02', title: 'name constraints', fault: 'name_constraints' },
  one_bad: { row: 'L02', title: 'one bad signer beside a good one', fault: 'leaf_has_wrong_name' },
};
