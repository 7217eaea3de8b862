import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { openForTests } from './open-for-tests.ts';
import { startTestDatabase } from './start-test-database.ts';

export interface TestDatabase {
  readonly client: DynamoDBClient;
  readonly url: string;
  readonly visits: string;
  readonly registry: string;
  /** The wrapped keys of days. */
  readonly dayKeys: string;
  readonly audit: string;
  close: () => Promise<void>;
}

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, partition: string, sort: string) => ({
  IndexName,
  KeySchema: keys(partition, sort),
  Projection: { ProjectionType: 'ALL' as const },
});

/**
 * Amazon's DynamoDB Local in memory, with all tables. The stack tests check that they match the deployed ones. If
 * `TEST_DATABASE_URL` names a running database, the tables are made there, with unique names.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const running = process.env['TEST_DATABASE_URL'];
  if (running === undefined) {
    const database = await startTestDatabase();
    return openTables(database.url, '', () => database.close());
  }
  return openTables(running, `-${randomUUID()}`, () => Promise.resolve());
}

/** The database of a file of tests, or of a `describe`. */
export const openDatabase = (): TestDatabase => openForTests(testDatabase);

async function openTables(url: string, suffix: string, close: () => Promise<void>): Promise<TestDatabase> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: url, region: 'local', credentials });
  const [visits, registry, dayKeys, audit] = ['visits', 'registry', 'day-keys', 'audit'].map(
    (name) => `${name}${suffix}`,
  ) as [string, string, string, string];
  await client.send(
    new CreateTableCommand({
      TableName: visits,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'dayPk', 'daySk', 'presencePk', 'presenceSk'].map(text),
      GlobalSecondaryIndexes: [
        index('by-day', 'dayPk', 'daySk'),
        index('on-site', 'presencePk', 'presenceSk'),
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  for (const TableName of [registry, dayKeys, audit]) {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keys('pk', 'sk'),
        AttributeDefinitions: ['pk', 'sk'].map(text),
      }),
    );
  }
  return {
    client,
    url,
    visits,
    registry,
    dayKeys,
    audit,
    close: async () => {
      for (const TableName of suffix === '' ? [] : [visits, registry, dayKeys, audit])
        await client.send(new DeleteTableCommand({ TableName }));
      client.destroy();
      await close();
    },
  };
}
