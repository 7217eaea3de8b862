import { makeCode } from '../make-code.ts';
import { verified, type Case } from '../vector.ts';
import { bundleOf, es256, production } from '../world.ts';
import { accepted, refused } from './refused.ts';

const claims = (changed: Record<string, unknown>) => makeCode({ claims: changed });
const typed = (typ: unknown) => makeCode({ header: { typ } });
const english = (name: unknown) => claims({ name_en: name });
const prefix = (idPrefix: unknown) => claims({ id_prefix: idPrefix });
const age = (ageOver: unknown) => claims({ age_over: ageOver });
const nothing = { name_en: undefined, name_tc: undefined, id_prefix: undefined };
const inProduction = { profile: production, bundle: bundleOf([es256], { profileId: production }) };
const official = { iss: 'https://www.iamsmart.gov.hk' };

const belongs: Case[] = [
  ...refused('P01', 'wrong_issuer', {
    'another issuer': claims({ iss: 'https://example.com' }),
    'a production code under the sandbox profile': claims(official),
    'no issuer': claims({ iss: undefined }),
    'a list with the issuer': claims({ iss: ['https://sandbox.invalid'] }),
    'the issuer with a slash behind it': claims({ iss: 'https://sandbox.invalid/' }),
    'the issuer in capitals': claims({ iss: 'HTTPS://SANDBOX.INVALID' }),
  }),
  ...refused(
    'P01',
    'wrong_issuer',
    { 'a sandbox code under the production profile': makeCode() },
    inProduction,
  ),
  ...accepted('P01', { 'a production code under the production profile': claims(official) }, inProduction),
  ...refused('P01', 'wrong_type', {
    'an access token': typed('at+jwt'),
    'any JWT': typed('JWT'),
    'no type': typed(undefined),
    'the type in capitals': typed('PERSONAL-CODE+JWT'),
    'the type as a whole media type': typed('application/personal-code+jwt'),
    'a list with the type': typed(['personal-code+jwt']),
  }),
  ...refused('P01', 'bad_unique_id', {
    'an id that is a number': claims({ jti: 7 }),
    'an id that is null': claims({ jti: null }),
    'an empty id': claims({ jti: '' }),
    'an id of 257 characters': claims({ jti: 'a'.repeat(257) }),
    'an id with half a surrogate pair': makeCode({ claims: { jti: '\ud800' } }),
  }),
  ...accepted('P01', {
    'an id of 256 characters': claims({ jti: 'a'.repeat(256) }),
    'no id': claims({ jti: undefined }),
  }),
];

const refusedDisclosures: Case[] = [
  ...refused('P02', 'no_disclosure', {
    'nothing disclosed': claims(nothing),
    'only a claim that nobody knows': claims({ ...nothing, name: 'CHAN Tai Man' }),
  }),
  ...refused('P02', 'bad_disclosure', {
    'a name of 101 characters': english('a'.repeat(101)),
    'a Chinese name of 101 characters': claims({ name_tc: '陳'.repeat(101) }),
    'a name of 101 characters outside the first plane': claims({ name_tc: '𠮷'.repeat(101) }),
    'an empty name': english(''),
    'a name of spaces': english('   '),
    'a name that is null': english(null),
    'a name that is a number': claims({ name_tc: 5 }),
    'a name that is a list': english(['CHAN Tai Man']),
    'a bell': english('CHAN\u0007'),
    'a NUL': english('CHAN\u0000Tai'),
    'a line end': english('CHAN\nTai'),
    'a control character of Latin-1': english('CHAN\u0085Tai'),
    'a bidi override': english('CHAN\u202Eabc'),
    'a bidi isolate': english('CHAN\u2066abc'),
    'a right-to-left mark': english('CHAN\u200Fabc'),
    'a zero-width space': english('CHAN\u200BTai'),
    'a zero-width joiner': english('CHAN\u200DTai'),
    'a word joiner': english('CHAN\u2060Tai'),
    'a byte order mark inside': english('CHAN\uFEFFTai'),
    'a soft hyphen': english('CHAN\u00ADTai'),
    'an invisible letter': english('CHAN\u3164Tai'),
    'a line separator': english('CHAN\u2028Tai'),
    'a paragraph separator': english('CHAN\u2029Tai'),
    'an invisible tag': english('CHAN\u{E0041}'),
    'half a surrogate pair': english('CHAN\ud83d'),
    'a code point that is no character': english('CHAN\uFFFE'),
    'an HTML element': english('<b>CHAN</b>'),
    'an opening bracket': english('CHAN<'),
    'a closing bracket': english('CHAN>'),
    'a named HTML entity': english('&lt;script'),
    'a numbered HTML entity': english('&#60;script'),
    'HTML in the Chinese name': claims({ name_tc: '陳<img src=x>' }),
    'a full identity-card number': prefix('A1234567'),
    'an identity-card prefix in small letters': prefix('a123'),
    'two digits': prefix('A12'),
    'four digits': prefix('A1234'),
    'three letters': prefix('ABC123'),
    'no letter': prefix('123'),
    'full-width digits': prefix('A１２３'),
    'a line end behind the prefix': prefix('A123\n'),
    'a prefix that is a number': prefix(123),
    'an age that is a text': age('18'),
    'an age with a fraction': age(18.5),
    'an age of 0': age(0),
    'an age of 151': age(151),
    'an age that is true': age(true),
    'one bad field beside good ones': claims({ name_tc: '陳\u202E' }),
  }),
];

