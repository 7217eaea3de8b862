import { mergePack, type StoredPack } from '../../../client/scanner/pack-store.ts';
import type { Bar } from '../../../functions/bars/bar.ts';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import { offlinePackView } from '../../../functions/offline/api/view.ts';
import { makeOfflinePack } from '../../../functions/offline/make-offline-pack.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldPack } from '../../support/held-pack.ts';
import { siteWith } from '../../support/site.ts';

/** What the service answers of a pack, as it comes over the wire, at nine. */
export async function packAnswer(
  held: Parameters<typeof heldPack>[0],
  known?: string,
): Promise<Parameters<typeof mergePack>[1]> {
  const { deps, caller, site } = heldPack(held);
  const made = await makeOfflinePack(deps, caller, site.siteId, { known, has: () => false });
  if (!made.ok || !made.pack) throw new Error('the service made no pack');
  return JSON.parse(JSON.stringify(offlinePackView(made.pack))) as Parameters<typeof mergePack>[1];
}

/** The pack that a device holds of these visits and bars. */
export const storedPack = async (
  visits: readonly Visit[],
  { site = siteWith(), bars = [] }: { readonly site?: Site; readonly bars?: readonly Bar[] } = {},
): Promise<StoredPack> => mergePack(undefined, await packAnswer({ site, visits, bars }));

export const otherSite = siteWith({ siteId: 'court' as SiteId });
