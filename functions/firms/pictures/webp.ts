import type { PictureSize } from './size.ts';

/** `RIFF`, the length of the rest, `WEBP`. */
const headBytes = 12;
const chunkFrameBytes = 8;

/**
 * The size of a WebP; `undefined` where its length is not that of the file, or its first chunk is none of a picture (RFC 9649,
 * section 2).
 */
export function webpSize(bytes: Buffer): PictureSize | undefined {
  const body = headBytes + chunkFrameBytes;
  if (bytes.length < body + 10 || bytes.readUInt32LE(4) !== bytes.length - 8) return undefined;
  switch (bytes.toString('latin1', headBytes, headBytes + 4)) {
    // A key frame begins with its tag of three bytes and a start code (RFC 6386, section 9.1).
    case 'VP8 ':
      return bytes.readUIntBE(body + 3, 3) === 0x9d_01_2a
        ? { width: bytes.readUInt16LE(body + 6) & 0x3fff, height: bytes.readUInt16LE(body + 8) & 0x3fff }
        : undefined;
    case 'VP8L': {
      const bits = bytes.readUInt32LE(body + 1);
      return bytes[body] === 0x2f
        ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
        : undefined;
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(body + 4, 3) + 1, height: bytes.readUIntLE(body + 7, 3) + 1 };
    default:
      return undefined;
  }
}