/** A case with exactly this disclosure: claims → disclosure. */
const disclosing = (title: string, changed: Record<string, unknown>, disclosure: object): Case => ({
  row: 'P02',
  title,
  code: claims({ ...nothing, ...changed }),
  expect: { ...verified, outcome: 'verified', disclosure },
});

const disclosures: Case[] = [
  disclosing(
    'only an English name',
    { name_en: "O'BRIEN-LEE, Anne & Co." },
    { englishName: "O'BRIEN-LEE, Anne & Co." },
  ),
  disclosing('only a Chinese name', { name_tc: '歐陽·娜娜' }, { chineseName: '歐陽·娜娜' }),
  disclosing('only an identity-card prefix, of two letters', { id_prefix: 'WX123' }, { idPrefix: 'WX123' }),
  disclosing('only an age', { age_over: 18 }, { ageOver: 18 }),
  disclosing('the least of an age', { age_over: 1 }, { ageOver: 1 }),
  disclosing('the most of an age', { age_over: 150 }, { ageOver: 150 }),
  disclosing('a name of 100 characters', { name_en: 'a'.repeat(100) }, { englishName: 'a'.repeat(100) }),
  disclosing(
    'a name of 100 characters outside the first plane',
    { name_tc: '𠮷'.repeat(100) },
    { chineseName: '𠮷'.repeat(100) },
  ),
  disclosing(
    'a character with its variation selector',
    { name_tc: '葛\u{E0100}城' },
    { chineseName: '葛\u{E0100}城' },
  ),
  disclosing('a character of Hong Kong’s own set', { name_tc: '\uE000' }, { chineseName: '\uE000' }),
  disclosing(
    'an English name with accents',
    { name_en: 'Nguyễn Thị José' },
    { englishName: 'Nguyễn Thị José' },
  ),
];

const good = { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' };
const dropped = (title: string, changed: Record<string, unknown>): Case => ({
  row: 'P03',
  title,
  code: claims(changed),
  expect: { outcome: 'verified', disclosure: good },
});

const extras: Case[] = [
  dropped('a full number and an address', { hkid: 'A123456(7)', address: 'somewhere' }),
  dropped('an object and a list', { person: { name: 'x' }, list: [1, { a: 2 }] }),
  dropped('names of properties that every object has', { constructor: 'x', toString: 'y' }),
  dropped('registered claims that the profile does not use', {
    sub: 'someone',
    aud: 'somebody',
    nbf: 9_999_999_999,
  }),
  dropped('our own names for the fields', {
    englishName: 'LEE',
    idPrefix: 'Z999',
    codeDigest: 'x',
    outcome: 'rejected',
  }),
];

const replays: Case[] = [
  ...accepted('R01', {
    'a code, for the first time': makeCode(),
    'the same id in a code that discloses less': claims({ name_tc: undefined, id_prefix: undefined }),
    'another id': claims({ jti: '00000000-0000-4000-8000-000000000000' }),
  }),
];

/** Rows P01–P03, and the basis of R01: one id has one digest. */
export const claimCases: readonly Case[] = [
  ...belongs,
  ...refusedDisclosures,
  ...disclosures,
  ...extras,
  ...replays,
];
