import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { stepsOf, verificationSteps } from '../../../functions/personal-code/verification-steps.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { makeCode } from '../../vectors/generator/make-code.ts';
import { bundleOf, es256, now, sandbox, stranger } from '../../vectors/generator/world.ts';

const resultsOf = async (code: string) => {
  const bytes = new TextEncoder().encode(code);
  const verdict = await verifyPersonalCode(
    bytes,
    profileById(sandbox),
    bundleOf([es256]),
    now as EpochSeconds,
  );
  return stepsOf(verdict).map(({ result }) => result);
};
const failedAt = (index: number) =>
  verificationSteps.map((_, at) => (at < index ? 'passed' : at === index ? 'failed' : 'not reached'));

describe('the steps of a verdict', () => {
  it('have all passed for a verified code', async () => {
    expect(await resultsOf(makeCode())).toEqual(verificationSteps.map(() => 'passed'));
  });

  it.each([
    ['size', ''],
    ['structure', 'https://example.com'],
    ['key', makeCode({ issuer: stranger })],
    ['signature', makeCode({ key: stranger.key })],
    ['claims', makeCode({ claims: { iss: 'x' } })],
    ['time', makeCode({ claims: { exp: now - 100, iat: now - 200 } })],
    ['disclosure', makeCode({ claims: { name_en: '<b>' } })],
  ] as const)('have passed before %s, which failed, and end there', async (step, code) => {
    expect(await resultsOf(code)).toEqual(failedAt(verificationSteps.indexOf(step)));
  });

  it('are unknown after an unexpected fault', () => {
    expect(stepsOf({ outcome: 'unavailable', reason: 'unexpected', ref: 'G01' })).toEqual(
      verificationSteps.map((step) => ({ step, result: 'unknown' })),
    );
  });
});
