/** How often a device that runs all day checks for a new version. */
const askEveryMs = 3_600_000;

let waiting: ServiceWorker | undefined;
let isAllowed = false;

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
      if (isAllowed) takeOver();
    };
    notice();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', notice);
    });
    setInterval(() => {
      void registration.update().catch(() => undefined);
    }, askEveryMs);
  } catch {
    // Without its cache the app works as a plain page.
  }
}

/** Lets a new version start, or not: between two shifts only, so that no scan is cut off. */
export function allowNewVersion(allowed: boolean): void {
  isAllowed = allowed;
  if (allowed) takeOver();
}

function takeOver(): void {
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    location.reload();
  });
  waiting.postMessage({ type: 'SKIP_WAITING' });
  waiting = undefined;
}
