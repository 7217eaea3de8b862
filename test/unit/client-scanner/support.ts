import { mergePack, type StoredPack } from '../../../client/scanner/pack-store.ts';
import type { Bar } from '../../../functions/bars/bar.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { packAnswer } from '../../support/pack-answer.ts';
import { siteWith } from '../../support/site.ts';

/** The pack that a device holds of these visits and bars. */
export const storedPack = async (
  visits: readonly Visit[],
  { site = siteWith(), bars = [] }: { readonly site?: Site; readonly bars?: readonly Bar[] } = {},
): Promise<StoredPack> => mergePack(undefined, await packAnswer({ site, visits, bars }));
