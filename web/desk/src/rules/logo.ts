/** As the service takes a logo. */
export const largestLogoBytes = 11 * 1024;
export const leastLogoSide = 16;

export type LogoType = 'image/png' | 'image/jpeg' | 'image/webp';

const begins = (bytes: Uint8Array, at: number, ...with_: readonly number[]): boolean =>
  with_.every((byte, index) => bytes[at + index] === byte);

/** What a file is, by its first bytes: its name and the type that the browser guesses say nothing. */
export function logoTypeOf(bytes: Uint8Array): LogoType | 'svg' | undefined {
  if (begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) && begins(bytes, 8, 0x57, 0x45, 0x42, 0x50))
    return 'image/webp';
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /<(?:svg|!doctype svg|\w+:svg)[\s>]/i.test(text) ? 'svg' : undefined;
}

const longestSides = [512, 384, 256, 192, 128, 96, 64, 48];

/** The sizes in which a picture is tried, from large to small; none is larger than the picture, or less than a logo may be. */
export function logoSizes(
  width: number,
  height: number,
): readonly { readonly width: number; readonly height: number }[] {
  const longest = Math.max(width, height);
  const sides = [...new Set(longestSides.map((side) => Math.min(side, longest)))];
  return sides
    .map((side) => ({
      width: Math.round((width * side) / longest),
      height: Math.round((height * side) / longest),
    }))
    .filter((size) => Math.min(size.width, size.height) >= leastLogoSide);
}
