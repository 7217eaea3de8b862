import type { RejectionReason, UnavailableReason } from './rejections.ts';
import type { Verdict } from './verdict.ts';

/**
 * The steps of `verifyPersonalCode`, in the order in which it takes them; the first refusal ends it. The envelope checks
 * encoding and structure, in any order.
 */
export const verificationSteps = [
  'size',
  'encoding',
  'structure',
  'headers',
  'algorithm',
  'key',
  'key validity',
  'signature',
  'claims',
  'time',
  'disclosure',
] as const;

export type VerificationStep = (typeof verificationSteps)[number];

/** Which step refuses for which reason. */
const stepOf = {
  empty: 'size',
  too_long: 'size',
  not_text: 'encoding',
  not_a_personal_code: 'structure',
  bad_encoding: 'encoding',
  bad_structure: 'structure',
  bad_text: 'encoding',
  duplicate_keys: 'structure',
  bad_data: 'structure',
  header_not_allowed: 'headers',
  critical_header: 'headers',
  key_in_header: 'headers',
  algorithm_missing: 'algorithm',
  algorithm_not_allowed: 'algorithm',
  bad_key_id: 'key',
  no_key_bundle: 'key',
  key_bundle_stale: 'key',
  key_denied: 'key',
  unknown_key: 'key',
  certificate_not_valid: 'key validity',
  signature_malformed: 'signature',
  signature_out_of_range: 'signature',
  signature_invalid: 'signature',
  wrong_type: 'claims',
  wrong_issuer: 'claims',
  bad_unique_id: 'claims',
  bad_times: 'time',
  expired: 'time',
  issued_in_future: 'time',
  issued_outside_certificate: 'time',
  no_disclosure: 'disclosure',
  bad_disclosure: 'disclosure',
  unexpected: undefined,
} as const satisfies Record<RejectionReason | UnavailableReason, VerificationStep | undefined>;

/** How a step ended. `unknown`: a fault on our side at an unknown step. */
export interface StepResult {
  readonly step: VerificationStep;
  readonly result: 'passed' | 'failed' | 'not reached' | 'unknown';
}

/** The outcome of each step, derived from a verdict. */
export function stepsOf(verdict: Verdict): readonly StepResult[] {
  if (verdict.outcome === 'verified')
    return verificationSteps.map((step): StepResult => ({ step, result: 'passed' }));
  const failed = stepOf[verdict.reason];
  if (failed === undefined) return verificationSteps.map((step): StepResult => ({ step, result: 'unknown' }));
  const at = verificationSteps.indexOf(failed);
  return verificationSteps.map((step, index): StepResult => {
    if (index === at) return { step, result: 'failed' };
    return { step, result: index < at ? 'passed' : 'not reached' };
  });
}
