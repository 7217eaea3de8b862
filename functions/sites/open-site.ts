import { bringBarsTo } from '../bars/bar-person.ts';
import type { BarTable } from '../bars/bar-table.ts';
import type { Caller } from '../edge/access.ts';
import { failure } from '../kernel/problems.ts';
import { createSite, type SiteAdministrationDeps } from './administer-sites.ts';
import type { NewSite } from './api/requests.ts';
import type { Settled } from './site-settings.ts';

/**
 * Makes a site that has the firm's bars from its first moment. They are brought before it is made, and again afterwards,
 * for a bar that is made at the same moment. Only an admin of the whole firm may.
 */
export async function openSite(
  deps: SiteAdministrationDeps & { readonly bars: BarTable },
  { firmId, siteIds }: Pick<Caller, 'firmId' | 'siteIds'>,
  wanted: NewSite,
): Promise<Settled> {
  if (siteIds !== '*') return failure('forbidden');
  const site = { firmId, siteId: wanted.siteId };
  await bringBarsTo(deps.bars, site);
  const done = await createSite(deps, firmId, wanted);
  if (done.ok) await bringBarsTo(deps.bars, site);
  return done;
}
