/**
 * Why a code is not acceptable: stable reason → the ref of the conformance table that a guard can read over the
 * telephone, and one sentence about the code. No sentence repeats anything that stood in the code.
 * Both are part of the API: add to them, never rename one.
 */
export const rejections = {
  empty: { ref: 'D01', title: 'There is nothing in the code.' },
  not_text: { ref: 'D01', title: 'The code does not hold text.' },
  not_a_personal_code: { ref: 'D02', title: 'This is not a Personal Code.' },
  too_long: { ref: 'D03', title: 'The code is longer than a Personal Code can be.' },
  bad_encoding: { ref: 'D04', title: 'The code is not encoded as it should be.' },
  bad_structure: { ref: 'D05', title: 'The code does not have the parts it should have.' },
  bad_text: {
    ref: 'D06',
    title: 'The text inside the code is not valid UTF-8, or starts with a byte order mark.',
  },
  duplicate_keys: { ref: 'D07', title: 'The code states something twice.' },
  bad_data: { ref: 'D08', title: 'The data inside the code does not have the form it should have.' },
  header_not_allowed: { ref: 'D09', title: 'The code has a header that is not allowed.' },
  signature_invalid: {
    ref: 'S01',
    title: 'The signature is not the issuer’s: the code is forged or damaged.',
  },
  algorithm_missing: { ref: 'S04', title: 'The code names no signature algorithm.' },
  algorithm_not_allowed: { ref: 'S05', title: 'The signature algorithm is not allowed.' },
  signature_malformed: { ref: 'S06', title: 'The signature does not have the form it should have.' },
  signature_out_of_range: { ref: 'S07', title: 'The signature has a number that no signature has.' },
  critical_header: { ref: 'S08', title: 'The code asks for an extension that is not understood.' },
  key_in_header: { ref: 'S09', title: 'The code brings its own key.' },
  unknown_key: { ref: 'K01', title: 'The code was signed with a key that is not known.' },
  bad_key_id: { ref: 'K02', title: 'The code does not name its key as it should.' },
  certificate_not_valid: {
    ref: 'K03',
    title: 'The certificate of the code has expired or is not valid yet.',
  },
  issued_outside_certificate: {
    ref: 'K03',
    title: 'The code was issued when its certificate was not valid.',
  },
  key_denied: { ref: 'K04', title: 'The certificate of the code has been withdrawn.' },
  expired: { ref: 'T01', title: 'The code has expired.' },
  issued_in_future: { ref: 'T02', title: 'The code is not valid yet.' },
  bad_times: { ref: 'T03', title: 'The times in the code are not what they should be.' },
  wrong_issuer: { ref: 'P01', title: 'The code is from another issuer.' },
  wrong_type: { ref: 'P01', title: 'The code is of another type.' },
  bad_unique_id: { ref: 'P01', title: 'The code’s own id is not what it should be.' },
  no_disclosure: { ref: 'P02', title: 'The code discloses nothing.' },
  bad_disclosure: { ref: 'P02', title: 'What the code discloses has a form that is not allowed.' },
} as const satisfies Record<string, { readonly ref: string; readonly title: string }>;

/** A stable reason of {@link rejections}. */
export type RejectionReason = keyof typeof rejections;

/** Why Gatehouse itself cannot tell whether a code is genuine. Never shown to the visitor as their fault. */
export const unavailabilities = {
  no_key_bundle: { ref: 'L05', title: 'There is no key bundle for this profile.' },
  key_bundle_stale: { ref: 'L03', title: 'The key bundle is past its time.' },
  unexpected: { ref: 'G01', title: 'Verification failed in a way that was not foreseen.' },
} as const satisfies Record<string, { readonly ref: string; readonly title: string }>;

/** A stable reason of {@link unavailabilities}. */
export type UnavailableReason = keyof typeof unavailabilities;

/** A step of verification that says no. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RejectionReason;
}

/** What a step of verification read, or why it says no. */
export type Step<Value> = { readonly ok: true; readonly value: Value } | Refusal;

/** The step read `value`. */
export function pass<Value>(value: Value): Step<Value> {
  return { ok: true, value };
}

/** The step says no. */
export function refuse(reason: RejectionReason): Refusal {
  return { ok: false, reason };
}
