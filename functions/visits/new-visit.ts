import type { EpochSeconds } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import type { Site } from '../registry/firm.ts';
import { purgeAfter } from './retention.ts';
import type { Visit } from './visit.ts';

/** The fields that the maker of a visit gives. The rest is derived from the site and the time. */
export type NewVisitFields = Omit<Visit, 'firmId' | 'siteId' | 'day' | 'version' | 'purgeAt'>;

/**
 * Makes a visit in its first version, on the local day on which its window begins. It is purged when the site's retention
 * after `keptFrom` is over.
 */
export const newVisit = <Fields extends NewVisitFields>(
  { firmId, siteId, timeZone, retentionDays }: Site,
  fields: Fields,
  keptFrom: EpochSeconds,
) => ({
  firmId,
  siteId,
  day: localDay(fields.expectedFrom, timeZone),
  version: 1,
  purgeAt: purgeAfter(keptFrom, retentionDays),
  ...fields,
});
