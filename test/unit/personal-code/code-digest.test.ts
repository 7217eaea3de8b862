import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { makeCode } from '../../vectors/generator/make-code.ts';
import { bundleOf, es256, now, sandbox } from '../../vectors/generator/world.ts';

const digestOf = async (code: string) => {
  const bytes = new TextEncoder().encode(code);
  const verdict = await verifyPersonalCode(
    bytes,
    profileById(sandbox),
    bundleOf([es256]),
    now as EpochSeconds,
  );
  return verdict.outcome === 'verified' ? verdict.codeDigest : verdict.reason;
};
const sha256 = (data: string) => createHash('sha256').update(data).digest('base64url');

describe('the digest of a code', () => {
  it('is made of its issuer and its id', async () => {
    const code = makeCode({ claims: { jti: 'one' } });
    expect(await digestOf(code)).toBe(sha256('https://sandbox.invalid\0id\0one'));
  });

  it('is made of its issuer and its signed content if it has no id', async () => {
    const code = makeCode({ claims: { jti: undefined } });
    const signed = code.slice(0, code.lastIndexOf('.'));
    expect(await digestOf(code)).toBe(sha256(`https://sandbox.invalid\0signed\0${signed}`));
  });
});
