import type { FirmId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { VisitTable } from '../visits/visit-table.ts';

/** The dependencies of the way in. `personKeys` gives the keys of a firm. */
export interface EntryDeps {
  readonly visits: VisitTable;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly clock: Clock;
}
