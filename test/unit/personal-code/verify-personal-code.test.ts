import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { makeCode, type Recipe } from '../../vectors/generator/make-code.ts';
import { bundleOf, certify, es256, now, sandbox, stranger } from '../../vectors/generator/world.ts';

const profile = profileById(sandbox);
const judge = (code: string, bundle: KeyBundle | undefined = bundleOf([es256])) =>
  verifyPersonalCode(new TextEncoder().encode(code), profile, bundle, now as EpochSeconds);
const over = certify('Test issuer, over', es256.key, { notAfter: now - 1 });

/** A fault for each stage of verification, in the order of the stages. */
const stages: readonly { readonly reason: string; readonly fault: Recipe; readonly bundle?: KeyBundle }[] = [
  { reason: 'bad_text', fault: { rawHeader: '\uFEFF{}' } },
  { reason: 'duplicate_keys', fault: { rawPayload: '{"iss":1,"iss":2,"iat":"x"}' } },
  { reason: 'header_not_allowed', fault: { header: { zip: 'DEF' } } },
  { reason: 'algorithm_missing', fault: { header: { alg: 'none' } } },
  { reason: 'bad_key_id', fault: { header: { 'x5t#S256': 'x' } } },
  { reason: 'certificate_not_valid', fault: { issuer: over } },
  { reason: 'signature_invalid', fault: { key: stranger.key } },
  { reason: 'wrong_type', fault: { header: { typ: 'JWT' } } },
  { reason: 'wrong_issuer', fault: { claims: { iss: 'x' } } },
  { reason: 'bad_unique_id', fault: { claims: { jti: 7 } } },
  { reason: 'bad_times', fault: { claims: { exp: 'x' } } },
  { reason: 'bad_disclosure', fault: { claims: { name_en: '<' } } },
];

/** One recipe with all these faults. */
function together(faults: readonly Recipe[]): Recipe {
  return {
    ...Object.assign({}, ...faults),
    header: Object.assign({}, ...faults.map(({ header }) => header)) as Record<string, unknown>,
    claims: Object.assign({}, ...faults.map(({ claims }) => claims)) as Record<string, unknown>,
  } as Recipe;
}

describe('verifyPersonalCode', () => {
  it.each(stages.map(({ reason }, stage) => [reason, stage] as const))(
    'answers %s before any later fault',
    async (reason, stage) => {
      const code = makeCode(together(stages.slice(stage).map(({ fault }) => fault)));
      expect(await judge(code, bundleOf([es256, over]))).toMatchObject({ outcome: 'rejected', reason });
    },
  );

  it('reports the worse of two forbidden headers, in any order', async () => {
    const worse = { outcome: 'rejected', reason: 'key_in_header' };
    expect(await judge(makeCode({ header: { zip: 'DEF', jku: 'x' } }))).toMatchObject(worse);
    expect(await judge(makeCode({ header: { jku: 'x', zip: 'DEF' } }))).toMatchObject(worse);
  });

  it('rejects a plainly wrong code even without a bundle', async () => {
    expect(await judge(makeCode({ header: { alg: 'none' } }), undefined)).toMatchObject({
      outcome: 'rejected',
    });
  });

  it('reads a certificate once while its bundle is in memory', async () => {
    let reads = 0;
    const counted = {
      ...es256.certificate,
      get der() {
        reads += 1;
        return es256.certificate.der;
      },
    };
    const bundle = { ...bundleOf([]), certificates: [counted] };
    await Promise.all([judge(makeCode(), bundle), judge(makeCode(), bundle)]);
    expect(await judge(makeCode(), bundle)).toMatchObject({ outcome: 'verified' });
    expect(reads).toBe(1);
  });

  it('judges each bundle by its own values, though the certificate is cached', async () => {
    const good = makeCode();
    expect(await judge(good)).toMatchObject({ outcome: 'verified' });
    const ended = { ...es256.certificate, notAfter: (now - 1) as EpochSeconds };
    expect(await judge(good, { ...bundleOf([]), certificates: [ended] })).toMatchObject({
      reason: 'certificate_not_valid',
    });
    expect(await judge(good)).toMatchObject({ outcome: 'verified' });
  });

  it.each([
    ['a list that holds a fitting text', { id_prefix: ['A123'] }],
    ['a name with an HTML entity', { name_en: 'CHAN &amp; Sons' }],
    ['a name with a short HTML entity', { name_en: 'CHAN &lt; Sons' }],
    ['a name with a numbered HTML entity', { name_en: 'CHAN &#38; Sons' }],
  ])('refuses a field that is %s', async (_, claims) => {
    expect(await judge(makeCode({ claims }))).toMatchObject({
      outcome: 'rejected',
      reason: 'bad_disclosure',
    });
  });

  it('takes an ampersand that begins no HTML entity', async () => {
    const name = 'CHAN & Sons; Ltd';
    expect(await judge(makeCode({ claims: { name_en: name } }))).toMatchObject({
      disclosure: { englishName: name },
    });
  });

  it('answers “unexpected” to an unexpected fault, and repeats no content of the code', async () => {
    const envelope = {
      ...profile.envelope,
      readClaims: (payload: Uint8Array): never => {
        throw new Error(Buffer.from(payload).toString());
      },
    };
    const verdict = await verifyPersonalCode(
      new TextEncoder().encode(makeCode()),
      { ...profile, envelope },
      bundleOf([es256]),
      now as EpochSeconds,
    );
    expect(verdict).toEqual({ outcome: 'unavailable', reason: 'unexpected', ref: 'G01' });
  });
});
