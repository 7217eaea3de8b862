import { describe, expect, it } from '@jest/globals';
import { codeVerifier, type KeyBundleAnswer } from '../../../client/scanner/verify.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { keyBundleView } from '../../../functions/trust/api/view.ts';
import { readVectors } from '../../conformance/function-cases.ts';

const vectors = readVectors();
const good = vectors.find((vector) => vector.id === 'S10-01' && 'code' in vector && vector.bundle !== null);
if (!good || !('code' in good) || !good.bundle) throw new Error('there is no good code among the vectors');
const { code, bundle } = good;
const now = good.now as EpochSeconds;
const answer = keyBundleView(bundle);
const [certificate] = bundle.certificates;

describe('a code, with the answer of the service’s key bundle', () => {
  it('verifies until the bundle’s last second, and after it nobody can tell', async () => {
    const lastSecond = (now + 10) as EpochSeconds;
    const verify = codeVerifier({ ...answer, validUntil: new Date(lastSecond * 1000).toISOString() });
    expect(await verify(code, lastSecond)).toMatchObject({
      outcome: 'verified',
      disclosure: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
    });
    expect(await verify(code, (lastSecond + 1) as EpochSeconds)).toMatchObject({
      outcome: 'unavailable',
      reason: 'key_bundle_stale',
    });
  });

  it('cannot be told without an answer, and with one of a profile that the client does not know', async () => {
    const nobodyKnows = { outcome: 'unavailable', reason: 'no_key_bundle' };
    expect(await codeVerifier(undefined)(code, now)).toMatchObject(nobodyKnows);
    const unknown: KeyBundleAnswer = { ...answer, profileId: 'another.sandbox' };
    expect(await codeVerifier(unknown)(code, now)).toMatchObject(nobodyKnows);
  });

  it('is refused where its certificate was withdrawn', async () => {
    const deniedKeyIds = certificate ? [certificate.keyId] : [];
    const view = keyBundleView({ ...bundle, deniedKeyIds });
    expect(view.certificates).toEqual([]);
    expect(await codeVerifier(view)(code, now)).toMatchObject({ outcome: 'rejected', reason: 'key_denied' });
  });

  it('is refused outside the time of its certificate', async () => {
    const certificates = answer.certificates.map((one) => ({
      ...one,
      notAfter: new Date((now - 1) * 1000).toISOString(),
    }));
    expect(await codeVerifier({ ...answer, certificates })(code, now)).toMatchObject({
      outcome: 'rejected',
      reason: 'certificate_not_valid',
    });
  });

  it('is not judged by an answer whose times are none', () => {
    expect(() => codeVerifier({ ...answer, validUntil: 'soon' })).toThrow('a time that is none');
  });
});
