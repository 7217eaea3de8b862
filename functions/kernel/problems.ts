/** The level of a problem's log line: `warn` for a client's mistake, `error` for ours. */
type Level = 'info' | 'warn' | 'error';

interface ProblemKind {
  /** HTTP status code. */
  readonly status: number;
  /** One sentence for a person; the same for every occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  readonly level: Level;
}

/**
 * Every problem the API can answer with: stable code → status, title, log level.
 * The codes are part of the API: add to them, never rename one.
 */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not a JSON object.', level: 'info' },
  invalid_encoding: { status: 400, title: 'The body is not UTF-8.', level: 'info' },
  duplicate_keys: { status: 400, title: 'The body names a field twice.', level: 'info' },
  invalid_request: { status: 400, title: 'The request does not fit the schema.', level: 'info' },
  invalid_choice_token: { status: 400, title: 'The choice token is not valid.', level: 'warn' },
  expired_choice_token: { status: 410, title: 'The choice token has expired; scan again.', level: 'info' },
  export_expired: {
    status: 410,
    title: 'The export has expired; ask for another, with its purpose.',
    level: 'info',
  },
  logo_refused: { status: 400, title: 'This logo cannot be used.', level: 'info' },
  unauthenticated: { status: 401, title: 'A valid access token is needed.', level: 'info' },
  forbidden: { status: 403, title: 'Your role does not allow this.', level: 'warn' },
  unit_not_yours: { status: 403, title: 'You do not act for this unit.', level: 'warn' },
  firm_suspended: { status: 403, title: 'The firm’s access is suspended.', level: 'warn' },
  request_blocked: { status: 403, title: 'The firewall does not let this request pass.', level: 'info' },
  enrolment_refused: {
    status: 403,
    title: 'The enrolment code or its proof is not valid; ask for a new code.',
    level: 'warn',
  },
  site_not_found: { status: 404, title: 'There is no such site.', level: 'info' },
  gate_not_found: { status: 404, title: 'There is no such gate at this site.', level: 'info' },
  visit_not_found: { status: 404, title: 'There is no such visit.', level: 'info' },
  scanner_not_found: { status: 404, title: 'There is no such scanner at this site.', level: 'info' },
  member_not_found: { status: 404, title: 'There is no such member.', level: 'info' },
  unit_not_found: { status: 404, title: 'There is no such unit at this site.', level: 'info' },
  barred_person_not_found: { status: 404, title: 'There is no such barred person.', level: 'info' },
  series_not_found: { status: 404, title: 'There are no such recurring visits.', level: 'info' },
  export_not_found: { status: 404, title: 'There is no such export.', level: 'info' },
  hold_not_found: { status: 404, title: 'There is no such hold.', level: 'info' },
  access_request_not_found: { status: 404, title: 'There is no such request.', level: 'info' },
  passage_not_found: { status: 404, title: 'There is no such passage.', level: 'info' },
  invitation_not_found: {
    status: 404,
    title: 'This invitation is not valid, or not valid any more.',
    level: 'info',
  },
  route_not_found: { status: 404, title: 'There is no such resource.', level: 'info' },
  method_not_allowed: { status: 405, title: 'The resource does not have this method.', level: 'info' },
  admission_denied: { status: 409, title: 'Not admitted: ask your supervisor.', level: 'info' },
  supervisor_needed: {
    status: 409,
    title: 'A manager has to decide about this visit first.',
    level: 'info',
  },
  walk_ins_refused: { status: 409, title: 'The site takes no walk-ins.', level: 'info' },
  visitor_expected: {
    status: 409,
    title: 'A visit of this name, or of one that is near, is expected or inside: look at it first.',
    level: 'info',
  },
  state_conflict: { status: 409, title: 'The state of the visit does not allow this.', level: 'info' },
  hold_conflict: { status: 409, title: 'The state of the hold does not allow this.', level: 'info' },
  second_person_needed: {
    status: 409,
    title: 'Another member has to decide: nobody approves what they asked for.',
    level: 'warn',
  },
  hold_too_wide: {
    status: 409,
    title: 'These are more visits than one hold may keep; choose fewer days.',
    level: 'info',
  },
  access_request_conflict: {
    status: 409,
    title: 'The state of the request does not allow this; what is closed stays closed.',
    level: 'info',
  },
  too_many_corrections: {
    status: 409,
    title: 'The visit has as many corrections as it may have.',
    level: 'info',
  },
  scan_undone: {
    status: 409,
    title: 'The passage of this scan was undone; scan again.',
    level: 'info',
  },
  too_late_to_undo: {
    status: 409,
    title: 'This can no longer be undone: a guard has five minutes, a manager the day.',
    level: 'info',
  },
  too_many_visits: {
    status: 409,
    title: 'The unit has as many visits to come as it may have.',
    level: 'warn',
  },
  member_taken: { status: 409, title: 'This identity cannot be added as a member.', level: 'info' },
  last_admin: { status: 409, title: 'A firm keeps at least one admin.', level: 'info' },
  too_many_sites: { status: 409, title: 'The firm has as many sites as it may have.', level: 'info' },
  site_id_taken: { status: 409, title: 'This site id cannot be used; choose another.', level: 'info' },
  gate_id_taken: { status: 409, title: 'The site has a gate of this id.', level: 'info' },
  idempotency_key_in_use: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still being worked on; try again.',
    level: 'info',
  },
  web_address_not_set: {
    status: 409,
    title: 'This deployment has no web address that an invitation could lead to.',
    level: 'warn',
  },
  mail_not_configured: {
    status: 409,
    title: 'This deployment sends no e-mail; give the link to the visitor in another way.',
    level: 'info',
  },
  wrong_pin: { status: 409, title: 'This is not the PIN of the visit.', level: 'warn' },
  pin_not_set: { status: 409, title: 'The visit has no invitation PIN.', level: 'info' },
  precondition_failed: {
    status: 412,
    title: 'This has changed since; read it again and send the change with its new entity tag.',
    level: 'info',
  },
  body_too_large: { status: 413, title: 'The body is larger than 16 KiB.', level: 'info' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json.', level: 'info' },
  unsupported_charset: { status: 415, title: 'The charset must be utf-8.', level: 'info' },
  unsupported_content_encoding: {
    status: 415,
    title: 'The body must be sent as it is, without Content-Encoding.',
    level: 'info',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was sent with another request.',
    level: 'info',
  },
  scan_id_reused: {
    status: 422,
    title: 'This scanId was sent with another code, gate or direction; make one for each presentation.',
    level: 'warn',
  },
  pin_locked: {
    status: 423,
    title: 'Too many wrong PINs; a manager has to make a new one.',
    level: 'warn',
  },
  precondition_required: {
    status: 428,
    title: 'A change needs If-Match with the entity tag that was read.',
    level: 'info',
  },
  too_many_requests: { status: 429, title: 'Too many requests; try again later.', level: 'info' },
  quota_exceeded: {
    status: 429,
    title: 'The firm’s requests of the day are used up; the next day begins at 00:00 UTC.',
    level: 'info',
  },
  internal_error: { status: 500, title: 'Something went wrong on our side.', level: 'error' },
  cannot_verify_now: {
    status: 503,
    title: 'Codes cannot be verified just now. This is not the visitor’s fault.',
    level: 'error',
  },
  not_gathered_in_time: {
    status: 503,
    title: 'What is held could not be read in time; try again with a new code, or ask the office.',
    level: 'error',
  },
  store_unavailable: {
    status: 503,
    title: 'The register cannot be reached just now; try again.',
    level: 'error',
  },
} as const satisfies Record<string, ProblemKind>;

/** A stable code of {@link problems}. */
export type ProblemCode = keyof typeof problems;

/** A field with a bad value: its path (`visitor.englishName`) and what it should be. It never holds the value. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** An expected failure of a use case: returned, never thrown. */
export interface Failure {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
}

/** Makes a {@link Failure}. `detail` must hold no personal data. */
export function failure(code: ProblemCode, detail?: string, errors?: readonly FieldError[]): Failure {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }), ...(errors ? { errors } : {}) };
}

/** The problem of a field, named by its path, that has a value of the right type but not one that fits. */
export const invalidField = (path: string, message: string): Failure =>
  failure('invalid_request', undefined, [{ path, message }]);
