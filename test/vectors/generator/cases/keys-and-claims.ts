import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import { goodClaims, makeCode } from '../make-code.ts';
import { ecTestKey } from '../p256.ts';
import { rejected, unavailable, verified, type Case } from '../vector.ts';
import { bundleOf, certify, day, es256, hour, next, now, production, stranger } from '../world.ts';

const no = (row: string, reason: Parameters<typeof rejected>[0], cases: Record<string, string>): Case[] =>
  Object.entries(cases).map(([title, code]) => ({ row, title, code, expect: rejected(reason) }));

const over = certify('Test issuer, over', ecTestKey('over'), { notAfter: now - hour });
const soon = certify('Test issuer, soon', ecTestKey('soon'), { notBefore: now + hour });
const fresh = certify('Test issuer, fresh', ecTestKey('fresh'), { notBefore: now - 5 });
const both = bundleOf([es256, next]);
const claims = (changed: Record<string, unknown>) => makeCode({ claims: changed });
const life = (iat: number, seconds: number) => claims({ iat, exp: iat + seconds });
const bare = { name_en: undefined, name_tc: undefined, id_prefix: undefined };

/** Rows K, T, P and the pure ones of L. */
export const keyAndClaimCases: readonly Case[] = [
  ...no('K01', 'unknown_key', {
    'a certificate that is in no bundle': makeCode({ issuer: stranger }),
    'a key id of our form that is nobody’s': makeCode({ header: { 'x5t#S256': 'A'.repeat(43) } }),
  }),
  ...no('K02', 'bad_key_id', {
    missing: makeCode({ header: { 'x5t#S256': undefined } }),
    'a number': makeCode({ header: { 'x5t#S256': 7 } }),
    'too short': makeCode({ header: { 'x5t#S256': 'abc' } }),
  }),
  { row: 'K03', title: 'the certificate has expired', code: makeCode({ issuer: over }), bundle: bundleOf([over]), expect: rejected('certificate_not_valid') },
  { row: 'K03', title: 'the certificate is not valid yet', code: makeCode({ issuer: soon }), bundle: bundleOf([soon]), expect: rejected('certificate_not_valid') },
  { row: 'K03', title: 'issued before the certificate', code: makeCode({ issuer: fresh }), bundle: bundleOf([fresh]), expect: rejected('issued_outside_certificate') },
  { row: 'K04', title: 'the certificate is on the deny list', code: makeCode(), bundle: bundleOf([es256], { deniedKeyIds: [es256.certificate.keyId] }), expect: rejected('key_denied') },
  { row: 'K05', title: 'the old certificate during a roll', code: makeCode(), bundle: both, expect: verified },
  { row: 'K05', title: 'the new certificate during a roll', code: makeCode({ issuer: next }), bundle: both, expect: verified },
  { row: 'T01', title: 'expired, inside the tolerance', code: life(now - 89, 60), expect: verified },
  { row: 'T01', title: 'expired, at the tolerance', code: life(now - 90, 60), expect: rejected('expired') },
  { row: 'T01', title: 'expired, outside the tolerance', code: life(now - 91, 60), expect: rejected('expired') },
  { row: 'T01', title: 'expired yesterday', code: life(now - day, 60), expect: rejected('expired') },
  { row: 'T02', title: 'issued in the future, inside the tolerance', code: life(now + 30, 60), expect: verified },
  { row: 'T02', title: 'issued in the future, outside the tolerance', code: life(now + 31, 60), expect: rejected('issued_in_future') },
  ...no('T03', 'bad_times', {
    'no expiry': claims({ exp: undefined }),
    'no time of issue': claims({ iat: undefined }),
    'a text': claims({ exp: String(now + 50) }),
    'a fraction': claims({ exp: now + 50.5 }),
    milliseconds: claims({ exp: (now + 50) * 1000 }),
    '1e999': makeCode({ rawPayload: JSON.stringify(goodClaims).replace(String(goodClaims.exp), '1e999') }),
    'ends before it begins': claims({ iat: now, exp: now - 1 }),
    'ends when it begins': claims({ iat: now, exp: now }),
    'a life longer than the profile’s': life(now, 121),
  }),
  { row: 'T03', title: 'the longest life', code: life(now, 120), expect: verified },
  ...no('P01', 'wrong_issuer', {
    'another issuer': claims({ iss: 'https://example.com' }),
    'a production code': claims({ iss: 'https://www.iamsmart.gov.hk' }),
    'no issuer': claims({ iss: undefined }),
  }),
  ...no('P01', 'wrong_type', {
    'an access token': makeCode({ header: { typ: 'at+jwt' } }),
    'no type': makeCode({ header: { typ: undefined } }),
  }),
  ...no('P01', 'bad_unique_id', { 'an id that is a number': claims({ jti: 7 }), 'an empty id': claims({ jti: '' }) }),
  { row: 'P01', title: 'no id of its own', code: claims({ jti: undefined }), expect: verified },
  ...no('P02', 'no_disclosure', { 'nothing disclosed': claims(bare) }),
  ...no('P02', 'bad_disclosure', {
    'a name that is too long': claims({ name_en: 'a'.repeat(101) }),
    'a control character': claims({ name_en: 'CHAN\u0007' }),
    'a bidi override': claims({ name_en: 'CHAN\u202Eabc' }),
    'a zero-width space': claims({ name_en: 'CHAN\u200BTai' }),
    HTML: claims({ name_en: '<b>CHAN</b>' }),
    'a full identity-card number': claims({ id_prefix: 'A1234567' }),
    'an age that is a text': claims({ age_over: '18' }),
    'a name that is a number': claims({ name_tc: 5 }),
  }),
  { row: 'P02', title: 'only an age', code: claims({ ...bare, age_over: 18 }), expect: { outcome: 'verified', disclosure: { ageOver: 18 } } },
  {
    row: 'P03',
    title: 'claims nobody asked for',
    code: claims({ hkid: 'A123456(7)', address: 'somewhere' }),
    expect: { outcome: 'verified', disclosure: { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' } },
  },
  { row: 'L03', title: 'renewals fail for 47 hours', code: makeCode(), bundle: bundleOf([es256], { validUntil: (now + hour) as EpochSeconds }), expect: verified },
  { row: 'L03', title: 'renewals fail for 49 hours', code: makeCode(), bundle: bundleOf([es256], { validUntil: (now - hour) as EpochSeconds }), expect: unavailable('key_bundle_stale') },
  { row: 'L05', title: 'no bundle', code: makeCode(), bundle: null, expect: unavailable('no_key_bundle') },
  { row: 'L05', title: 'the bundle of another profile', code: makeCode(), bundle: bundleOf([es256], { profileId: production }), expect: unavailable('no_key_bundle') },
];
