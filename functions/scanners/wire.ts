import { randomBytes } from 'node:crypto';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { memberAdministrationTable } from '../members/member-administration-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { enrolmentSecretBytes } from './enrolment-code.ts';
import { scannerTable } from './scanner-table.ts';

/** The dependencies of the scanners' routes, wired to AWS from the environment. */
export function wireScanners({ REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const registry = audit.over({ client: database, name: REGISTRY_TABLE });
  const deps = {
    ...registryTable(database, REGISTRY_TABLE),
    ...memberAdministrationTable(registry),
    scanners: scannerTable(registry),
    clock: systemClock,
    newSecret: () => randomBytes(enrolmentSecretBytes),
  };
  return { deps, audit };
}
