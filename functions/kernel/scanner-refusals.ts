/** Why a scanner's enrolment or token was refused: counted, never told to who sent it. */
export type ScannerRefusal =
  | 'enrolment_unknown'
  | 'enrolment_expired'
  | 'enrolment_used'
  | 'enrolment_proof'
  | 'malformed'
  | 'unknown_scanner'
  | 'revoked'
  | 'firm_not_active'
  | 'bad_algorithm'
  | 'bad_signature'
  | 'bad_claims'
  | 'expired'
  | 'not_yet_valid'
  | 'too_long_lived'
  | 'other_site'
  | 'replayed'
  | 'other_request';
