import type { FirmId, SiteId } from '../kernel/brands.ts';
import type { RegistryTable } from './registry-table.ts';

/** Reads the ids of all sites of a firm, page by page. */
export const siteIdsOf =
  (listSites: RegistryTable['listSites']) =>
  async (firmId: FirmId): Promise<readonly SiteId[]> => {
    const ids: SiteId[] = [];
    let page: Awaited<ReturnType<typeof listSites>>;
    do {
      page = await listSites(firmId, { limit: 100, after: ids.at(-1) });
      ids.push(...page.sites.map(({ siteId }) => siteId));
    } while (page.more);
    return ids;
  };
