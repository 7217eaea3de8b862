import type { Caller } from '../edge/access.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { Failure } from '../kernel/problems.ts';
import type { SiteId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import type { RegistryTable, SitePage } from '../registry/registry-table.ts';

type Registry = Pick<RegistryTable, 'getSite' | 'listSites'>;
type Viewer = Pick<Caller, 'firmId' | 'siteIds'>;

/** A page of the sites that a caller sees, in the order of their ids. */
export const listSites = (
  registry: Registry,
  caller: Viewer,
  { limit, cursor }: PageAsked,
): Promise<PageRead<{ readonly sites: readonly Site[]; readonly next?: string | undefined }> | Failure> =>
  readPage(`${caller.firmId}/sites`, cursor, async ({ after }) => {
    const from = { limit, after: after as SiteId | undefined };
    const { sites, more } = await visibleSites(registry, caller, from);
    return { sites, next: more ? sites.at(-1)?.siteId : undefined };
  });

/**
 * The sites that a caller sees. Where the caller is bound to named sites, no other site is read: a cursor behind another
 * site would reveal its id, and pages that come short would reveal how many there are.
 */
export async function visibleSites(
  registry: Registry,
  { firmId, siteIds }: Viewer,
  { limit, after }: Parameters<RegistryTable['listSites']>[1],
): Promise<SitePage> {
  if (siteIds === '*') return registry.listSites(firmId, { limit, after });
  const ahead = [...new Set(siteIds)].filter((siteId) => after === undefined || siteId > after).sort();
  const read = await Promise.all(ahead.map((siteId) => registry.getSite(firmId, siteId)));
  const sites = read.filter((site) => site !== undefined);
  return { sites: sites.slice(0, limit), more: sites.length > limit };
}
