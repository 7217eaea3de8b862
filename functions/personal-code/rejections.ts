/**
 * Why a code is not acceptable: stable reason → the ref of the conformance table that a guard can read over the
 * telephone. Both are part of the API: add to them, never rename one.
 */
export const rejections = {
  /** There is nothing in the code. */
  empty: { ref: 'D01' },
  /** The code is not text. */
  not_text: { ref: 'D01' },
  /** This is not a Personal Code. */
  not_a_personal_code: { ref: 'D02' },
  /** The code is longer than a Personal Code can be. */
  too_long: { ref: 'D03' },
  /** The code is encoded wrongly. */
  bad_encoding: { ref: 'D04' },
  /** The code has the wrong parts. */
  bad_structure: { ref: 'D05' },
  /** The text inside the code is not valid UTF-8, or starts with a byte order mark. */
  bad_text: { ref: 'D06' },
  /** The code states something twice. */
  duplicate_keys: { ref: 'D07' },
  /** The data inside the code has the wrong form. */
  bad_data: { ref: 'D08' },
  /** The code has a header that is not allowed. */
  header_not_allowed: { ref: 'D09' },
  /** The signature is not the issuer’s: the code is forged or damaged. */
  signature_invalid: { ref: 'S01' },
  /** The code names no signature algorithm. */
  algorithm_missing: { ref: 'S04' },
  /** The signature algorithm is not allowed. */
  algorithm_not_allowed: { ref: 'S05' },
  /** The signature has the wrong form. */
  signature_malformed: { ref: 'S06' },
  /** The signature contains a number that is out of range. */
  signature_out_of_range: { ref: 'S07' },
  /** The code asks for an extension that is not understood. */
  critical_header: { ref: 'S08' },
  /** The code contains its own key. */
  key_in_header: { ref: 'S09' },
  /** The code was signed with an unknown key. */
  unknown_key: { ref: 'K01' },
  /** The code does not name its key correctly. */
  bad_key_id: { ref: 'K02' },
  /** The certificate of the code has expired or is not valid yet. */
  certificate_not_valid: { ref: 'K03' },
  /** The code was issued when its certificate was not valid. */
  issued_outside_certificate: { ref: 'K03' },
  /** The certificate of the code has been withdrawn. */
  key_denied: { ref: 'K04' },
  /** The code has expired. */
  expired: { ref: 'T01' },
  /** The code is not valid yet. */
  issued_in_future: { ref: 'T02' },
  /** The times in the code are wrong. */
  bad_times: { ref: 'T03' },
  /** The code is from another issuer. */
  wrong_issuer: { ref: 'P01' },
  /** The code is of another type. */
  wrong_type: { ref: 'P01' },
  /** The id of the code is wrong. */
  bad_unique_id: { ref: 'P01' },
  /** The code discloses nothing. */
  no_disclosure: { ref: 'P02' },
  /** The disclosed data has a form that is not allowed. */
  bad_disclosure: { ref: 'P02' },
} as const satisfies Record<string, { readonly ref: string }>;

/** A stable reason of {@link rejections}. */
export type RejectionReason = keyof typeof rejections;

/** Why Gatehouse itself cannot verify a code. It is never shown to the visitor as their fault. */
export const unavailabilities = {
  /** There is no key bundle for this profile. */
  no_key_bundle: { ref: 'L05' },
  /** The key bundle has expired. */
  key_bundle_stale: { ref: 'L03' },
  /** Verification failed unexpectedly. */
  unexpected: { ref: 'G01' },
} as const satisfies Record<string, { readonly ref: string }>;

/** A stable reason of {@link unavailabilities}. */
export type UnavailableReason = keyof typeof unavailabilities;

/** A verification step that refuses the code. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RejectionReason;
}

/** What a verification step read, or why it refuses. */
export type Step<Value> = { readonly ok: true; readonly value: Value } | Refusal;

/** The step read `value`. */
export function pass<Value>(value: Value): Step<Value> {
  return { ok: true, value };
}

/** The step says no. */
export function refuse(reason: RejectionReason): Refusal {
  return { ok: false, reason };
}
