import type { Picture, Reading } from './reader.worker.ts';

/** As `readyId` of the worker, whose module the page does not load. */
const readyId = 0;

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
  let isReady: Promise<boolean> = Promise.resolve(false);
  let counted = 0;
  let takesFrames = true;
  let reading = 0;
  let isClosing = false;
  const start = (): Worker => {
    // In one expression: this is how the build finds the worker.
    const started = new Worker(new URL('./reader.worker.ts', import.meta.url), {
      type: 'module',
      name: 'reader',
    });
    isReady = new Promise((resolve) => {
      started.addEventListener('message', ({ data }: MessageEvent<Reading>) => {
        if (data.id === readyId) resolve(true);
      });
      started.addEventListener('error', () => {
        resolve(false);
      });
      // A download that hangs ends as one that fails.
      setTimeout(() => {
        resolve(false);
      }, patienceMs);
    });
    return started;
  };
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    read: async (picture) => {
      const running = (worker ??= start());
      // A frame that is sent to a worker which never loads would be lost unclosed, and the camera would stall.
      if (!(await isReady) || running !== worker) {
        picture.close();
        if (running === worker) stop();
        return 'no_reader';
      }
      const id = (counted += 1);
      reading += 1;
      return new Promise<Read>((resolve) => {
        const end = (read: Read): void => {
          clearTimeout(patience);
          reading -= 1;
          if (isClosing) stop();
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
    close: () => {
      // What is being read is closed by the worker first.
      isClosing = true;
      if (reading === 0) stop();
    },
  };
}
