import { randomUUID } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { databaseClient, eventsClient } from '../edge/store-clients.ts';
import { publishEvents } from '../edge/publish-events.ts';
import { systemClock } from '../kernel/clock.ts';
import { listDirectory } from '../registry/directory.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import type { RequestDeps } from './office-requests.ts';
import { requestTable } from './request-table.ts';
import type { RemindDeps } from './remind.ts';

/** What the register depends on, wired to AWS from the environment, and where answers are remembered. */
export function wireAccessRequests({ REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const table = audit.over(wireVisitsTable(database));
  const deps: RequestDeps = {
    getSite: wireCachedSites(database, REGISTRY_TABLE),
    requests: requestTable(table, systemClock),
    clock: systemClock,
    newSeed: randomUUID,
  };
  return { deps, answerStore: idempotencyTable(table, systemClock), audit };
}

/** What the reminders depend on. They open no seal. */
export function wireReminders(
  environment = readEnvironment('REGISTRY_TABLE', 'VISITS_TABLE', 'EVENT_BUS_NAME'),
): RemindDeps {
  const client = databaseClient();
  return {
    listSites: () => listDirectory({ client, name: environment.REGISTRY_TABLE }),
    requests: requestTable({ client, name: environment.VISITS_TABLE }, systemClock),
    publish: publishEvents(eventsClient(), environment.EVENT_BUS_NAME),
    clock: systemClock,
  };
}
