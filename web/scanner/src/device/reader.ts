import type { Picture, Reading } from './reader.worker.ts';

/** What one picture showed: the texts of the codes in it, or that no reader could be had. */
export type Read = readonly string[] | 'no_reader';

/** Reads pictures one at a time. */
export interface Reader {
  read(picture: VideoFrame | ImageBitmap): Promise<Read>;
  /** False once the worker could not read a frame: then it is given squares. */
  takesFrames(): boolean;
  close(): void;
}

/** A reader that has not answered by then hangs, and another takes its place. The first picture waits for the download. */
const patienceMs = 20_000;

export function openReader(): Reader {
  let worker: Worker | undefined;
  let counted = 0;
  let takesFrames = true;
  const start = (): Worker =>
    new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    read: (picture) => {
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
          if (data.id !== id) return;
          if (data.failed === 'frame') takesFrames = false;
          end(data.failed === 'reader' ? 'no_reader' : data.texts);
        };
        const onError = (): void => {
          stop();
          end('no_reader');
        };
        const patience = setTimeout(onError, patienceMs);
        running.addEventListener('message', onMessage);
        running.addEventListener('error', onError);
        const sent: Picture = { id, picture };
        running.postMessage(sent, [picture]);
      });
    },
    takesFrames: () => takesFrames,
    close: stop,
  };
}
