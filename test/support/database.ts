import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { findJava } from '../../local/java/find-java.ts';
import { startDatabase } from '../../local/database/database.ts';

export interface TestDatabase {
  readonly client: DynamoDBClient;
  readonly url: string;
  readonly visits: string;
  readonly registry: string;
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

/** Amazon's DynamoDB Local in memory, with both tables; that they are as deployed is the stacks' tests' to say. */
export async function testDatabase(): Promise<TestDatabase> {
  const javaFolder = await findJava({
    env: process.env,
    cacheFolder: '.gatehouse/java',
    log: () => undefined,
  });
  const database = await startDatabase({ javaFolder, folder: undefined });
  await database.ready;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: database.url, region: 'local', credentials });
  await client.send(
    new CreateTableCommand({
      TableName: 'visits',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'dayPk', 'daySk', 'presencePk', 'presenceSk'].map(text),
      GlobalSecondaryIndexes: [
        index('by-day', 'dayPk', 'daySk'),
        index('on-site', 'presencePk', 'presenceSk'),
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: 'registry',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk'].map(text),
    }),
  );
  return {
    client,
    url: database.url,
    visits: 'visits',
    registry: 'registry',
    close: async () => {
      client.destroy();
      await database.close();
    },
  };
}
