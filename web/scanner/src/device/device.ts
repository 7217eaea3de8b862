import { openKit } from '../offline/kit.ts';
import { browserLine } from '../offline/browser-line.ts';
import { openOfflineWork, type OfflineWork } from '../offline/offline-work.ts';
import { clockMemory } from '../offline/clock-memory.ts';
import { openVault } from '../offline/vault.ts';
import { baseUrl, signedApi, type Api } from './api.ts';
import type { Enrolled } from './store.ts';

/** An enrolled device: its way to the service, and its work without it. */
export interface Device {
  readonly enrolled: Enrolled;
  readonly api: Api;
  /** Undefined where the browser has no storage for it: then the device works with the network only. */
  readonly offline: OfflineWork | undefined;
  readonly close: () => void;
}

/** Opens an enrolled device. `onRefused` is told when the service does not accept it any more. */
export async function openDevice(enrolled: Enrolled, onRefused: () => void): Promise<Device> {
  const line = browserLine(baseUrl());
  const vault = await openVault().catch(() => undefined);
  const api = signedApi(enrolled, onRefused, line.note, await clockMemory(vault));
  const kit = openKit(enrolled);
  const offline =
    vault && (await openOfflineWork({ api, enrolled, line, vault, kit }).catch(() => undefined));
  return {
    enrolled,
    api,
    offline,
    close: () => {
      offline?.close();
      line.close();
    },
  };
}
