import { openCamera, type Camera, type CameraFault } from './camera.ts';
import { openReader } from './reader.ts';

/** Between two pictures: 8 to 10 tries a second. */
const lookEveryMs = 110;
/** A track that brings no picture for so long is frozen, as after a call or a switch of apps. */
const frozenMs = 2_000;
/** Before a camera that another app holds is asked for again. */
const againMs = 2_000;
/** Widest picture that is read: a code that fills a third of it still has three pixels for each module. */
const widestPixels = 720;

export type CameraState = 'opening' | 'running' | CameraFault;

/** What the loop reports. */
export interface Watcher {
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

  const onFrame = (): void => {
    lastFrameMs = performance.now();
    if (!ended && camera) video.requestVideoFrameCallback(onFrame);
  };
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
    const side = Math.min(video.videoWidth, video.videoHeight);
    if (side === 0) return;
    const size = Math.min(side, widestPixels);
    const bitmap = await createImageBitmap(
      video,
      (video.videoWidth - side) / 2,
      (video.videoHeight - side) / 2,
      side,
      side,
      { resizeWidth: size, resizeHeight: size, resizeQuality: 'medium' },
    );
    const read = await reader.read(bitmap);
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
      else await look().catch(() => undefined);
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
