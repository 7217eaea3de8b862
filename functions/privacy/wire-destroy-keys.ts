import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { listDirectory } from '../registry/directory.ts';
import { dayKeyTable } from '../seals/day-key-table.ts';
import { deletionCountTable } from '../visits/deletion-count-table.ts';
import { destructionTable } from './destruction-table.ts';

/** The dependencies of the destruction of keys, wired to AWS from the environment. They open no seal. */
export function wireDestroyKeys(
  environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'DAY_KEYS_TABLE'),
) {
  const client = databaseClient();
  return {
    listSites: () => listDirectory({ client, name: environment.REGISTRY_TABLE }),
    keys: dayKeyTable({ client, name: environment.DAY_KEYS_TABLE }),
    destructions: destructionTable({ client, name: environment.VISITS_TABLE }, systemClock),
    deletions: deletionCountTable({ client, name: environment.VISITS_TABLE }),
    clock: systemClock,
  };
}
