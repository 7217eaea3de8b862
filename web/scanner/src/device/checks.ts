import { clockSaid, type ClockSaid } from '../rules/clock-offset.ts';
import type { Device } from './device.ts';
import { openCamera, type CameraFault } from './camera.ts';
import { unlockSound } from './signals.ts';
import type { keepAwake } from './wake-lock.ts';

/** What a device is looked at for before a shift. */
export interface Checks {
  readonly network: boolean;
  /** Codes can be verified without the network; undefined where the browser cannot keep the keys. */
  readonly keys: boolean | undefined;
  /** Today’s visits are known without the network; undefined where the browser cannot keep them. */
  readonly pack: boolean | undefined;
  readonly clock: ClockSaid;
  readonly camera: 'works' | 'off' | CameraFault;
  readonly sound: boolean;
  readonly awake: boolean;
  readonly storage: boolean;
}

/** Looks at the device. Has to be called from a tap: sound, and the camera in some browsers, need one. */
export async function checkDevice(
  { api, offline }: Device,
  siteId: string,
  awake: ReturnType<typeof keepAwake>,
  camera: { readonly off: boolean; readonly lensId: string | undefined },
): Promise<Checks> {
  const sound = unlockSound();
  const seenCamera: Promise<Checks['camera']> = camera.off
    ? Promise.resolve('off')
    : tryCamera(camera.lensId);
  const [heard, lit, kept, seen, asked] = await Promise.all([
    sound,
    awake.start(),
    persist(),
    seenCamera,
    api.ask((client) => client.GET('/sites/{siteId}', { params: { path: { siteId } } })),
    offline?.refresh(),
  ]);
  const status = offline?.status();
  return {
    network: asked.kind === 'data',
    keys: status?.hasKeys,
    pack: status === undefined ? undefined : status.packAsOf !== undefined,
    clock: clockSaid(api.clockOffsetMs()),
    camera: seen,
    sound: heard,
    awake: lit,
    storage: kept,
  };
}

/** Nothing is amiss that a guard has to know before the first visitor; the rest can wait. */
export const isReady = ({ network, keys, pack, clock, camera, sound }: Checks): boolean =>
  network &&
  keys !== false &&
  pack !== false &&
  sound &&
  clock.key === 'clockRight' &&
  (camera === 'works' || camera === 'off');

/** A browser that asks the guard about storage is not waited for: the shift goes on without the answer. */
const persistPatienceMs = 2_000;

async function persist(): Promise<boolean> {
  // Missing where the page is not served over HTTPS, whatever the types say.
  const { storage } = navigator as { storage?: StorageManager };
  const asked = storage?.persist().catch(() => false) ?? Promise.resolve(false);
  const waited = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, persistPatienceMs);
  });
  return Promise.race([asked, waited]);
}

async function tryCamera(lensId: string | undefined): Promise<'works' | CameraFault> {
  const camera = await openCamera(lensId);
  if (typeof camera === 'string') return camera;
  camera.stop();
  return 'works';
}
