import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startDatabase } from '../../local/database/database.ts';
import { createTables } from '../../local/database/tables.ts';
import { findJava } from '../../local/java/java.ts';
import type { StackTemplate } from '../../local/template/assembly.ts';
import { openTemplate, type Template } from '../../local/template/template.ts';

/** A DynamoDB Local with the tables of the stack, in memory. Ends with the process that started it, however that ends. */
export interface Store {
  readonly url: string;
  readonly client: DynamoDBClient;
  readonly visitsTable: string;
  readonly registryTable: string;
  close: () => Promise<void>;
}

/** Opens a client on `url`, as the functions do but for the endpoint. */
export const clientOf = (url: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: url,
    region: 'ap-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Starts a store. One for each test file; tests in it keep apart by a firm of their own. */
export async function startStore(): Promise<Store> {
  const javaFolder = await findJava({
    env: process.env,
    cacheFolder: path.join(tmpdir(), 'gatehouse-java'),
    log: console.log,
  });
  const [database, template] = await Promise.all([
    startDatabase({ javaFolder, folder: undefined }),
    dataTemplate(),
  ]);
  await database.ready;
  const client = clientOf(database.url);
  const tables = await createTables(client, template);
  return {
    url: database.url,
    client,
    visitsTable: named(tables, 'Visits'),
    registryTable: named(tables, 'Registry'),
    close: async () => {
      client.destroy();
      await database.close();
    },
  };
}

/** Tables as deployed, but without time to live: the database purges by its own clock, tests have theirs. */
async function dataTemplate(): Promise<Template> {
  const program = path.join(import.meta.dirname, 'data-stack.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 10_000_000,
  });
  const { Resources = {} } = JSON.parse(stdout) as StackTemplate;
  const lasting = Object.entries(Resources).map(([id, { Type, Properties }]) => {
    const { TimeToLiveSpecification: _, ...properties } = Properties ?? {};
    return [id, { Type, Properties: properties }] as const;
  });
  return openTemplate({
    stacks: [{ name: 'GatehouseData', Resources: Object.fromEntries(lasting) }],
    assets: new Map(),
  });
}

function named(tables: readonly string[], name: string): string {
  const found = tables.find((table) => table.includes(name));
  if (found === undefined) throw new Error(`the stack has no table ${name}`);
  return found;
}
