/** How often a device that runs all day checks for a new version. */
const askEveryMs = 3_600_000;

/** How long nobody must have touched or scanned anything, in milliseconds, before a new version starts. */
export const quietMs = {
  /** Longer than the pause between two visitors of a queue: the camera and the sound start again with the app. */
  atTheGate: 60_000,
  betweenShifts: 3_000,
} as const;

let waiting: ServiceWorker | undefined;
/** The new version has the cache already, and this page is still the old one. */
let hasTakenOver = false;
let isAllowed = false;
let leaving = false;
let stopWaiting = new AbortController();

/** Runs the app from its cache, and checks for new versions. A new version waits until {@link allowNewVersion}. */
export async function startAppCache(): Promise<void> {
  // Missing where the page is not served over HTTPS, whatever the types say.
  const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!container || import.meta.env.DEV) return;
  try {
    const registration = await container.register('/scanner/sw.js', { scope: '/scanner/' });
    const notice = (): void => {
      if (!registration.waiting || !container.controller) return;
      waiting = registration.waiting;
      takeOver();
    };
    notice();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', notice);
    });
    container.addEventListener('controllerchange', () => {
      hasTakenOver = true;
      takeOver();
    });
    setInterval(() => {
      void registration.update().catch(() => undefined);
    }, askEveryMs);
  } catch {
    // Without its cache the app works as a plain page.
  }
}

/**
 * Says when a new version may start: once nobody has touched the device for `afterMs`, or not at all (`undefined`), as
 * while a visitor is served.
 */
export function allowNewVersion(afterMs: number | undefined): void {
  stopWaiting.abort();
  isAllowed = false;
  if (afterMs === undefined) return;
  stopWaiting = new AbortController();
  const { signal } = stopWaiting;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    isAllowed = false;
    timer = setTimeout(() => {
      isAllowed = true;
      takeOver();
    }, afterMs);
  };
  wait();
  // A hardware scanner types as well.
  for (const event of ['keydown', 'pointerdown']) addEventListener(event, wait, { signal, capture: true });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
}

/** True for the moment in which the page makes way for the new version: no scan may begin that would be cut off. */
export const isLeaving = (): boolean => leaving;

/** In two steps, each only while it is allowed: a scan may begin between them, and the old page then goes on. */
function takeOver(): void {
  if (!isAllowed) return;
  if (hasTakenOver) {
    leaving = true;
    location.reload();
  } else if (waiting) {
    waiting.postMessage({ type: 'SKIP_WAITING' });
    waiting = undefined;
  }
}
