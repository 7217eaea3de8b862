import type { PictureSize } from './size.ts';

const marker = 0xff;
const [startOfScan, endOfImage] = [0xda, 0xd9];
/** Start of a frame: SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1). */
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
/** Within a scan these are data: a byte FF that is stuffed, and restarts. */
const isData = (code: number): boolean => code === 0 || (code >= 0xd0 && code <= 0xd7);

/**
 * The size of a JPEG; `undefined` where its segments do not lead to an end of image at the end of the file (ITU-T T.81,
 * annex B).
 */
export function jpegSize(bytes: Buffer): PictureSize | undefined {
  let size: PictureSize | undefined;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === marker) {
    const code = bytes[at + 1] ?? 0;
    const length = bytes.readUInt16BE(at + 2);
    if (isFrame(code)) {
      if (at + 9 > bytes.length) return undefined;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + length;
    if (code === startOfScan) at = endOfScan(bytes, at);
    if (at + 2 === bytes.length && bytes[at] === marker && bytes[at + 1] === endOfImage) return size;
  }
  return undefined;
}

/** Where the next marker stands behind the data of a scan. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  while (at + 1 < bytes.length && !(bytes[at] === marker && !isData(bytes[at + 1] ?? 0))) at += 1;
  return at;
}
