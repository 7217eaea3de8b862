import { describe, expect, it } from '@jest/globals';
import { failure, problems, type ProblemCode } from '../../../functions/kernel/problems.ts';

const entries = Object.entries(problems);

describe('the table of problems', () => {
  it.each(entries)('%s has an error status, a sentence as title, and a fitting level', (_, problem) => {
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThanOrEqual(599);
    expect(problem.title).toMatch(/^[A-Z].+\.$/);
    expect(problem.level === 'error').toBe(problem.status >= 500);
  });

  it.each<[ProblemCode, number]>([
    ['malformed_json', 400],
    ['invalid_request', 400],
    ['invalid_choice_token', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['firm_suspended', 403],
    ['site_not_found', 404],
    ['gate_not_found', 404],
    ['visit_not_found', 404],
    ['member_not_found', 404],
    ['route_not_found', 404],
    ['method_not_allowed', 405],
    ['state_conflict', 409],
    ['member_taken', 409],
    ['last_admin', 409],
    ['wrong_pin', 409],
    ['series_not_found', 404],
    ['pin_not_set', 409],
    ['pin_locked', 423],
    ['too_many_sites', 409],
    ['site_id_taken', 409],
    ['gate_id_taken', 409],
    ['expired_choice_token', 410],
    ['precondition_failed', 412],
    ['body_too_large', 413],
    ['unsupported_media_type', 415],
    ['precondition_required', 428],
    ['too_many_requests', 429],
    ['quota_exceeded', 429],
    ['internal_error', 500],
    ['cannot_verify_now', 503],
    ['store_unavailable', 503],
  ])('%s keeps its status %i, because clients rely on it', (code, status) => {
    expect(problems[code].status).toBe(status);
  });

  it('uses codes in snake case', () => {
    for (const [code] of entries) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});

describe('a failure', () => {
  it('contains only what it was given', () => {
    expect(failure('forbidden')).toStrictEqual({ ok: false, code: 'forbidden' });
    expect(failure('state_conflict', 'The visit is cancelled.')).toStrictEqual({
      ok: false,
      code: 'state_conflict',
      detail: 'The visit is cancelled.',
    });
    const errors = [{ path: 'day', message: 'is required' }];
    expect(failure('invalid_request', undefined, errors)).toStrictEqual({
      ok: false,
      code: 'invalid_request',
      errors,
    });
  });
});
