import { openCamera, type Camera, type CameraFault } from './camera.ts';
import { pictureOf } from './picture.ts';
import { openReader } from './reader.ts';

/** From one try to the next: ten a second. */
const lookEveryMs = 100;
/** While nothing new is taken, it is enough to see which codes are still in view (`goneAfterMs`). */
const lookSeldomMs = 300;
/** A track that brings pictures less often is looked at all the same. */
const slowFrameMs = 250;
/** A track that brings no picture for so long is frozen, as after a call or a switch of apps. */
const frozenMs = 2_000;
/** Before a camera that another app holds is asked for again. */
const againMs = 2_000;
export type CameraState = 'opening' | 'running' | CameraFault;

/** What the loop reports, and asks. */
export interface Watcher {
  /** Whether a new code would be left for later. */
  isPaused(): boolean;
  onState(state: CameraState, camera: Camera | undefined): void;
  /** The texts of the codes in one picture; often none. */
  onPicture(texts: readonly string[]): void;
  /** The reader could not be fetched; hardware scanners and the other ways in still work. */
  onNoReader(): void;
}

/** Shows a camera in `video` and reads codes from it until it is stopped; takes the camera again whenever it is lost. */
export function scanLoop(video: HTMLVideoElement, lensId: string | undefined, watcher: Watcher) {
  const reader = openReader();
  let camera: Camera | undefined;
  let ended = false;
  let lastFrameMs = 0;

  let onNextFrame: (() => void) | undefined;

  const onFrame = (): void => {
    lastFrameMs = performance.now();
    onNextFrame?.();
    if (!ended && camera) video.requestVideoFrameCallback(onFrame);
  };
  /** Resolves with the first picture after `sinceMs`: the same one is not read twice. */
  const frameAfter = (sinceMs: number): Promise<void> =>
    lastFrameMs > sinceMs
      ? Promise.resolve()
      : Promise.race([
          new Promise<void>((resolve) => {
            onNextFrame = resolve;
          }),
          pause(slowFrameMs),
        ]);
  const close = (): void => {
    camera?.stop();
    camera = undefined;
    video.srcObject = null;
  };
  const open = async (): Promise<void> => {
    watcher.onState('opening', undefined);
    const opened = await openCamera(lensId);
    if (typeof opened === 'string') {
      watcher.onState(opened, undefined);
      return;
    }
    if (isOver()) {
      opened.stop();
      return;
    }
    camera = opened;
    video.srcObject = opened.stream;
    lastFrameMs = performance.now();
    await video.play().catch(() => undefined);
    video.requestVideoFrameCallback(onFrame);
    watcher.onState('running', opened);
  };
  // Behind functions, since they change while a promise is awaited.
  const isOver = (): boolean => ended;
  const hasCamera = (): boolean => camera !== undefined;

  const look = async (): Promise<void> => {
    const picture = await pictureOf(video, reader.takesFrames());
    if (!picture) return;
    const read = await reader.read(picture);
    if (isOver()) return;
    if (read === 'no_reader') {
      watcher.onNoReader();
      await pause(againMs);
    } else watcher.onPicture(read);
  };

  const run = async (): Promise<void> => {
    while (!isOver()) {
      if (document.visibilityState === 'hidden') {
        // The light of a camera that nobody looks at goes out.
        if (camera) close();
      } else if (!camera) {
        await open();
        if (!hasCamera()) await pause(againMs);
      } else if (performance.now() - lastFrameMs > frozenMs) close();
      else {
        const startedMs = performance.now();
        await look().catch(() => undefined);
        const every = watcher.isPaused() ? lookSeldomMs : lookEveryMs;
        await pause(startedMs + every - performance.now());
        await frameAfter(startedMs);
        continue;
      }
      await pause(lookEveryMs);
    }
  };
  void run();
  return {
    stop: (): void => {
      ended = true;
      close();
      reader.close();
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
