import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeAnywhere, decodeBase64url } from '../../../functions/personal-code/base64url.ts';

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const ofAlphabet = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });

describe('decodeBase64url', () => {
  it('returns any bytes from their encoded form', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(Array.from(decodeBase64url(text) ?? [])).toEqual(Array.from(bytes));
        expect(decodeAnywhere(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('accepts only one encoded form of any bytes', () => {
    fc.assert(
      fc.property(ofAlphabet, (text) => {
        const bytes = decodeBase64url(text);
        expect(bytes === undefined).toBe(Buffer.from(text, 'base64url').toString('base64url') !== text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['', ''],
    ['AA', '00'],
    ['_w', 'ff'],
    ['AAA', '0000'],
    ['__8', 'ffff'],
    ['AAAA', '000000'],
    ['-_-_', 'fbffbf'],
  ])('decodes %p to %p', (text, hex) => {
    expect(Buffer.from(decodeBase64url(text) ?? 'none').toString('hex')).toBe(hex);
    expect(Buffer.from(decodeAnywhere(text)).toString('hex')).toBe(hex);
  });

  it.each(['A', 'AAAAA', 'AB', '_x', 'AAB', '__9'])('refuses %p', (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  });
});
