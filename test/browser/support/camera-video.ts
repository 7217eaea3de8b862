import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { encode } from 'uqr';

const width = 640;
const height = 480;
const white = 235;
const black = 16;

/**
 * Writes a video of one still picture, a QR held before a camera, in the format that Chromium’s fake camera plays
 * (YUV4MPEG2, 4:2:0, 10 frames a second).
 */
export async function filmQr(text: string, file: string): Promise<void> {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const module = Math.floor(height / size);
  const left = Math.floor((width - size * module) / 2);
  const top = Math.floor((height - size * module) / 2);
  const light = Buffer.alloc(width * height, white);
  for (const [row, modules] of data.entries())
    for (const [column, dark] of modules.entries())
      if (dark)
        for (let line = 0; line < module; line += 1) {
          const start = (top + row * module + line) * width + left + column * module;
          light.fill(black, start, start + module);
        }
  const grey = Buffer.alloc((width * height) / 2, 128);
  const video = createWriteStream(file);
  video.write(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  for (let frame = 0; frame < 10; frame += 1) {
    video.write('FRAME\n');
    video.write(light);
    video.write(grey);
  }
  video.end();
  await once(video, 'finish');
}
