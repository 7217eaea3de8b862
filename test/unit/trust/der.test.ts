import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDer } from '../../../functions/trust/der.ts';
import { issue, root } from './support/authority.ts';

const hex = (digits: string) => new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const utc = (text: string) =>
  `17 ${text.length.toString(16).padStart(2, '0')} ${Buffer.from(text).toString('hex')}`;
const generalized = (text: string) => utc(text).replace('17', '18');
const anchor = await root();
const { der } = await issue({ by: anchor });

describe('DER', () => {
  it.each([
    ['a certificate', Buffer.from(der).toString('hex')],
    ['an empty sequence', '3000'],
    ['a set of a boolean', '31 03 0101ff'],
    ['false', '010100'],
    ['zero', '020100'],
    ['a negative number', '0201ff'],
    ['a number that needs its zero', '02020080'],
    ['a number that needs its ones', '0202ff7f'],
    ['no bits', '030100'],
    ['bits with unused ones of zero', '030205a0'],
    ['nothing', '0500'],
    ['an object id', '06032a8648'.replace('8648', '0304')],
    ['a length of one byte more', `0481 80 ${'00'.repeat(128)}`],
    ['a length of two bytes more', `0482 0100 ${'00'.repeat(256)}`],
    ['a tag of a context, either way', '3004 8000 a000'],
    ['a time', utc('261124000000Z')],
    ['a time of four-digit year', generalized('20501124000000Z')],
  ])('includes %s', (_, digits) => {
    expect(isDer(hex(digits))).toBe(true);
  });

  it.each([
    ['nothing at all', ''],
    ['a tag alone', '30'],
    ['less than it says', '3001'],
    ['more than it says', '300000'],
    ['contents that are not filled', '3002 0500 00'.replace('00 00', '00') + '05'],
    ['contents that end too early', '3003 0500 05'],
    ['an indefinite length', '3080 0000'],
    ['an indefinite length inside', '3004 3080 0000'],
    ['a length that is written too long', '308100'],
    ['a length of two bytes that needs one', `048200ff${'00'.repeat(255)}`],
    ['a length of one byte that needs none', `04817f${'00'.repeat(127)}`],
    ['a length of three bytes', '0483 000001 00'],
    ['a length without its bytes', '0481'],
    ['a tag of several bytes', '1f8101 00'],
    ['a true that is not FF', '010101'],
    ['a boolean of no byte', '0100'],
    ['a boolean of two bytes', '01020000'],
    ['a number of no byte', '0200'],
    ['a number with a zero too many', '0202007f'],
    ['a number with ones too many', '0202ff80'],
    ['bits without a count', '0300'],
    ['more unused bits than there are', '03020800'],
    ['unused bits of none', '030101'],
    ['unused bits that are set', '030201ff'],
    ['a nothing that is something', '050100'],
    ['an empty object id', '0600'],
    ['an object id that is cut', '060186'],
    ['an object id that is padded', '06028001'],
    ['a string in pieces', '2404 04020000'],
    ['a sequence that is not marked as one', '1000'],
    ['a set that is not marked as one', '1100'],
    ['a time without seconds', utc('2611240000Z')],
    ['a time of another zone', utc('261124000000+0800')],
    ['a time with something before it', utc('x261124000000Z')],
    ['a time with something behind it', utc('261124000000Zx')],
    ['a time of four digits’ year with something behind it', generalized('20501124000000Zx')],
    ['a tag that says that several bytes follow', '1f0100'],
    ['such a tag of another class', '9f0100'],
    ['a length that is not said', `0480${'00'.repeat(128)}`],
    ['a length that needs three bytes', `0483010000${'00'.repeat(65_536)}`],
    ['a time with fractions', generalized('20501124000000.5Z')],
    ['a time without zone', generalized('20501124000000')],
    ['a time with more before it', generalized('120501124000000Z')],
  ])('excludes %s', (_, digits) => {
    expect(isDer(hex(digits))).toBe(false);
    // The value that contains it is not DER either.
    const { length } = hex(digits);
    if (length > 0 && length < 0x80)
      expect(isDer(Uint8Array.from([0x30, length, ...hex(digits)]))).toBe(false);
  });

  it('excludes a certificate that is cut or extended anywhere', () => {
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.uint8Array({ minLength: 1, maxLength: 3 }), (at, more) => {
        expect(isDer(der.subarray(0, at))).toBe(false);
        expect(isDer(Uint8Array.from([...der, ...more]))).toBe(false);
      }),
    );
  });

  it('is decided for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof isDer(bytes)).toBe('boolean');
      }),
    );
  });
});
