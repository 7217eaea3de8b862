import type { Api } from '../device/api.ts';
import type { StoredPack } from '../../../../client/scanner/pack-store.ts';
import type { Kit } from './kit.ts';
import type { OfflineVerified } from './offline-gate.ts';
import type { OpenPack } from './pack-model.ts';
import type { Vault } from './vault.ts';

/** A key bundle verifies codes for so long after it was fetched, even where it says less (docs/scanners.md). */
const bundleLivesSeconds = 48 * 3600;

/** What the device keeps to decide alone, as fresh as the network allows. */
export interface Fresh {
  readonly refresh: () => Promise<void>;
  readonly verify: (code: string, nowSeconds: number) => Promise<OfflineVerified>;
  /** The pack, where it covers today. */
  readonly pack: () => Promise<OpenPack | undefined>;
  /** When the pack was made; `undefined` where there is none for today. */
  readonly packAsOf: () => string | undefined;
  readonly hasKeys: () => boolean;
  readonly reset: () => Promise<void>;
}

interface FreshSettings {
  readonly api: Api;
  readonly siteId: string;
  readonly vault: Vault;
  readonly kit: Kit;
  readonly now: () => number;
}

interface KeptBundle {
  readonly fetchedAt: number;
  readonly answer: unknown;
}

/** Opens what is kept, and keeps it fresh. */
export async function keepFresh({ api, siteId, vault, kit, now }: FreshSettings): Promise<Fresh> {
  const { database, withSpace } = vault;
  let kept = (await database.get('pack', 'kept')) as StoredPack | undefined;
  let bundle = (await database.get('pack', 'bundle')) as KeptBundle | undefined;
  let opened: Promise<OpenPack> | undefined;
  let verifier: ReturnType<Kit['verifier']> | undefined;

  const open = (): Promise<OpenPack> | undefined => (opened ??= kept && kit.openPack(kept));
  const openVerifier = (from: KeptBundle): ReturnType<Kit['verifier']> =>
    (verifier ??= kit.verifier(from.answer));
  /** Makes the keys ready before the first visitor comes; `verify` tells of a bundle that cannot be read. */
  const prepareKeys = (): void => {
    try {
      if (bundle) openVerifier(bundle);
    } catch {
      verifier = undefined;
    }
  };
  let current = await open();
  prepareKeys();
  const refreshPack = async (): Promise<void> => {
    // A large pack comes in several answers.
    for (let isMore = true; isMore;) {
      const known = kit.known(kept);
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/offline-pack', {
          params: { path: { siteId }, query: known === undefined ? {} : { known } },
        }),
      );
      if (asked.kind !== 'data') return;
      isMore = asked.data.more === true;
      const merged = await kit.merge(kept, asked.data);
      kept = merged;
      // The space that is kept free for passages is not for a pack.
      await database.put('pack', merged, 'kept').catch(isNotFull);
    }
    // Until the new one is open, a scan goes on with the one before.
    const next = kept && kit.openPack(kept);
    current = await next;
    // It may have been forgotten meanwhile.
    if (kept) opened = next;
  };
  const refreshBundle = async (): Promise<void> => {
    const asked = await api.ask((client) => client.GET('/key-bundle', {}));
    if (asked.kind !== 'data') return;
    bundle = { fetchedAt: now(), answer: asked.data };
    verifier = undefined;
    prepareKeys();
    await withSpace(() => database.put('pack', bundle, 'bundle'));
  };
  return {
    refresh: async () => {
      // Where there is no space for them, the device works on with what it has in memory.
      await Promise.all([refreshPack().catch(isNotFull), refreshBundle().catch(isNotFull)]);
    },
    verify: async (code, nowSeconds) => {
      if (!bundle || nowSeconds - bundle.fetchedAt > bundleLivesSeconds) return { outcome: 'unavailable' };
      return openVerifier(bundle)(code, nowSeconds);
    },
    pack: async () => {
      const pack = await open();
      return pack?.covers(now()) ? pack : undefined;
    },
    packAsOf: () => (current?.covers(now()) ? current.asOf : undefined),
    hasKeys: () => bundle !== undefined && now() - bundle.fetchedAt <= bundleLivesSeconds,
    reset: () => {
      kept = undefined;
      bundle = undefined;
      opened = undefined;
      verifier = undefined;
      current = undefined;
      return Promise.resolve();
    },
  };
}

function isNotFull(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
}
