import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import type { TrustedCertificate } from '../../../../functions/personal-code/key-bundle.ts';
import { makeCode } from '../make-code.ts';
import { ecTestKey } from '../p256.ts';
import { rsaTestKey } from '../rsa.ts';
import { rejected, unavailable, verified, type Case } from '../vector.ts';
import {
  bundleOf,
  certify,
  day,
  es256,
  hour,
  next,
  now,
  production,
  ps256,
  rs256,
  stranger,
  type TestIssuer,
} from '../world.ts';
import { accepted, refused } from './refused.ts';

const good = makeCode();
const { keyId } = es256.certificate;
const named = (name: unknown) => makeCode({ header: { 'x5t#S256': name } });

/** The issuer's certificate, with other values in the key bundle. */
function entry(issuer: TestIssuer, changed: Partial<TrustedCertificate>): TestIssuer {
  return { ...issuer, certificate: { ...issuer.certificate, ...changed } };
}

/** A case of an issuer whose certificate is the only one in the bundle. */
const alone = (
  row: string,
  title: string,
  issuer: TestIssuer,
  expect: Case['expect'],
  more: Partial<Case> = {},
): Case => ({
  row,
  title,
  code: makeCode({ issuer }),
  bundle: bundleOf([issuer]),
  expect,
  ...more,
});

const unknown: Case[] = [
  ...refused('K01', 'unknown_key', {
    'a certificate that is in no bundle': makeCode({ issuer: stranger }),
    'a key id of the right form that is nobody’s': named('A'.repeat(43)),
    'the key id in other capitals': named(keyId.replace(/[a-z]/, (letter) => letter.toUpperCase())),
  }),
  ...refused('K01', 'unknown_key', {
    'the key id of a certificate that is no longer in the bundle': makeCode({ issuer: next }),
  }),
  ...refused('K01', 'unknown_key', { 'a bundle with no certificate': good }, { bundle: bundleOf([]) }),
  ...refused('K02', 'bad_key_id', {
    missing: named(undefined),
    'a number': named(7),
    null: named(null),
    'a list with the key id': named([keyId]),
    'an object': named({ keyId }),
    empty: named(''),
    'one character short': named(keyId.slice(0, -1)),
    'one character long': named(`${keyId}A`),
    'a character outside the alphabet': named(`+${keyId.slice(1)}`),
    'stray bits in the last character': named(`${keyId.slice(0, -1)}B`),
    'a newline behind it': named(`${keyId}\n`),
    hexadecimal: named(Buffer.from(keyId, 'base64url').toString('hex')),
  }),
];

const lapsed = certify('Test issuer, lapsed', ecTestKey('lapsed'), { notAfter: now - 1 });
const last = certify('Test issuer, last second', ecTestKey('last second'), { notAfter: now });
const soon = certify('Test issuer, soon', ecTestKey('soon'), { notBefore: now + 1 });
const first = certify('Test issuer, first second', ecTestKey('first second'), { notBefore: now });
const fresh = certify('Test issuer, fresh', ecTestKey('fresh'), { notBefore: now - 10 });
const fresher = certify('Test issuer, fresher', ecTestKey('fresher'), { notBefore: now - 9 });
const shortLived = certify('Test issuer, short-lived', ecTestKey('short-lived'), { notAfter: now + 10 });
const notValid = rejected('certificate_not_valid');
const outside = rejected('issued_outside_certificate');
const issuedNow = (issuer: TestIssuer, iat: number) => ({
  code: makeCode({ issuer, claims: { iat, exp: iat + 60 } }),
});

const validity: Case[] = [
  alone('K03', 'the certificate expired a second ago', lapsed, notValid),
  alone('K03', 'the last second of the certificate', last, verified),
  alone('K03', 'the certificate is valid from the next second', soon, notValid),
  alone('K03', 'the first second of the certificate', first, verified, issuedNow(first, now)),
  alone(
    'K03',
    'the bundle calls the certificate expired',
    entry(es256, { notAfter: (now - 1) as EpochSeconds }),
    notValid,
  ),
  alone(
    'K03',
    'the bundle calls the certificate not valid yet',
    entry(es256, { notBefore: (now + 1) as EpochSeconds }),
    notValid,
  ),
  alone(
    'K03',
    'the bundle calls an expired certificate valid',
    entry(lapsed, { notAfter: (now + day) as EpochSeconds }),
    notValid,
  ),
  alone(
    'K03',
    'the bundle calls a certificate valid too early',
    entry(soon, { notBefore: (now - day) as EpochSeconds }),
    notValid,
  ),
  alone('K03', 'issued in the first second of the certificate', fresh, verified),
  alone('K03', 'issued a second before the certificate', fresher, outside),
  alone(
    'K03',
    'issued in the last second of the certificate',
    shortLived,
    verified,
    issuedNow(shortLived, now + 10),
  ),
  alone('K03', 'issued a second after the certificate', shortLived, outside, issuedNow(shortLived, now + 11)),
];

