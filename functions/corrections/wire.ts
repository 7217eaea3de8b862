import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { CorrectionId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import type { CorrectionDeps } from './correct-visit.ts';
import { correctionTable } from './correction-table.ts';

/** What corrections depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireCorrections({ REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const visitsTable = audit.over(wireVisitsTable(database));
  const deps: CorrectionDeps = {
    getSite: wireCachedSites(database, REGISTRY_TABLE),
    corrections: correctionTable(visitsTable, systemClock),
    clock: systemClock,
    newCorrectionId: () => randomBytes(16).toString('base64url') as CorrectionId,
  };
  return { deps, answerStore: idempotencyTable(visitsTable, systemClock), audit };
}
