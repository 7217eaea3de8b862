import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import type { HoldId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitPages } from '../visits/visit-pages-table.ts';
import type { HoldDeps } from './ask-hold.ts';
import { holdTable } from './hold-table.ts';

/** What holds depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireHolds(environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const visitsTable = audit.over(wireVisitsTable(database));
  const deps: HoldDeps = {
    getSite: wireCachedSites(database, environment.REGISTRY_TABLE),
    holds: holdTable(visitsTable, systemClock),
    visits: visitPages(visitsTable, systemClock),
    personKeys: wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID).personKeys,
    clock: systemClock,
    newHoldId: () => randomBytes(16).toString('base64url') as HoldId,
  };
  return { deps, answerStore: idempotencyTable(visitsTable, systemClock), audit };
}
