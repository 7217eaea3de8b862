import type { PictureSize } from './size.ts';

const signatureBytes = 8;
/** Length, name and checksum of a chunk. */
const chunkFrameBytes = 12;
const headerBytes = 13;

/**
 * The size of a PNG; `undefined` where its chunks do not begin with IHDR and end with IEND at the end of the file (PNG, third
 * edition, section 5). The checksums and the pixels are the browser's work.
 */
export function pngSize(bytes: Buffer): PictureSize | undefined {
  const names: string[] = [];
  let at = signatureBytes;
  while (at + chunkFrameBytes <= bytes.length && names.at(-1) !== 'IEND') {
    names.push(bytes.toString('latin1', at + 4, at + 8));
    at += chunkFrameBytes + bytes.readUInt32BE(at);
  }
  const isWhole = at === bytes.length && names.at(-1) === 'IEND';
  const hasHeader = names[0] === 'IHDR' && bytes.readUInt32BE(signatureBytes) === headerBytes;
  return isWhole && hasHeader && names.includes('IDAT')
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined;
}
