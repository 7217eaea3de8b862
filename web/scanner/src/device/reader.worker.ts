/**
 * Reads QR codes out of pictures, off the page’s own thread. A browser with a BarcodeDetector uses it; any other fetches
 * one made of WebAssembly, once.
 */

/** What is used of the W3C’s BarcodeDetector. */
export interface Detector {
  detect(bitmap: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
/** A picture to be read; the answer carries the same number. */
export interface Picture {
  readonly id: number;
  readonly bitmap: ImageBitmap;
}
export interface Reading {
  readonly id: number;
  readonly texts: readonly string[];
  /** True where no reader could be had: without a network, before it was ever fetched. */
  readonly failed?: true;
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

async function read({ id, bitmap }: Picture): Promise<void> {
  try {
    detector ??= openDetector();
    const found = await (await detector).detect(bitmap);
    answer({ id, texts: found.map(({ rawValue }) => rawValue).filter((text) => text !== '') });
  } catch {
    detector = undefined;
    answer({ id, texts: [], failed: true });
  } finally {
    bitmap.close();
  }
}

const answer = (reading: Reading): void => {
  postMessage(reading);
};