const denied = { bundle: bundleOf([es256, next], { deniedKeyIds: [keyId] }) };
const retiring = entry(es256, { status: 'retiring' });

const denials: Case[] = [
  ...refused('K04', 'key_denied', { 'the certificate is on the deny list': good }, denied),
  ...refused(
    'K04',
    'key_denied',
    { 'a retiring certificate on the deny list': good },
    { bundle: bundleOf([retiring, next], { deniedKeyIds: ['A'.repeat(43), keyId] }) },
  ),
  ...refused(
    'K04',
    'key_denied',
    { 'on the deny list and in no bundle': makeCode({ issuer: stranger }) },
    { bundle: bundleOf([es256], { deniedKeyIds: [stranger.certificate.keyId] }) },
  ),
  ...accepted('K04', { 'another certificate is on the deny list': makeCode({ issuer: next }) }, denied),
  ...accepted('K04', { 'an empty deny list': good }, { bundle: bundleOf([es256], { deniedKeyIds: [] }) }),
];

const rolls: Case[] = [
  ...accepted(
    'K05',
    {
      'the old certificate during a roll': good,
      'the new certificate during a roll': makeCode({ issuer: next }),
    },
    { bundle: bundleOf([es256, next]) },
  ),
  ...accepted('K05', { 'a certificate that is retiring': good }, { bundle: bundleOf([next, retiring]) }),
  ...accepted(
    'K05',
    {
      'an ES256 key beside others': good,
      'a PS256 key beside others': makeCode({ issuer: ps256 }),
      'an RS256 key beside others': makeCode({ issuer: rs256 }),
    },
    { bundle: bundleOf([rs256, ps256, es256]) },
  ),
];

const validUntil = (until: number) =>
  bundleOf([es256], { fetchedAt: (until - 48 * hour) as EpochSeconds, validUntil: until as EpochSeconds });
const stale = unavailable('key_bundle_stale');
const none = unavailable('no_key_bundle');

const availability: Case[] = [
  {
    row: 'L03',
    title: 'renewals fail for 47 hours',
    code: good,
    bundle: validUntil(now + hour),
    expect: verified,
  },
  {
    row: 'L03',
    title: 'the last second of the bundle',
    code: good,
    bundle: validUntil(now),
    expect: verified,
  },
  { row: 'L03', title: 'a second too late', code: good, bundle: validUntil(now - 1), expect: stale },
  {
    row: 'L03',
    title: 'renewals fail for 49 hours',
    code: good,
    bundle: validUntil(now - hour),
    expect: stale,
  },
  {
    row: 'L03',
    title: 'a stale bundle that does not know the key',
    code: makeCode({ issuer: stranger }),
    bundle: validUntil(now - hour),
    expect: stale,
  },
  { row: 'L05', title: 'no bundle', code: good, bundle: null, expect: none },
  {
    row: 'L05',
    title: 'no bundle, and a forged code',
    code: makeCode({ key: stranger.key }),
    bundle: null,
    expect: none,
  },
  {
    row: 'L05',
    title: 'no bundle, and a code that is expired as it says',
    code: makeCode({ claims: { iat: 1, exp: 61 } }),
    bundle: null,
    expect: none,
  },
  {
    row: 'L05',
    title: 'the bundle of another profile',
    code: good,
    bundle: bundleOf([es256], { profileId: production }),
    expect: none,
  },
  {
    row: 'L05',
    title: 'no bundle, and a web address',
    code: 'https://example.com',
    bundle: null,
    expect: rejected('not_a_personal_code'),
  },
];

const unexpected = unavailable('unexpected');
const weak = certify('Test issuer, weak', rsaTestKey('weak', 'RS256', 1024));

const faults: Case[] = [
  alone(
    'G01',
    'the bundle has a certificate under another’s key id',
    entry(es256, { der: next.certificate.der }),
    unexpected,
  ),
  alone('G01', 'the bundle has something that is no certificate', entry(es256, { der: 'AAAA' }), unexpected),
  alone('G01', 'the bundle calls an RSA key an ES256 key', entry(rs256, { algorithm: 'ES256' }), unexpected, {
    code: makeCode({ issuer: rs256, key: es256.key, header: { alg: 'ES256' } }),
  }),
  alone(
    'G01',
    'the bundle calls a P-256 key an RS256 key',
    entry(es256, { algorithm: 'RS256' }),
    unexpected,
    {
      code: makeCode({ header: { alg: 'RS256' }, key: rs256.key }),
    },
  ),
  alone('G01', 'an RSA key of 1,024 bits', weak, unexpected),
];

/** Rows K01–K05, and the rows of L and G that a pure function can show. */
export const keyCases: readonly Case[] = [
  ...unknown,
  ...validity,
  ...denials,
  ...rolls,
  ...availability,
  ...faults,
];
