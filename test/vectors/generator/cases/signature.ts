import { createHmac, createPublicKey, sign as nodeSign } from 'node:crypto';
import { base64url, goodClaims, goodHeader, makeCode, type Recipe } from '../make-code.ts';
import { order, twin } from '../p256.ts';
import { toBytes, toNumber } from '../seeded.ts';
import type { Case } from '../vector.ts';
import { bundleOf, es256, ps256, rs256, stranger } from '../world.ts';
import { accepted, refused } from './refused.ts';

const everyKey = { bundle: bundleOf([es256, ps256, rs256]) };
const good = makeCode();
const [header = '', payload = '', signature = ''] = good.split('.');
const json = (value: unknown) => base64url(JSON.stringify(value));
const withHeader = (changed: Record<string, unknown>, more: Recipe = {}) =>
  makeCode({ ...more, header: changed });
const withSignature = (change: NonNullable<Recipe['signature']>, more: Recipe = {}) =>
  makeCode({ ...more, signature: change });
const withBit = (bit: number, more: Recipe = {}) =>
  withSignature((raw) => {
    raw.writeUInt8(raw.readUInt8(bit >> 3) ^ (0x80 >> (bit & 7)), bit >> 3);
    return raw;
  }, more);
const withPayload = (changed: Record<string, unknown>) =>
  `${header}.${json({ ...goodClaims, ...changed })}.${signature}`;
const withNumbers = (r: bigint | undefined, s: bigint | undefined) =>
  withSignature((raw) =>
    Buffer.concat([
      toBytes(r ?? toNumber(raw.subarray(0, 32)), 32),
      toBytes(s ?? toNumber(raw.subarray(32)), 32),
    ]),
  );

const damaged: Case[] = [
  ...refused(
    'S01',
    'signature_invalid',
    {
      'the first bit of r': withBit(0),
      'the last bit of r': withBit(255),
      'the last bit of s': withBit(511),
      'one bit of a PS256 signature': withBit(1000, { issuer: ps256 }),
      'one bit of an RS256 signature': withBit(1000, { issuer: rs256 }),
      'the last bit of an RS256 signature': withBit(2047, { issuer: rs256 }),
      'r and s changed over': withSignature((raw) => Buffer.concat([raw.subarray(32), raw.subarray(0, 32)])),
      'signed by a stranger under our key id': makeCode({ key: stranger.key }),
      'the signature of another code': `${header}.${payload}.${makeCode({ claims: { jti: 'other' } }).split('.')[2] ?? ''}`,
      'the payload signed without the header': withSignature((_, input) =>
        es256.key.sign(input.subarray(header.length + 1)),
      ),
      'random bytes of an RSA signature’s length': withSignature(() => Buffer.alloc(256, 7), {
        issuer: rs256,
      }),
      'an RSA signature one byte short': withSignature((raw) => raw.subarray(1), { issuer: rs256 }),
      'an RSA signature one byte long': withSignature((raw) => Buffer.concat([Buffer.from([0]), raw]), {
        issuer: ps256,
      }),
    },
    everyKey,
  ),
  ...refused('S02', 'signature_invalid', {
    'one bit of the payload': withPayload({ name_en: 'CHAN Tai Mao' }),
    'one bit of the Chinese name': withPayload({ name_tc: goodClaims.name_tc.replace('文', '斆') }),
    'one bit of the expiry': withPayload({ exp: goodClaims.exp ^ 1 }),
    'a later expiry': withPayload({ exp: goodClaims.exp + 1 }),
    'another name': withPayload({ name_tc: '李小明' }),
    'another id': withPayload({ jti: 'another' }),
    'a space in the payload': `${header}.${base64url(JSON.stringify(goodClaims).replace(',', ', '))}.${signature}`,
  }),
  ...refused('S03', 'signature_invalid', {
    'one bit of the type': `${json({ ...goodHeader(es256), typ: 'personal-code+jwu' })}.${payload}.${signature}`,
    'one bit of the name of the type': `${base64url(JSON.stringify(goodHeader(es256)).replace('-code', '-codd'))}.${payload}.${signature}`,
    'the header in another order': `${json(Object.fromEntries(Object.entries(goodHeader(es256)).reverse()))}.${payload}.${signature}`,
    'a space in the header': `${base64url(JSON.stringify(goodHeader(es256)).replace(',', ', '))}.${payload}.${signature}`,
    'another type in the header': `${json({ ...goodHeader(es256), typ: 'JWT' })}.${payload}.${signature}`,
  }),
];

