import { describe, expect, it } from '@jest/globals';
import type { RegistryTable } from '../../../functions/registry/registry-table.ts';
import type { LocalDay, SiteId, VisitId } from '../../../functions/kernel/brands.ts';
import type { SiteRef } from '../../../functions/visits/visit-item.ts';
import type { VisitBookingTable } from '../../../functions/visits/visit-booking-table.ts';
import type { VisitTable } from '../../../functions/visits/visit-table.ts';

/**
 * A firm’s id has a type of its own, and only the authorizer’s answer is parsed into it. No table accepts another text.
 * Each line below is expected not to compile; if it compiles, `npm run check:types` reports an error.
 */
export function doesNotCompile(
  registry: RegistryTable,
  visits: VisitTable,
  bookings: VisitBookingTable,
  fromThePath: {
    readonly siteId: SiteId;
    readonly visitId: VisitId;
    readonly day: LocalDay;
    readonly firmId: string;
  },
): readonly unknown[] {
  const { siteId, visitId, day, firmId } = fromThePath;
  return [
    // @ts-expect-error -- no firm
    () => visits.get({ siteId }, visitId),
    // @ts-expect-error -- a firm that is any text
    () => visits.get({ firmId, siteId }, visitId),
    // @ts-expect-error -- no firm
    () => visits.findByName({ siteId }, []),
    // @ts-expect-error -- a firm that is any text
    () => visits.change({ firmId, siteId }, visitId, 'checkIn'),
    // @ts-expect-error -- no firm
    () => bookings.listDay({ siteId }, day, { limit: 1 }),
    // @ts-expect-error -- no firm
    () => bookings.listOnSite({ siteId }, { limit: 1 }),
    // @ts-expect-error -- a firm that is any text
    () => registry.getSite(firmId, siteId),
    // @ts-expect-error -- a firm that is any text
    () => registry.listSites(firmId),
    // @ts-expect-error -- a firm that is any text
    (): SiteRef => ({ firmId, siteId }),
  ];
}

describe('a table access without a firm from the verified identity', () => {
  it('does not compile', () => {
    expect(doesNotCompile).toHaveLength(4);
  });
});
