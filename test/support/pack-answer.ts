import type { PackAnswer } from '../../client/scanner/pack-store.ts';
import { offlinePackView } from '../../functions/offline/api/view.ts';
import { makeOfflinePack } from '../../functions/offline/make-offline-pack.ts';
import { heldPack } from './held-pack.ts';

/**
 * What the service answers of a pack at nine, as it comes over the wire.
 *
 * @param known - the tags that the device names
 */
export async function packAnswer(held: Parameters<typeof heldPack>[0], known?: string): Promise<PackAnswer> {
  const { deps, caller, site } = heldPack(held);
  const made = await makeOfflinePack(deps, caller, site.siteId, { known, has: () => false });
  if (!made.ok || !made.pack) throw new Error('the service made no pack');
  return JSON.parse(JSON.stringify(offlinePackView(made.pack))) as PackAnswer;
}
