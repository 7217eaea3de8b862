import { base64url, goodClaims, goodHeader, makeCode } from '../make-code.ts';
import type { Case } from '../vector.ts';
import { es256 } from '../world.ts';
import { accepted, refused } from './refused.ts';

const good = makeCode();
const [header = '', payload = '', signature = ''] = good.split('.');
const head = JSON.stringify(goodHeader(es256));
const claims = JSON.stringify(goodClaims);
const payloadOf = (rawPayload: string | Uint8Array) => makeCode({ rawPayload });
const headerOf = (rawHeader: string | Uint8Array) => makeCode({ rawHeader });
const bytes = (text: string, ...wrong: number[]) =>
  Buffer.concat([Buffer.from(text), Buffer.from(wrong), Buffer.from('"}')]);

/** A good code of exactly this many bytes, for sizes that base64url can give. */
function codeOfLength(length: number): string {
  const least = Math.floor(((length - good.length) * 3) / 4) - 20;
  for (let padding = least; padding < length; padding += 1) {
    const code = makeCode({ claims: { padding: 'x'.repeat(padding) } });
    if (code.length === length) return code;
  }
  throw new Error(`no code has ${String(length)} bytes`);
}

/** The same bytes in a form that is not canonical: sets one of the unused bits of the last character. */
function stray(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${part.slice(0, -1)}${alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1] ?? ''}`;
}

/** `part` of a text whose length in bytes is not a multiple of three, so that its last character has such bits. */
const spaced = (json: string) => (json.length % 3 === 0 ? json.replace(',', ', ') : json);
const strayHeader = `${stray(base64url(spaced(head)))}.${payload}.${signature}`;
const strayPayload = `${header}.${stray(base64url(spaced(claims).replace('陳大文', 'CHAN')))}.${signature}`;

const notText: Case[] = [
  ...refused('D01', 'empty', { 'nothing at all': '' }),
  ...refused('D01', 'not_text', {
    'bytes that are not UTF-8': new Uint8Array([0xff, 0xfe, 0x00]),
    'a good code after a byte that is not text': new Uint8Array([0x80, ...Buffer.from(good)]),
    'four zero bytes': '\0\0\0\0',
    'the beginning of a picture': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'a terminal’s escape before a good code': `\u001b[31m${good}`,
    'a good code with a delete character inside': `${header}.\u007f${payload}.${signature}`,
  }),
];

const otherCodes = refused('D02', 'not_a_personal_code', {
  'a web address': 'https://example.com/menu',
  'a vCard': 'BEGIN:VCARD\nVERSION:3.0\nFN:Nobody\nEND:VCARD',
  'an EU health certificate':
    'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHIZC4.OI1RM8ZA.A5:S9MKN4NN3F85QNCY0O%0VZ001HOC9JU0D0HT0HB2PL/IB*09B9LW4T*8',
  'a payment code': '00020101021126330012hk.com.hkicl0113mobile8529876',
  'a SMART Health Card':
    'shc:/5676290952432060346029243740446031222959532654603460292540772804336028702864716745222809286133314564376531415906402203064504590856435503414245413640370636654171372412363803043756220467374075323239254334433260573601064137333912707426350769622364',
  'a wireless network': 'WIFI:T:WPA;S:guest;P:nothing;;',
  'plain words': 'Ticket 4711, row 3, seat 12',
  'Chinese words': '請在此登記',
  'the digits of a bar code': '4006381333931',
  'three parts of base64url that are not JSON': 'AAAA.BBBB.CCCC',
  'a JWS whose header is an array': `W10.${payload}.${signature}`,
});

const sizes: Case[] = [
  ...accepted('D03', { 'a code of 1,195 bytes, the most that the profile allows': codeOfLength(1195) }),
  ...refused('D03', 'too_long', {
    'the next longer good code, of 1,197 bytes': codeOfLength(1197),
    'a good code of more than a QR holds': makeCode({ claims: { padding: 'x'.repeat(2200) } }),
    'a web address that is too long': `https://example.com/${'a'.repeat(1300)}`,
    'one megabyte': { text: 'A', times: 1_048_576 },
    'one megabyte of zero bytes': { text: '\0', times: 1_048_576 },
  }),
];

const encodings = refused('D04', 'bad_encoding', {
  'padding after the header': `${header}=.${payload}.${signature}`,
  'padding after the payload': `${header}.${payload}=.${signature}`,
  'padding after the signature': `${good}==`,
  'padding inside the payload': `${header}.${payload.slice(0, 8)}=${payload.slice(8)}.${signature}`,
  'a space inside the payload': `${header}.${payload.slice(0, 9)} ${payload.slice(9)}.${signature}`,
  'a space at the beginning': ` ${good}`,
  'a tab inside the signature': `${header}.${payload}.${signature.slice(0, 9)}\t${signature.slice(9)}`,
  'a newline at the end': `${good}\n`,
  'a line end between the parts': `${header}.\r\n${payload}.${signature}`,
  'the character + of another alphabet': `${header}.${payload}.+${signature.slice(1)}`,
  'the character / of another alphabet': `${header}.${payload}.${signature.slice(0, -1)}/`,
  'a percent-encoded dot': `${header}%2E${payload}.${signature}`,
  'a full-width dot': `${header}．${payload}.${signature}`,
  'stray bits in the last character of the header': strayHeader,
  'stray bits in the last character of the payload': strayPayload,
  'stray bits in the last character of the signature': `${header}.${payload}.${stray(signature)}`,
  'a length that base64url cannot have': `${header}.${payload}.${signature.slice(0, 85)}`,
});

