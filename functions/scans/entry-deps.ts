import type { FirmId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { VisitTable } from '../visits/visit-table.ts';

/** What the ways in need; `personKeys` are a firm's. */
export interface EntryDeps {
  readonly visits: VisitTable;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly clock: Clock;
}
