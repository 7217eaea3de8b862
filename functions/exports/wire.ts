import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { wireCachedSites } from '../registry/wire.ts';
import type { ExportId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { exportTable } from './export-table.ts';
import type { ExportDeps } from './list-exports.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';

/** What exports depend on, wired to AWS from the environment, and where answers are remembered. They know no person key. */
export function wireExports({ REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const visitsTable = audit.over(wireVisitsTable(database));
  const deps: ExportDeps = {
    getSite: wireCachedSites(database, REGISTRY_TABLE),
    bookings: visitBookingTable(visitsTable, systemClock),
    exports: exportTable(visitsTable, systemClock),
    clock: systemClock,
    newExportId: () => randomBytes(16).toString('base64url') as ExportId,
  };
  return { deps, audit, answerStore: idempotencyTable(visitsTable, systemClock) };
}
