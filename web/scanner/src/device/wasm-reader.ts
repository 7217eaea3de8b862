import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Detector } from './reader.worker.ts';

/** Fetches the reader and makes it ready, so that a failure shows here and not at the first picture. */
export async function openReader(): Promise<Detector> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the worker cannot draw');
  return {
    detect: async (bitmap) => {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      context.drawImage(bitmap, 0, 0);
      const picture = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const found = await readBarcodes(picture, {
        formats: ['QRCode'],
        tryHarder: true,
        tryInvert: true,
        maxNumberOfSymbols: 3,
      });
      return found.filter(({ isValid }) => isValid).map(({ text }) => ({ rawValue: text }));
    },
  };
}