const structures = refused('D05', 'bad_structure', {
  'one part': header,
  'two parts': `${header}.${payload}`,
  'four parts': `${good}.${signature}`,
  'five parts, as an encrypted token has': `${good}.${payload}.${signature}`,
  'an empty header': `.${payload}.${signature}`,
  'an empty payload': `${header}..${signature}`,
  'an empty signature': `${header}.${payload}.`,
  'a dot at the end': `${good}.`,
  'dots alone': '..',
  'flattened JSON': JSON.stringify({ protected: header, payload, signature }),
  'general JSON': JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
});

const texts = refused('D06', 'bad_text', {
  'a byte order mark before the code': `\uFEFF${good}`,
  'a byte order mark before the header': headerOf(`\uFEFF${head}`),
  'a byte order mark before the payload': payloadOf(`\uFEFF${claims}`),
  'a continuation byte that is missing, in the payload': payloadOf(bytes('{"name_en":"', 0xc3, 0x28)),
  'an overlong slash, in the payload': payloadOf(bytes('{"name_en":"', 0xc0, 0xaf)),
  'half a surrogate pair, in the payload': payloadOf(bytes('{"name_en":"', 0xed, 0xa0, 0x80)),
  'a character past the end of Unicode, in the payload': payloadOf(
    bytes('{"name_en":"', 0xf4, 0x90, 0x80, 0x80),
  ),
  'a byte that is never UTF-8, in the header': headerOf(bytes('{"alg":"', 0xff)),
});

const duplicates = refused('D07', 'duplicate_keys', {
  'two algorithms': headerOf(`{"alg":"none",${head.slice(1)}`),
  'two key ids': headerOf(`${head.slice(0, -1)},"x5t#S256":"${'A'.repeat(43)}"}`),
  'two algorithms, one in another spelling': headerOf(`{"\\u0061lg":"none",${head.slice(1)}`),
  'two expiries': payloadOf(`{"exp":1,${claims.slice(1)}`),
  'two equal names': payloadOf(`${claims.slice(0, -1)},"name_en":"CHAN Tai Man"}`),
  'two issuers, one in another spelling': payloadOf(`{"\\u0069ss":"x",${claims.slice(1)}`),
  'twice inside a claim that nobody reads': payloadOf(`{"other":{"a":1,"a":1},${claims.slice(1)}`),
  'twice inside a list': payloadOf(`{"other":[{"a":{},"a":{}}],${claims.slice(1)}`),
  'twice beside text with colons and quotes': payloadOf(`{"x":"\\":\\\\","y":1,"y":2,${claims.slice(1)}`),
});

const data: Case[] = [
  ...refused('D08', 'bad_data', {
    'a payload that is an array': payloadOf('[1]'),
    'a payload that is null': payloadOf('null'),
    'a payload that is a text': payloadOf('"text"'),
    'a payload that is a number': payloadOf('7'),
    'a payload that is not JSON': payloadOf('name_en=CHAN'),
    'a payload with a comma too many': payloadOf(`${claims.slice(0, -1)},}`),
    'a payload with something behind it': payloadOf(`${claims}{}`),
    'a payload cut short': payloadOf(claims.slice(0, -1)),
    'a payload with NaN': payloadOf(`{"age_over":NaN,${claims.slice(1)}`),
    'a payload with a raw line end in a text': payloadOf(`{"other":"a\nb",${claims.slice(1)}`),
    'objects five levels deep': makeCode({ claims: { a: { b: { c: { d: { e: 1 } } } } } }),
    'lists five levels deep': makeCode({ claims: { a: [[[[]]]] } }),
    'three hundred levels': payloadOf(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`),
    'a header five levels deep': makeCode({ header: { alg: { b: { c: { d: {} } } } } }),
    'a payload with __proto__': payloadOf(`{"__proto__":{"iss":"x"},${claims.slice(1)}`),
    'a payload with __proto__ in another spelling': payloadOf(`{"\\u005f_proto__":1,${claims.slice(1)}`),
    'a payload with __proto__ inside a claim': payloadOf(`{"other":[{"__proto__":1}],${claims.slice(1)}`),
    'a header with __proto__': headerOf(`{"__proto__":{"alg":"none"},${head.slice(1)}`),
    'a header that is not JSON': headerOf(`${head},`),
  }),
  ...accepted('D08', {
    'four levels, the most that is allowed': makeCode({ claims: { a: { b: { c: { d: 1 } } }, e: [[[1]]] } }),
    'a claim with colons, quotes and backslashes': makeCode({
      claims: { note: 'a:"b\\":c\\\\', 'k:"\\': ':' },
    }),
  }),
];

const headers = refused('D09', 'header_not_allowed', {
  compressed: makeCode({ header: { zip: 'DEF' } }),
  'a content type': makeCode({ header: { cty: 'JWT' } }),
  'another key id': makeCode({ header: { kid: es256.certificate.keyId } }),
  'the SHA-1 of a certificate': makeCode({ header: { x5t: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA' } }),
  'a header nobody knows': makeCode({ header: { debug: true } }),
  'the algorithm again in capitals': makeCode({ header: { ALG: 'none' } }),
  'a header named like a property of every object': makeCode({ header: { constructor: 'Object' } }),
  'a header with an empty name': makeCode({ header: { '': 1 } }),
});

/** Rows D01–D09: faults that are found before any key is used. */
export const encodingCases: readonly Case[] = [
  ...notText,
  ...otherCodes,
  ...sizes,
  ...encodings,
  ...structures,
  ...texts,
  ...duplicates,
  ...data,
  ...headers,
];
