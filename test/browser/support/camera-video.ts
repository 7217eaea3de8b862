import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { encode } from 'uqr';

const width = 640;
const height = 480;
const white = 235;
const black = 16;

/**
 * Writes a video of one still picture, a QR code held before a camera, in the format of Chromium’s fake camera
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
  await film(light, file);
}

/** Writes a video of a dim room with a phone that shows no code. */
export async function filmPhone(file: string): Promise<void> {
  const light = Buffer.alloc(width * height);
  for (let line = 0; line < height; line += 1)
    light.fill(60 + Math.floor((line * 40) / height), line * width, (line + 1) * width);
  const paint = (left: number, top: number, wide: number, high: number, shade: number): void => {
    for (let line = top; line < top + high; line += 1)
      light.fill(shade, line * width + left, line * width + left + wide);
  };
  paint(210, 40, 220, 400, 24);
  paint(222, 62, 196, 356, 205);
  paint(240, 90, 160, 26, 150);
  paint(240, 140, 160, 160, 180);
  await film(light, file);
}

async function film(light: Buffer, file: string): Promise<void> {
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
