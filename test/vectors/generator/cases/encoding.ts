import { goodClaims, goodHeader, makeCode } from '../make-code.ts';
import { rejected, type Case } from '../vector.ts';
import { es256 } from '../world.ts';

const good = makeCode();
const [header = '', payload = '', signature = ''] = good.split('.');
const claims = JSON.stringify(goodClaims);
const head = JSON.stringify(goodHeader(es256));

const no = (row: string, reason: Parameters<typeof rejected>[0], cases: Record<string, Case['code']>): Case[] =>
  Object.entries(cases).map(([title, code]) => ({ row, title, code, expect: rejected(reason) }));

/** Rows D01–D09: what is wrong before any key is looked at. */
export const encodingCases: readonly Case[] = [
  ...no('D01', 'empty', { 'nothing at all': '' }),
  ...no('D01', 'not_text', {
    'bytes that are not UTF-8': new Uint8Array([0xff, 0xfe, 0x00]),
    'a valid code after a byte that is not text': new Uint8Array([0x80, ...Buffer.from(good)]),
  }),
  ...no('D02', 'not_a_personal_code', {
    'a web address': 'https://example.com/menu',
    'a vCard': 'BEGIN:VCARD\nVERSION:3.0\nFN:Nobody\nEND:VCARD',
    'an EU health certificate': 'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHIZC4.OI1RM8ZA.A5:S9MKN4NN3F85QNCY0O%0VZ001HOC9JU0D0HT0HB2PL/IB*09B9LW4T*8',
    'a payment code': '00020101021126330012hk.com.hkicl0113mobile8529876',
  }),
  ...no('D03', 'too_long', {
    'one megabyte': { text: 'A', times: 1_048_576 },
    'a valid code that is longer than the profile allows': makeCode({ claims: { extra: 'x'.repeat(1000) } }),
    'a web address that is too long': `https://example.com/${'a'.repeat(1300)}`,
  }),
  ...no('D04', 'bad_encoding', {
    'padding after the signature': `${good}==`,
    'a space inside the payload': `${header}.${payload.slice(0, 9)} ${payload.slice(9)}.${signature}`,
    'a newline at the end': `${good}\n`,
    'the characters + and / of other alphabets': `${header}.${payload}.+/${signature.slice(2)}`,
    'a last character with bits that mean nothing': `${header}.${payload}.${signature.slice(0, -1)}${nonCanonical(signature)}`,
  }),
  ...no('D05', 'bad_structure', {
    'two parts': `${header}.${payload}`,
    'four parts': `${good}.${signature}`,
    'an empty payload': `${header}..${signature}`,
    'an empty signature': `${header}.${payload}.`,
  }),
  ...no('D06', 'bad_text', {
    'invalid UTF-8 in the payload': makeCode({ rawPayload: Buffer.concat([Buffer.from('{"iss":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]) }),
    'a byte order mark before the payload': makeCode({ rawPayload: `\uFEFF${claims}` }),
  }),
  ...no('D06', 'not_a_personal_code', {
    'a byte order mark before the header': makeCode({ rawHeader: `\uFEFF${head}` }),
  }),
  ...no('D07', 'duplicate_keys', {
    'two algorithms': makeCode({ rawHeader: `{"alg":"none",${head.slice(1)}` }),
    'two expiries': makeCode({ rawPayload: `{"exp":1,${claims.slice(1)}` }),
    'twice under another spelling': makeCode({ rawPayload: `{"\\u0069ss":"x",${claims.slice(1)}` }),
  }),
  ...no('D08', 'bad_data', {
    'a payload that is an array': makeCode({ rawPayload: '[1]' }),
    'a payload that is null': makeCode({ rawPayload: 'null' }),
    'a payload nested too deep': makeCode({ claims: { deep: { a: { b: { c: { d: 1 } } } } } }),
    'a payload with __proto__': makeCode({ rawPayload: `{"__proto__":{"iss":"x"},${claims.slice(1)}` }),
    'a payload that is not JSON': makeCode({ rawPayload: `${claims},` }),
  }),
  ...no('D09', 'header_not_allowed', {
    compressed: makeCode({ header: { zip: 'DEF' } }),
    'a content type': makeCode({ header: { cty: 'JWT' } }),
    'a header nobody knows': makeCode({ header: { debug: true } }),
  }),
];

/** The last character of a 64-byte signature has four bits that mean nothing: sets one. */
function nonCanonical(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1] ?? 'B';
}

