import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getItem } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import type { DenyList } from './deny-list-reader.ts';

/** Why and when a certificate was denied. */
export interface Denial {
  readonly keyId: string;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly deniedAt: string;
}

/** The deny list in the Registry, as an operator changes it: one item, an attribute for each certificate. */
export interface DenyListTable {
  readonly list: () => Promise<readonly Denial[]>;
  readonly add: (denial: Denial) => Promise<void>;
  readonly remove: (keyId: string) => Promise<void>;
}

const key = { pk: 'TRUST', sk: 'DENIED' };
/** A connection that froze with the function must not hold up a scan. */
const callTimeoutMs = 2_000;

async function read(table: Table): Promise<Item> {
  const item = await getItem(table, key, { abortSignal: AbortSignal.timeout(callTimeoutMs) });
  return Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => !(name in key)));
}

/** Reads the key ids that are denied. Only the name of an attribute counts, not its value. */
export function readDenyList(client: DynamoDBClient, tableName: string): () => Promise<DenyList> {
  return async () => Object.keys(await read({ client, name: tableName }));
}

/** Reads the whole list, with the time of each denial. */
export function readDenials(client: DynamoDBClient, tableName: string): () => Promise<readonly Denial[]> {
  return async () =>
    Object.entries(await read({ client, name: tableName })).map(([keyId, denial]) => {
      const { reason, deniedAt } = denial as Partial<Denial>;
      return { keyId, reason: reason ?? '', deniedAt: deniedAt ?? '' };
    });
}

/** Opens the deny list for changes; `tableName` of the Registry as deployed. */
export function denyListTable(client: DynamoDBClient, tableName: string): DenyListTable {
  const table = { client, name: tableName };
  return {
    list: readDenials(client, tableName),
    add: async ({ keyId, reason, deniedAt }) => {
      const values = { denial: { reason, deniedAt } };
      await updateItem(table, key, { update: 'SET #keyId = :denial', names: { keyId }, values });
    },
    remove: async (keyId) => {
      await updateItem(table, key, { update: 'REMOVE #keyId', names: { keyId } });
    },
  };
}
