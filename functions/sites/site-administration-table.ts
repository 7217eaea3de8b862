import type { SiteAdministrationDeps } from './administer-sites.ts';
import type { FirmId } from '../kernel/brands.ts';
import { putNew } from '../registry/registry-actions.ts';
import { firmKey, siteItems, siteKey } from '../registry/registry-items.ts';
import { shortenedItem } from '../registry/shortened-retention.ts';
import { getItem } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { transact, type Action } from '../table/transact.ts';
import { mostSites } from './api/requests.ts';
import { historyActions } from './notice-history.ts';

/** The writes of the administration of sites, in the Registry. */
export function siteAdministrationTable(
  table: Table,
): Pick<SiteAdministrationDeps, 'createSite' | 'replaceSite'> {
  return {
    createSite: async (site) => {
      const written = await transact(table, [
        anotherSite(site.firmId),
        ...siteItems(site).map(putNew),
        ...historyActions(undefined, site),
      ]);
      if (written.ok) return 'created';
      const [, ...sitesRefused] = written.refused;
      if (sitesRefused.includes(true)) return 'taken';
      const firm = await getItem(table, firmKey(site.firmId));
      return firm?.['status'] === 'active' ? 'too_many' : 'firm_not_active';
    },
    replaceSite: async (standing, site, loweredAt) => {
      const before = site.version - 1;
      // A site that was written before versions were counted is at its first.
      const uncounted = before === 1 ? ' OR attribute_not_exists(version)' : '';
      const condition = `attribute_exists(pk) AND (version = :before${uncounted})`;
      const item = { ...site, ...siteKey(site.firmId, site.siteId) };
      const written = await transact(table, [
        { put: item, if: { condition, values: { before } } },
        ...historyActions(standing, site),
        ...(loweredAt === undefined ? [] : [{ put: shortenedItem(site, loweredAt) }]),
      ]);
      return written.ok;
    },
  };
}

/** Counts one more site. Refused where the firm is not active or has as many as it may have. */
const anotherSite = (firmId: FirmId): Action => ({
  update: firmKey(firmId),
  by: {
    update: 'ADD sites :one',
    condition: '#status = :active AND (attribute_not_exists(sites) OR sites < :most)',
    values: { one: 1, active: 'active', most: mostSites },
  },
});
