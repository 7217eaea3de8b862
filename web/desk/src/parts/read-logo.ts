import { largestLogoBytes, leastLogoSide, logoSizes, logoTypeOf, type LogoType } from '../rules/logo.ts';

/** A picture that the service can take. */
export interface ChosenLogo {
  readonly mediaType: LogoType;
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly data: string;
  readonly wasMadeSmaller: boolean;
}
export type LogoWrong = 'svg' | 'not_a_picture' | 'broken' | 'bad_side' | 'too_large';
export type ReadLogo =
  { readonly kind: 'logo'; readonly logo: ChosenLogo } | { readonly kind: 'wrong'; readonly why: LogoWrong };

/** No logo is larger; decoding more would take much memory. */
const largestFile = 20 * 1024 * 1024;
const largestSide = 1024;

const wrong = (why: LogoWrong): ReadLogo => ({ kind: 'wrong', why });

/**
 * Reads a file as a logo. A PNG or WebP that fits is taken as it is. All else is drawn anew, as large as fits, which also
 * leaves behind what a camera wrote into the file.
 */
export async function readLogo(file: Blob): Promise<ReadLogo> {
  const bytes = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const type = logoTypeOf(bytes);
  if (type === 'svg') return wrong('svg');
  if (type === undefined) return wrong('not_a_picture');
  if (file.size > largestFile) return wrong('too_large');
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return wrong('broken');
  }
  const { width, height } = picture;
  if (Math.min(width, height) < leastLogoSide) return wrong('bad_side');
  const fits = file.size <= largestLogoBytes && Math.max(width, height) <= largestSide;
  if (fits && type !== 'image/jpeg') {
    picture.close();
    const data = base64Of(new Uint8Array(await file.arrayBuffer()));
    return { kind: 'logo', logo: { mediaType: type, width, height, data, wasMadeSmaller: false } };
  }
  const drawn = await drawnSmaller(picture);
  picture.close();
  return drawn;
}

async function drawnSmaller(picture: ImageBitmap): Promise<ReadLogo> {
  const sizes = logoSizes(picture.width, picture.height);
  if (sizes.length === 0) return wrong('bad_side');
  for (const { width, height } of sizes) {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (!context) return wrong('broken');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    for (const [type, quality] of [['image/png'], ['image/webp', 0.92], ['image/webp', 0.8]] as const) {
      const blob = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, type, quality);
      });
      if (!blob || blob.size > largestLogoBytes) continue;
      const bytes = new Uint8Array(await blob.arrayBuffer());
      // A browser that cannot write WebP writes a PNG instead.
      const mediaType = logoTypeOf(bytes);
      if (mediaType === undefined || mediaType === 'svg') continue;
      const wasMadeSmaller = width < picture.width;
      return { kind: 'logo', logo: { mediaType, width, height, data: base64Of(bytes), wasMadeSmaller } };
    }
  }
  return wrong('too_large');
}

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));
