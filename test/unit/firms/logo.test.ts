import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestLogoBytes, readLogo } from '../../../functions/firms/logo.ts';
import { jpeg, png, webp } from '../../support/pictures.ts';

const read = (bytes: Buffer | string) =>
  readLogo((typeof bytes === 'string' ? Buffer.from(bytes) : bytes).toString('base64'));
const faultOf = (bytes: Buffer | string) => {
  const logo = read(bytes);
  return logo.ok ? undefined : logo.fault;
};
const pictures = [
  ['image/png', png()],
  ['image/jpeg', jpeg()],
  ['image/webp', webp('VP8 ')],
  ['image/webp', webp('VP8L')],
  ['image/webp', webp('VP8X')],
] as const;

describe('a logo', () => {
  it.each(pictures)('is read as %s by its own bytes, with its size', (mediaType, bytes) => {
    const logo = read(bytes);
    expect(logo).toMatchObject({ ok: true, logo: { mediaType, width: 64, height: 32 } });
    expect(logo.ok && Buffer.from(logo.bytes).equals(bytes)).toBe(true);
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['an SVG with a declaration', '<?xml version="1.0"?><svg/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a script', 'alert(1)'],
    ['a GIF', 'GIF89a'],
    ['a PDF', '%PDF-1.7'],
    ['a ZIP', 'PK\u0003\u0004'],
    ['a page that ends as a picture', `<script>${png().toString('latin1')}`],
  ])('is not %s', (_, text) => {
    expect(faultOf(text)).toBe('not_a_picture');
  });

  it.each(pictures)('of the type %s has nothing behind it and is whole', (_, bytes) => {
    for (const tail of ['<script>alert(1)</script>', '\0', 'PK\u0003\u0004'])
      expect(faultOf(Buffer.concat([bytes, Buffer.from(tail)]))).toBe('broken');
    for (let cut = 14; cut < bytes.length; cut += 1) expect(faultOf(bytes.subarray(0, cut))).toBe('broken');
  });

  it.each([
    [16, 16, true],
    [1024, 1024, true],
    [15, 64, false],
    [64, 15, false],
    [1025, 64, false],
    [64, 1025, false],
  ])('of %d × %d pixels is accepted: %s', (width, height, isFine) => {
    for (const bytes of [
      png(width, height),
      jpeg(width, height),
      webp('VP8L', width, height),
      webp('VP8X', width, height),
    ])
      expect(faultOf(bytes)).toBe(isFine ? undefined : 'bad_side');
  });

  it('is at most 11 KiB', () => {
    const frame = png(64, 32, [['tEXt', Buffer.alloc(0)]]).length;
    const sized = (bytes: number) => png(64, 32, [['tEXt', Buffer.alloc(bytes - frame)]]);
    expect(faultOf(sized(largestLogoBytes))).toBeUndefined();
    expect(faultOf(sized(largestLogoBytes + 1))).toBe('too_large');
  });

  it.each(['', 'no base64!', 'abc', 'data:image/png;base64,iVBORw0KGgo=', 'iVBORw0K\nGgo='])(
    'is not the text “%s”',
    (text) => {
      expect(readLogo(text)).toEqual({ ok: false, fault: 'not_base64' });
    },
  );

  it('is refused or read, and nothing is thrown, whatever the bytes are', () => {
    const anyStart = fc.constantFrom(...pictures.map(([, bytes]) => bytes));
    fc.assert(
      fc.property(anyStart, fc.uint8Array({ maxLength: 200 }), fc.nat(60), (start, noise, kept) => {
        const logo = read(Buffer.concat([start.subarray(0, kept), noise]));
        if (logo.ok) expect(logo.logo.width).toBeLessThanOrEqual(1024);
        else expect(logo.fault).toMatch(/^[a-z_0-9]+$/);
      }),
    );
  });
});