/** `alg: none` with no signature at all. */
const unsigned = (alg: string) => `${json({ ...goodHeader(es256), alg })}.${payload}.`;
/** All sixteen spellings, and with white space around. */
const spellings = [
  ...Array.from({ length: 16 }, (_, bits) =>
    Array.from('none', (letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter)).join(''),
  ),
  ...[' none', 'none ', '\tnone', 'none\n'],
];

const algorithms: Case[] = [
  ...refused(
    'S04',
    'algorithm_missing',
    Object.fromEntries(spellings.map((alg) => [`the algorithm ${JSON.stringify(alg)}`, withHeader({ alg })])),
  ),
  ...refused('S04', 'bad_structure', { 'the algorithm "none" and an empty signature': unsigned('none') }),
  ...refused('S04', 'algorithm_missing', {
    missing: withHeader({ alg: undefined }),
    empty: withHeader({ alg: '' }),
    'a number': withHeader({ alg: 256 }),
    null: withHeader({ alg: null }),
    true: withHeader({ alg: true }),
    'a list with an allowed one': withHeader({ alg: ['ES256'] }),
    'an object': withHeader({ alg: { name: 'ES256' } }),
  }),
  ...refused(
    'S05',
    'algorithm_not_allowed',
    {
      'HS256 with the public key in PEM as secret': hmac(es256Public('pem')),
      'HS256 with the public key in DER as secret': hmac(es256Public('der')),
      'HS256 with the certificate as secret': hmac(Buffer.from(es256.certificate.der, 'base64')),
      ES384: withHeader({ alg: 'ES384' }),
      ES512: withHeader({ alg: 'ES512' }),
      ES256K: withHeader({ alg: 'ES256K' }),
      EdDSA: withHeader({ alg: 'EdDSA' }),
      'RS512, signed with an RSA key': withHeader(
        { alg: 'RS512' },
        { issuer: rs256, signature: (_, input) => nodeSign('sha512', input, rs256.key.privateKey) },
      ),
      'RSA-OAEP': withHeader({ alg: 'RSA-OAEP' }),
      'lower case': withHeader({ alg: 'es256' }),
      'the name of a property of every object': withHeader({ alg: 'constructor' }),
      'PS256 under an RS256 key': withHeader({ alg: 'PS256' }, { issuer: rs256, key: ps256.key }),
      'RS256 under a PS256 key': withHeader({ alg: 'RS256' }, { issuer: ps256, key: rs256.key }),
      'ES256 under an RS256 key': withHeader({ alg: 'ES256' }, { issuer: rs256, key: es256.key }),
      'RS256 under an ES256 key': withHeader({ alg: 'RS256' }, { issuer: es256, key: rs256.key }),
    },
    everyKey,
  ),
];

