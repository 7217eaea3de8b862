/**
 * Reads QR codes out of pictures, off the page’s own thread. A browser with a BarcodeDetector uses it; any other fetches
 * one made of WebAssembly, once.
 */

import { toSquare } from './picture.ts';

/** What is used of the W3C’s BarcodeDetector. */
export interface Detector {
  detect(bitmap: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
/** A picture to be read; the answer carries the same number. */
export interface Picture {
  readonly id: number;
  readonly picture: VideoFrame | ImageBitmap;
}
/** The number of the first message of a worker: it listens. */
const readyId = 0;

export interface Reading {
  readonly id: number;
  readonly texts: readonly string[];
  /** No reader could be had: without a network, before it was ever fetched. Or the worker cannot read frames. */
  readonly failed?: 'reader' | 'frame';
}

type NativeDetector = (new (options: { formats: string[] }) => Detector) & {
  getSupportedFormats(): Promise<readonly string[]>;
};

let detector: Promise<Detector> | undefined;

async function openDetector(): Promise<Detector> {
  const native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  if (native && (await native.getSupportedFormats().catch((): readonly string[] => [])).includes('qr_code'))
    return new native({ formats: ['qr_code'] });
  const { openReader } = await import('./wasm-reader.ts');
  return openReader();
}

addEventListener('message', ({ data }: MessageEvent<Picture>) => {
  void read(data);
});

async function read({ id, picture }: Picture): Promise<void> {
  // Before the reader is there, so that no frame of the camera is held meanwhile.
  const bitmap = await toSquare(picture).catch(() => undefined);
  if (!bitmap) {
    answer({ id, texts: [], failed: 'frame' });
    return;
  }
  try {
    detector ??= openDetector();
    const found = await (await detector).detect(bitmap);
    answer({ id, texts: found.map(({ rawValue }) => rawValue).filter((text) => text !== '') });
  } catch {
    detector = undefined;
    answer({ id, texts: [], failed: 'reader' });
  } finally {
    bitmap.close();
  }
}

const answer = (reading: Reading): void => {
  postMessage(reading);
};

answer({ id: readyId, texts: [] });
