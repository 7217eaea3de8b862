import type { EpochSeconds, FirmId, ScannerId, SiteId } from '../kernel/brands.ts';
import type { Verdict } from '../personal-code/verdict.ts';
import type { Site } from '../registry/firm.ts';
import type { Scanner } from '../scanners/scanner.ts';
import type { EntryDeps } from '../scans/entry-deps.ts';
import type { VisitBookingTable } from '../visits/visit-booking-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { PassageTable } from './passage-table.ts';

/** The dependencies of recording passages. */
export interface PassageDeps extends EntryDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly getScanner: (site: SiteRef, scannerId: ScannerId) => Promise<Scanner | undefined>;
  /** Verifies a code by the certificates and denials of then. */
  readonly verifyAsOf: (code: string, at: EpochSeconds) => Promise<Verdict>;
  readonly bookings: Pick<VisitBookingTable, 'lead'>;
  readonly passages: PassageTable;
}
