import { describe, expect, it } from '@jest/globals';
import { keyBundleView } from '../../../../functions/trust/api/view.ts';
import { openKit } from '../../../../web/scanner/src/offline/kit.ts';
import type { Enrolled } from '../../../../web/scanner/src/device/store.ts';
import { readVectors } from '../../../conformance/function-cases.ts';

const good = readVectors().find(
  (vector) => vector.id === 'S10-01' && 'code' in vector && vector.bundle !== null,
);
if (!good || !('code' in good) || !good.bundle) throw new Error('there is no good code among the vectors');
const { code, bundle, now } = good;
// The verifier reads nothing of it.
const enrolled = {} as Enrolled;
const verify = openKit(enrolled).verifier(keyBundleView(bundle));

describe('a code that a hardware scanner typed, without a network', () => {
  it('is read without what the scanner puts around it', async () => {
    expect(await verify(`]Q1${code}\r\n`, now)).toMatchObject({ outcome: 'verified' });
  });

  it('is the scanner’s fault where its keyboard layout is another one', async () => {
    const typed = code.replaceAll('-', "'").replaceAll('_', '?');
    expect(typed).not.toBe(code);
    expect(await verify(typed, now)).toEqual({
      outcome: 'rejected',
      reason: 'scanner_layout',
      ref: 'D10',
    });
  });

  it('is no Personal Code where nothing of it is one', async () => {
    expect(await verify('https://example.com/menu', now)).toMatchObject({
      outcome: 'rejected',
      reason: 'not_a_personal_code',
    });
  });
});
