import type { Caller } from '../edge/access.ts';
import type { RegistryTable, SitePage } from '../registry/registry-table.ts';

/**
 * A page of the sites that a caller sees. Of somebody whose sites are named no other is read: a cursor that leads past
 * one would tell its id, and pages that come short how many there are.
 */
export async function visibleSites(
  { getSite, listSites }: Pick<RegistryTable, 'getSite' | 'listSites'>,
  { firmId, siteIds }: Pick<Caller, 'firmId' | 'siteIds'>,
  { limit, after }: Parameters<RegistryTable['listSites']>[1],
): Promise<SitePage> {
  if (siteIds === '*') return listSites(firmId, { limit, after });
  const ahead = [...new Set(siteIds)].filter((siteId) => after === undefined || siteId > after).sort();
  const read = await Promise.all(ahead.map((siteId) => getSite(firmId, siteId)));
  const sites = read.filter((site) => site !== undefined);
  return { sites: sites.slice(0, limit), more: sites.length > limit };
}
