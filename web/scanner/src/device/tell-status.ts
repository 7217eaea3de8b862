import type { OfflineWork } from '../offline/offline-work.ts';
import { buildNamed } from '../rules/app-build.ts';
import type { Api } from './api.ts';

/** So often the office learns how the device is. */
export const tellEveryMs = 600_000;

interface BatteryOf {
  readonly level: number;
}

/** The charge of the battery in percent; nothing where the browser does not tell (Firefox and Safari do not). */
async function batteryPercent(): Promise<number | undefined> {
  const { getBattery } = navigator as { getBattery?: () => Promise<BatteryOf> };
  try {
    const battery = await getBattery?.call(navigator);
    return battery && Math.round(battery.level * 100);
  } catch {
    return undefined;
  }
}

/** Tells the service how the device is. It does not matter where no answer comes: the next one tells more. */
async function tellStatus(api: Api, siteId: string, offline: OfflineWork | undefined): Promise<void> {
  const percent = await batteryPercent();
  const body = {
    appVersion: buildNamed(import.meta.url),
    pendingPassages: offline?.status().waiting ?? 0,
    ...(percent === undefined ? {} : { batteryPercent: percent }),
  };
  await api.ask((client) =>
    client.POST('/sites/{siteId}/scanner-status', { params: { path: { siteId } }, body }),
  );
}

/** Tells it now, and from then on while the app is in front and has a network. Answers what ends it. */
export function keepTelling(api: Api, siteId: string, offline: OfflineWork | undefined): () => void {
  const tell = (): void => {
    if (document.visibilityState === 'hidden' || offline?.status().alone) return;
    void tellStatus(api, siteId, offline);
  };
  tell();
  const timer = setInterval(tell, tellEveryMs);
  return () => {
    clearInterval(timer);
  };
}
