import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { parseProfile } from '../../../functions/personal-code/parse-profile.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { bars1 } from '../../support/second-profile/bars-1.ts';
import { makeBars, type BarsFields } from '../../support/second-profile/make-bars.ts';
import { bundleOf, now, rs256 } from '../../vectors/generator/world.ts';

const profile = parseProfile(bars1);
const bundle = bundleOf([rs256], { profileId: profile.id });
const good = { issuer: 'bars.example', from: now - 3000, until: now + 600, fullName: 'Anne Lee', years: 42 };
const made = (changed: Partial<BarsFields> = {}) =>
  makeBars(rs256.key.privateKey, rs256.certificate.keyId, { ...good, ...changed });
const judge = (code: string) =>
  verifyPersonalCode(new TextEncoder().encode(code), profile, bundle, now as EpochSeconds);

describe('a profile that differs in every part', () => {
  it('verifies with only its own envelope module', async () => {
    expect(await judge(made())).toEqual({
      outcome: 'verified',
      disclosure: { englishName: 'Anne Lee', ageOver: 42 },
      codeDigest: expect.stringMatching(/^[\w-]{43}$/),
      issuedAt: now - 3000,
      expiresAt: now + 600,
      keyId: rs256.certificate.keyId,
    });
  });

  it.each([
    ['without the prefix', made().slice(7), 'not_a_personal_code'],
    ['with another prefix', made().replace('PASS:1:', 'PASS:2:'), 'not_a_personal_code'],
    ['that is only half of the prefix', 'PAS', 'not_a_personal_code'],
    ['changed', made().replace('Anne', 'Anna'), 'signature_invalid'],
    [
      'with a signature in another case',
      made().replace(/[^|]+$/, (hex) => hex.toUpperCase()),
      'bad_encoding',
    ],
    ['of another issuer', made({ issuer: 'x' }), 'wrong_issuer'],
    ['expired', made({ until: now }), 'expired'],
    ['that lives too long', made({ until: now + 601 }), 'bad_times'],
    ['with an invalid time', made({ from: NaN }), 'bad_times'],
    ['that discloses too much of a name', made({ fullName: 'A'.repeat(41) }), 'bad_disclosure'],
    ['with fields missing', 'PASS:1:a|b|c', 'bad_structure'],
  ])('rejects a code %s', async (_, code, reason) => {
    expect(await judge(code)).toMatchObject({ outcome: 'rejected', reason });
  });

  it('distinguishes two codes without ids by their signed content', async () => {
    const [one, same, other] = await Promise.all([made(), made(), made({ years: 43 })].map(judge));
    expect(one).toEqual(same);
    expect(one).not.toMatchObject({ codeDigest: other?.outcome === 'verified' ? other.codeDigest : '' });
  });
});
