import type { FirmLogo } from '../registry/firm.ts';
import { jpegSize } from './pictures/jpeg.ts';
import { pngSize } from './pictures/png.ts';
import { webpSize } from './pictures/webp.ts';
import type { PictureSize } from './pictures/size.ts';

/** The picture is sent in a body of at most 16 KiB, in which Base64 takes a third more. */
export const largestLogoBytes = 11 * 1024;
/** Pixels: smaller is no logo; larger takes memory that its bytes do not show. */
export const leastLogoSide = 16;
export const mostLogoSide = 1024;

/** Why a logo is refused, in words for the admin who chose it. */
export const logoFaults = {
  not_base64: 'The logo is not Base64 (RFC 4648, section 4).',
  too_large: `The logo is larger than ${String(largestLogoBytes)} bytes; make the picture smaller.`,
  not_a_picture:
    'The logo is not a PNG, JPEG or WebP picture. An SVG can hold a script and is refused: save it as PNG.',
  broken: 'The picture is damaged, or something else follows it in the file; save it again.',
  bad_side: `The logo has to be ${String(leastLogoSide)} to ${String(mostLogoSide)} pixels wide and high.`,
} as const;
export type LogoFault = keyof typeof logoFaults;

/** A logo that can be used, or why it cannot. */
export type ReadLogo =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly logo: FirmLogo }
  | { readonly ok: false; readonly fault: LogoFault };

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const formats: readonly {
  readonly mediaType: FirmLogo['mediaType'];
  readonly begins: (bytes: Buffer) => boolean;
  readonly sizeOf: (bytes: Buffer) => PictureSize | undefined;
}[] = [
  {
    mediaType: 'image/png',
    begins: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
    sizeOf: pngSize,
  },
  {
    mediaType: 'image/jpeg',
    begins: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
    sizeOf: jpegSize,
  },
  {
    mediaType: 'image/webp',
    begins: (bytes) =>
      bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
    sizeOf: webpSize,
  },
];

/**
 * Reads a logo in Base64. What it is follows from its first bytes alone. The file is walked to its end, so nothing can follow
 * the picture in it.
 */
export function readLogo(text: string): ReadLogo {
  if (text === '' || !base64.test(text)) return { ok: false, fault: 'not_base64' };
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length > largestLogoBytes) return { ok: false, fault: 'too_large' };
  const format = formats.find(({ begins }) => begins(bytes));
  if (!format) return { ok: false, fault: 'not_a_picture' };
  const size = format.sizeOf(bytes);
  if (!size) return { ok: false, fault: 'broken' };
  const { width, height } = size;
  const fits = [width, height].every((side) => side >= leastLogoSide && side <= mostLogoSide);
  return fits
    ? { ok: true, bytes, logo: { mediaType: format.mediaType, width, height } }
    : { ok: false, fault: 'bad_side' };
}
