import type { Clock } from '../kernel/clock.ts';
import type { SeriesId } from '../kernel/brands.ts';
import type { SeriesTable } from '../recurring/series-table.ts';
import type { Series } from '../recurring/series.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import { seesVisit, seesWhatWasBooked, type Resident } from './resident.ts';

/** Visits and rules of recurring visits as one resident may reach them. */
export interface OwnTables {
  readonly visits: VisitTable;
  readonly series: SeriesTable;
}

/**
 * The same tables for one resident: what is not theirs does not exist. Every use case reads a visit, or a rule, before it
 * shows or changes it, so none can reach another unit's. What the door reads of bars is not changed: it is never shown.
 */
export function ownTables({ visits, series }: OwnTables, resident: Resident, clock: Clock): OwnTables {
  const isTheirSite = (site: SiteRef) => site.firmId === resident.firmId && site.siteId === resident.siteId;
  const rules = new Map<SeriesId, Promise<Series | undefined>>();
  const ruleOf = (site: SiteRef, seriesId: SeriesId) => {
    const read = rules.get(seriesId) ?? series.get(site, seriesId);
    rules.set(seriesId, read);
    return read;
  };
  /** A visit of a rule was booked with the rule, whenever it was made. */
  const bookedWith = async (site: SiteRef, visit: Visit) => {
    const from = visit.seriesId === undefined ? visit : await ruleOf(site, visit.seriesId);
    return from && { at: from.createdAt, by: from.createdBy };
  };
  const ownRule = async (site: SiteRef, seriesId: SeriesId) => {
    const rule = isTheirSite(site) ? await series.get(site, seriesId) : undefined;
    const booked = rule && { unit: rule.host.unit, at: rule.createdAt, by: rule.createdBy };
    return booked && seesWhatWasBooked(resident, booked) ? rule : undefined;
  };
  return {
    visits: {
      ...visits,
      get: async (site, visitId) => {
        const visit = isTheirSite(site) ? await visits.get(site, visitId) : undefined;
        const booked = visit && (await bookedWith(site, visit));
        return visit && booked && seesVisit(resident, visit, booked, clock()) ? visit : undefined;
      },
    },
    series: {
      ...series,
      get: ownRule,
      cancel: async (site, seriesId) =>
        (await ownRule(site, seriesId)) ? series.cancel(site, seriesId) : undefined,
    },
  };
}
