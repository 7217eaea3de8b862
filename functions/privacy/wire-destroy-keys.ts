import { serviceOperations } from '../audit/audit-chain.ts';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { listDirectory } from '../registry/directory.ts';
import { dayKeyTable } from '../seals/day-key-table.ts';
import { deletionCountTable } from '../visits/deletion-count-table.ts';
import { destructionTable, type DestructionTable } from './destruction-table.ts';

/**
 * The dependencies of the destruction of keys, wired to AWS from the environment. They open no seal. Each certificate has an
 * entry in the audit trail of its firm. */
export function wireDestroyKeys(
  environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'DAY_KEYS_TABLE'),
) {
  const client = databaseClient();
  const visits = { client, name: environment.VISITS_TABLE };
  const audit = wireAudit(client);
  const onTrail = destructionTable(audit.over(visits), systemClock);
  const destructions: DestructionTable = {
    ...destructionTable(visits, systemClock),
    // The certificate and the entry that holds its hash are written together.
    finish: (begun, outcome) =>
      audit.asService({ ...begun, operation: serviceOperations.keyDestroyed }, () =>
        onTrail.finish(begun, outcome),
      ),
  };
  return {
    listSites: () => listDirectory({ client, name: environment.REGISTRY_TABLE }),
    keys: dayKeyTable({ client, name: environment.DAY_KEYS_TABLE }),
    destructions,
    deletions: deletionCountTable(visits),
    clock: systemClock,
  };
}
