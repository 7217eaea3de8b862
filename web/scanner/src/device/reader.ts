import type { Picture, Reading } from './reader.worker.ts';

/** What one picture showed: the texts of the codes in it, or that no reader could be had. */
export type Read = readonly string[] | 'no_reader';

/** Reads pictures one at a time. */
export interface Reader {
  read(bitmap: ImageBitmap): Promise<Read>;
  close(): void;
}

/** A reader that has not answered by then hangs, and another takes its place. The first picture waits for the download. */
const patienceMs = 20_000;

export function openReader(): Reader {
  let worker: Worker | undefined;
  let counted = 0;
  const start = (): Worker =>
    new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    read: (bitmap) => {
      const running = (worker ??= start());
      const id = (counted += 1);
      return new Promise<Read>((resolve) => {
        const end = (read: Read): void => {
          clearTimeout(patience);
          running.removeEventListener('message', onMessage);
          running.removeEventListener('error', onError);
          resolve(read);
        };
        const onMessage = ({ data }: MessageEvent<Reading>): void => {
          if (data.id === id) end(data.failed ? 'no_reader' : data.texts);
        };
        const onError = (): void => {
          stop();
          end('no_reader');
        };
        const patience = setTimeout(onError, patienceMs);
        running.addEventListener('message', onMessage);
        running.addEventListener('error', onError);
        const picture: Picture = { id, bitmap };
        running.postMessage(picture, [bitmap]);
      });
    },
    close: stop,
  };
}
