import { describe, expect, it } from '@jest/globals';
import { apiHandler } from '../../../functions/edge/api-handler.ts';

describe('a route that takes an Idempotency-Key', () => {
  it('cannot be handled by a function without support for it', () => {
    expect(() => apiHandler({ preRegister: () => Promise.resolve({ ok: true, status: 201 }) })).toThrow(
      'preRegister takes an Idempotency-Key and has no store of answers',
    );
  });
});
