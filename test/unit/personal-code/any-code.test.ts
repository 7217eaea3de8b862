import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { rejections } from '../../../functions/personal-code/rejections.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { makeCode } from '../../vectors/generator/make-code.ts';
import { bundleOf, es256, now, sandbox } from '../../vectors/generator/world.ts';

const profile = profileById(sandbox);
const bundle = bundleOf([es256]);
const good = makeCode();
const goodBytes = new TextEncoder().encode(good);
const other = makeCode({ claims: { jti: 'other', name_en: 'LEE Siu Ming' } });
const judge = (bytes: Uint8Array) => verifyPersonalCode(bytes, profile, bundle, now as EpochSeconds);

/** Rejected with a reason of the table, and without other content. */
async function expectRejected(bytes: Uint8Array): Promise<void> {
  const verdict = await judge(bytes);
  if (verdict.outcome !== 'rejected') throw new Error(verdict.outcome);
  expect(verdict).toEqual({
    outcome: 'rejected',
    reason: verdict.reason,
    ref: rejections[verdict.reason].ref,
  });
}

describe('any code', () => {
  it('verifies if it is good', async () => {
    expect(await judge(goodBytes)).toMatchObject({ outcome: 'verified' });
  });

  it('gets a verdict, and does not verify, if it is any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 1300 }), expectRejected));
  });

  it('is rejected if it is any text of the alphabet', async () => {
    const unit = fc.constantFrom(...Array.from('eyJhbGciOiJFUzI1NiJ9.._-AZ09'));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit }), (text) => expectRejected(new TextEncoder().encode(text))),
    );
  });

  it('is rejected if any one bit of a good code is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(goodBytes.length * 8 - 1), async (bit) => {
        const flipped = goodBytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await expectRejected(flipped);
      }),
      { numRuns: 500 },
    );
  });

  it('is rejected if it is cut anywhere', async () => {
    for (let length = 0; length < goodBytes.length; length += 1) {
      await expectRejected(goodBytes.subarray(0, length));
    }
  });

  it('is rejected if it is joined from two good codes', async () => {
    const parts = [good.split('.'), other.split('.')];
    const pick = fc
      .tuple(fc.nat(1), fc.nat(1), fc.nat(1))
      .filter(([, payload, signature]) => payload !== signature);
    await fc.assert(
      fc.asyncProperty(pick, async (choice) => {
        const text = choice.map((from, part) => parts[from]?.[part]).join('.');
        await expectRejected(new TextEncoder().encode(text));
      }),
    );
  });

  it('is rejected if a character is added anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length), fc.string({ minLength: 1, maxLength: 2 }), async (at, extra) => {
        await expectRejected(new TextEncoder().encode(good.slice(0, at) + extra + good.slice(at)));
      }),
      { numRuns: 500 },
    );
  });
});
