import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { parseProfile } from '../../../functions/personal-code/profile.ts';
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
  it('verifies with its own envelope module and nothing else', async () => {
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
    ['with a time that is none', made({ from: NaN }), 'bad_times'],
    ['that discloses too much of a name', made({ fullName: 'A'.repeat(41) }), 'bad_disclosure'],
    ['with fields missing', 'PASS:1:a|b|c', 'bad_structure'],
  ])('rejects a code %s', async (_, code, reason) => {
    expect(await judge(code)).toMatchObject({ outcome: 'rejected', reason });
  });

  it('tells two codes without ids apart by what was signed', async () => {
    const [one, same, other] = await Promise.all([made(), made(), made({ years: 43 })].map(judge));
    expect(one).toEqual(same);
    expect(one).not.toMatchObject({ codeDigest: other?.outcome === 'verified' ? other.codeDigest : '' });
  });
});

const functions = path.join(import.meta.dirname, '..', '..', '..', 'functions');
/** Source without comments: what runs. */
const code = (file: string) =>
  readFileSync(path.join(functions, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const files = ['personal-code', 'trust', 'scans', 'visits'].flatMap((room) =>
  readdirSync(path.join(functions, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`),
);
const knowing = (what: RegExp) => files.filter((file) => what.test(code(file))).sort();
const assumed = 'personal-code/profiles/iam-smart-assumed-1.ts';
const jws = 'personal-code/envelopes/jws-compact.ts';

describe('what is particular to an issuer', () => {
  it.each([
    ['names of claims', /name_en|name_tc|id_prefix|age_over|'(iss|iat|exp|jti)'/, [assumed]],
    ['names of headers, and the type', /x5t|'typ'|'alg'|personal-code\+jwt/, [assumed]],
    ['the issuer', /iamsmart\.gov|iAM Smart Personal Code|sandbox\.invalid/, [assumed]],
    ['the envelope', /jwsCompact|jws-compact/, [jws, assumed]],
  ])('%s stands in its profile or envelope and nowhere else', (_, what, where) => {
    expect(knowing(what)).toEqual(where);
  });

  it('is reached by the profile’s name alone: one line in the list of profiles', () => {
    expect(knowing(/profiles\/iam-smart/)).toEqual(['personal-code/profiles.ts']);
    expect(code('personal-code/profiles.ts').match(/assumed/gi)?.length).toBeLessThanOrEqual(3);
  });
});
