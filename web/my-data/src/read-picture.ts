import { openReader } from '../../scanner/src/device/reader.ts';

/** The longest side of a picture that is read: a screenshot stays sharp enough, and a photo does not fill the memory. */
const longestPixels = 1_600;

/** The text of the code in a picture, or why there is none. */
export type PictureRead =
  { readonly text: string } | { readonly trouble: 'noCode' | 'badPicture' | 'noReader' };

/** Reads the code in a picture that the visitor chose. The picture does not leave the browser. */
export async function readPicture(file: Blob): Promise<PictureRead> {
  const whole = await createImageBitmap(file).catch(() => undefined);
  if (!whole) return { trouble: 'badPicture' };
  const scale = Math.min(1, longestPixels / Math.max(whole.width, whole.height));
  const picture =
    scale === 1
      ? whole
      : await createImageBitmap(whole, {
          resizeWidth: Math.round(whole.width * scale),
          resizeHeight: Math.round(whole.height * scale),
          resizeQuality: 'high',
        });
  const reader = openReader();
  try {
    const read = await reader.read(picture);
    if (read === 'no_reader') return { trouble: 'noReader' };
    const [text] = read;
    return text === undefined ? { trouble: 'noCode' } : { text };
  } finally {
    reader.close();
    if (whole !== picture) whole.close();
  }
}
