import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour, as an editor writes it. */
export function png(
  width = 64,
  height = 32,
  more: readonly (readonly [name: string, data: Buffer])[] = [],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (1 + 3 * width)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...([['IHDR', header], ...more, ['IDAT', pixels], ['IEND', Buffer.alloc(0)]] as const).map(
      ([name, data]) => chunk(name, data),
    ),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The frame of a JPEG with a scan of a few bytes; its segments are whole, its picture is not. */
export function jpeg(width = 64, height = 32): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    Buffer.from([0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A WebP with the first chunk of each kind; its frame is whole, its picture is not. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width = 64, height = 32): Buffer {
  const data = Buffer.alloc(12);
  if (kind === 'VP8 ') {
    data.set([0, 0, 0, 0x9d, 0x01, 0x2a]);
    data.writeUInt16LE(width, 6);
    data.writeUInt16LE(height, 8);
  } else if (kind === 'VP8L') {
    data[0] = 0x2f;
    data.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  } else {
    data.writeUIntLE(width - 1, 4, 3);
    data.writeUIntLE(height - 1, 7, 3);
  }
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(4 + 8 + data.length, 0);
  sizes.writeUInt32LE(data.length, 4);
  return Buffer.concat([
    Buffer.from('RIFF'),
    sizes.subarray(0, 4),
    Buffer.from(`WEBP${kind}`),
    sizes.subarray(4),
    data,
  ]);
}