const forms: Case[] = [
  ...refused('S06', 'signature_malformed', {
    'DER instead of two numbers': withSignature((_, input) => nodeDer(input)),
    'one byte short': withSignature((raw) => raw.subarray(0, 63)),
    'one byte long': withSignature((raw) => Buffer.concat([raw, Buffer.from([0])])),
    'a zero byte before each number': withSignature((raw) =>
      Buffer.concat([Buffer.from([0]), raw.subarray(0, 32), Buffer.from([0]), raw.subarray(32)]),
    ),
    'the length of ES384': withSignature((raw) => Buffer.concat([raw, raw.subarray(0, 32)])),
    twice: withSignature((raw) => Buffer.concat([raw, raw])),
    'one byte': withSignature(() => Buffer.from([1])),
    'an RSA signature': makeCode({ key: rs256.key }),
  }),
  ...refused('S07', 'signature_out_of_range', {
    'r is 0': withNumbers(0n, undefined),
    's is 0': withNumbers(undefined, 0n),
    'both are 0': withNumbers(0n, 0n),
    'r is n': withNumbers(order, undefined),
    's is n': withNumbers(undefined, order),
    'r is n + 1': withNumbers(order + 1n, undefined),
    's is n + 1': withNumbers(undefined, order + 1n),
    'both are as large as they can be': withNumbers(2n ** 256n - 1n, 2n ** 256n - 1n),
  }),
  ...refused('S07', 'signature_invalid', {
    'both are 1, the least that is in range': withNumbers(1n, 1n),
    'both are n − 1, the most that is in range': withNumbers(order - 1n, order - 1n),
  }),
];

const ownKey = createPublicKey(stranger.key.privateKey).export({ format: 'jwk' });
const byStranger = (changed: Record<string, unknown>) => withHeader(changed, { key: stranger.key });

const headers: Case[] = [
  ...refused('S08', 'critical_header', {
    'an unknown critical header': withHeader({ crit: ['exp'], exp: 1 }),
    'an empty crit': withHeader({ crit: [] }),
    'a crit that is no list': withHeader({ crit: 'b64' }),
    'a crit that is null': withHeader({ crit: null }),
    'a crit that names an allowed header': withHeader({ crit: ['alg'] }),
    'an unencoded payload': withHeader({ b64: false, crit: ['b64'] }),
    'b64 without crit': withHeader({ b64: false }),
    'b64 that changes nothing': withHeader({ b64: true }),
  }),
  ...refused('S09', 'key_in_header', {
    'its own key': byStranger({ jwk: ownKey }),
    'the issuer’s own key': withHeader({
      jwk: createPublicKey(es256.key.privateKey).export({ format: 'jwk' }),
    }),
    'the address of a key set': byStranger({ jku: 'https://example.com/jwks' }),
    'the address of a certificate': byStranger({ x5u: 'https://example.com/c.pem' }),
    'a stranger’s certificate': byStranger({ x5c: [stranger.certificate.der.slice(0, 80)] }),
    'the issuer’s own certificate': withHeader({ x5c: [es256.certificate.der.slice(0, 80)] }),
    'its own key, called null': withHeader({ jwk: null }),
  }),
];

const same: Case[] = [
  ...accepted('S10', {
    'a code': good,
    'the other signature of that code': withSignature((raw) => twin(raw)),
    'a code without an id': makeCode({ claims: { jti: undefined } }),
    'the other signature of that code without an id': withSignature((raw) => twin(raw), {
      claims: { jti: undefined },
    }),
  }),
];

/** An HMAC with a public value as the shared secret. */
function hmac(secret: string | Buffer): string {
  const input = `${json({ ...goodHeader(es256), alg: 'HS256' })}.${payload}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function es256Public(format: 'pem' | 'der'): string | Buffer {
  const key = createPublicKey(es256.key.privateKey);
  return format === 'pem' ? key.export({ type: 'spki', format }) : key.export({ type: 'spki', format });
}

/** The code's signature as two DER integers in a sequence. */
function nodeDer(input: Uint8Array): Buffer {
  const raw = es256.key.sign(input);
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const integer = number.readUInt8(0) > 0x7f ? Buffer.concat([Buffer.from([0]), number]) : number;
    return Buffer.concat([Buffer.from([0x02, integer.length]), integer]);
  });
  const content = Buffer.concat(numbers);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

/** Rows S01–S10: signatures, and the headers about them. */
export const signatureCases: readonly Case[] = [...damaged, ...algorithms, ...forms, ...headers, ...same];
