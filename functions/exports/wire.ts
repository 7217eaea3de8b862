import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { wireCachedSites } from '../registry/wire.ts';
import type { ExportId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { exportTable } from './export-table.ts';
import type { ExportDeps } from './list-exports.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';

/** What exports depend on, wired to AWS from the environment, and where answers are remembered. They know no person key. */
export function wireExports(
  { VISITS_TABLE, REGISTRY_TABLE } = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE'),
) {
  const database = databaseClient();
  const deps: ExportDeps = {
    getSite: wireCachedSites(database, REGISTRY_TABLE),
    bookings: visitBookingTable(database, VISITS_TABLE, systemClock),
    exports: exportTable(database, VISITS_TABLE, systemClock),
    clock: systemClock,
    newExportId: () => randomBytes(16).toString('base64url') as ExportId,
  };
  return { deps, answerStore: idempotencyTable(database, VISITS_TABLE, systemClock) };
}
