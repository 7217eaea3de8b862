import { createHmac, createPublicKey } from 'node:crypto';
import { base64url, goodClaims, goodHeader, makeCode, type Recipe } from '../make-code.ts';
import { order, twin } from '../p256.ts';
import { toBytes, toNumber } from '../seeded.ts';
import { rejected, verified, type Case } from '../vector.ts';
import { bundleOf, es256, ps256, rs256, stranger } from '../world.ts';

const good = makeCode();
const [header = '', payload = '', signature = ''] = good.split('.');
const flip = (part: string, at: number) => `${part.slice(0, at)}${part[at] === 'A' ? 'Q' : 'A'}${part.slice(at + 1)}`;

const no = (row: string, reason: Parameters<typeof rejected>[0], cases: Record<string, string>): Case[] =>
  Object.entries(cases).map(([title, code]) => ({ row, title, code, expect: rejected(reason), bundle: bundleOf([es256, ps256, rs256]) }));

const withHeader = (changed: Record<string, unknown>, more: Recipe = {}) => makeCode({ ...more, header: changed });
const withSignature = (change: NonNullable<Recipe['signature']>) => makeCode({ signature: change });
const withNumbers = (r: bigint | undefined, s: bigint | undefined) =>
  withSignature((raw) =>
    Buffer.concat([toBytes(r ?? toNumber(raw.subarray(0, 32)), 32), toBytes(s ?? toNumber(raw.subarray(32)), 32)]),
  );

/** An HMAC under the public key, as if that were a shared secret. */
function hmacWithPublicKey(): string {
  const input = `${base64url(JSON.stringify({ ...goodHeader(es256), alg: 'HS256' }))}.${base64url(JSON.stringify(goodClaims))}`;
  const secret = createPublicKey(es256.key.privateKey).export({ type: 'spki', format: 'pem' });
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const jwk = createPublicKey(stranger.key.privateKey).export({ format: 'jwk' });

/** Rows S01–S10: signatures and what a header may say of them. */
export const signatureCases: readonly Case[] = [
  ...no('S01', 'signature_invalid', {
    'one bit of the signature': `${header}.${payload}.${flip(signature, 20)}`,
    'signed by a stranger under our key id': makeCode({ key: stranger.key }),
    'the signature of another code': `${header}.${payload}.${makeCode({ claims: { jti: 'other' } }).split('.')[2] ?? ''}`,
  }),
  ...no('S02', 'signature_invalid', {
    'one bit of the payload': `${header}.${base64url(JSON.stringify({ ...goodClaims, name_en: 'CHAN Tai Men' }))}.${signature}`,
    'a later expiry': `${header}.${base64url(JSON.stringify({ ...goodClaims, exp: goodClaims.exp + 1 }))}.${signature}`,
    'another name': `${header}.${base64url(JSON.stringify({ ...goodClaims, name_tc: '李小明' }))}.${signature}`,
  }),
  ...no('S03', 'signature_invalid', {
    'the header in another order': `${base64url(JSON.stringify(Object.fromEntries(Object.entries(goodHeader(es256)).reverse())))}.${payload}.${signature}`,
    'a space in the header': `${base64url(JSON.stringify(goodHeader(es256)).replace(',', ', '))}.${payload}.${signature}`,
  }),
  ...no('S04', 'algorithm_missing', {
    missing: withHeader({ alg: undefined }),
    'a number': withHeader({ alg: 256 }),
    null: withHeader({ alg: null }),
  }),
  ...no(
    'S04',
    'algorithm_missing',
    Object.fromEntries(['none', 'None', 'NONE', 'nOnE'].map((alg) => [`the algorithm ${alg}`, withHeader({ alg })])),
  ),
  ...no('S05', 'algorithm_not_allowed', {
    'HS256 with the public key as secret': hmacWithPublicKey(),
    'ES384': withHeader({ alg: 'ES384' }),
    'PS256 under an RS256 key': withHeader({ alg: 'PS256' }, { issuer: rs256 }),
    'RS256 under a PS256 key': withHeader({ alg: 'RS256' }, { issuer: ps256 }),
    'EdDSA': withHeader({ alg: 'EdDSA' }),
  }),
  ...no('S06', 'signature_malformed', {
    'DER instead of two numbers': withSignature((raw) => Buffer.concat([Buffer.from('30440220', 'hex'), raw.subarray(0, 32), Buffer.from('0220', 'hex'), raw.subarray(32)])),
    'one byte short': withSignature((raw) => raw.subarray(0, 63)),
    'one byte long': withSignature((raw) => Buffer.concat([raw, Buffer.from([0])])),
  }),
  ...no('S07', 'signature_out_of_range', {
    'r is 0': withNumbers(0n, undefined),
    's is 0': withNumbers(undefined, 0n),
    'r is n': withNumbers(order, undefined),
    's is n': withNumbers(undefined, order),
    's is above n': withNumbers(undefined, order + 1n),
  }),
  ...no('S08', 'critical_header', {
    'an unknown critical header': withHeader({ crit: ['exp'], exp: 1 }),
    'an empty crit': withHeader({ crit: [] }),
    'an unencoded payload': withHeader({ b64: false, crit: ['b64'] }),
  }),
  ...no('S09', 'key_in_header', {
    'its own key': withHeader({ jwk }, { key: stranger.key }),
    'the address of a key set': withHeader({ jku: 'https://example.com/jwks' }, { key: stranger.key }),
    'the address of a certificate': withHeader({ x5u: 'https://example.com/c.pem' }, { key: stranger.key }),
    'its own certificate': withHeader({ x5c: [stranger.certificate.der.slice(0, 80)] }, { key: stranger.key }),
  }),
  { row: 'S10', title: 'the other signature of a code', code: withSignature((raw) => twin(raw)), expect: verified },
  { row: 'S10', title: 'the code itself', code: good, expect: verified },
  ...[ps256, rs256].map(
    (issuer): Case => ({ row: 'P00', title: `a good code, ${issuer.key.algorithm}`, code: makeCode({ issuer }), bundle: bundleOf([es256, ps256, rs256]), expect: verified }),
  ),
];
