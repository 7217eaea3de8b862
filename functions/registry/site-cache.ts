import type { FirmId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from './firm.ts';

/** Settings may lag a change by this much; they are not part of a warm scan's budget. */
const siteCacheSeconds = 60;
const mostSites = 1000;

type GetSite = (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;

/** Caches sites in memory for 60 s, and also that a site does not exist. A read that fails is not remembered. */
export function siteCache(read: GetSite, clock: Clock): GetSite {
  const sites = new Map<string, { readonly site: Site | undefined; readonly until: number }>();
  return async (firmId, siteId) => {
    const key = `${firmId}#${siteId}`;
    const held = sites.get(key);
    if (held && held.until > clock()) return held.site;
    const site = await read(firmId, siteId);
    if (sites.size >= mostSites) sites.clear();
    sites.set(key, { site, until: clock() + siteCacheSeconds });
    return site;
  };
}
