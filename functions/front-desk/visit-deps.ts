import type { FirmId, SiteId, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { VisitBookingTable } from '../visits/visit-booking-table.ts';
import type { RecordConsent } from '../visits/visit-consent-table.ts';
import type { VisitListTable } from '../visits/visit-list-table.ts';
import type { VisitPinTable } from '../visits/visit-pin-table.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { VisitUndoTable } from '../visits/visit-undo-table.ts';

/** The dependencies of the use cases of a visit. */
export interface VisitDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly visits: VisitTable;
  readonly bookings: VisitBookingTable;
  readonly lists: VisitListTable;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly clock: Clock;
  readonly newVisitId: () => VisitId;
  readonly pins: VisitPinTable;
  readonly undos: VisitUndoTable;
  readonly recordConsent: RecordConsent;
  /** Six random digits. */
  readonly newPin: () => string;
}
