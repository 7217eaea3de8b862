import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  ScanCommand,
  type AttributeValue,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';

/** DynamoDB takes this many items in one batch. */
const batchSize = 25;

/** Makes a table with the keys of another one and a copy of its items, as a restore from a backup does. Answers how many. */
export async function copyTable(client: DynamoDBClient, from: string, to: string): Promise<number> {
  const { Table: { KeySchema, AttributeDefinitions = [] } = {} } = await client.send(
    new DescribeTableCommand({ TableName: from }),
  );
  if (!KeySchema) throw new Error(`the table ${from} has no keys`);
  const keyNames = new Set(KeySchema.map(({ AttributeName }) => AttributeName));
  await client.send(
    new CreateTableCommand({
      TableName: to,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema,
      AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) => keyNames.has(AttributeName)),
    }),
  );
  let copied = 0;
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: from, ExclusiveStartKey: start }));
    const puts = (page.Items ?? []).map((Item) => ({ PutRequest: { Item } }));
    for (let first = 0; first < puts.length; first += batchSize)
      await writeAll(client, to, puts.slice(first, first + batchSize));
    copied += puts.length;
    start = page.LastEvaluatedKey;
  } while (start);
  return copied;
}

/** Deletes the copy. */
export async function dropTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name }));
}

async function writeAll(client: DynamoDBClient, to: string, requests: WriteRequest[]): Promise<void> {
  let left = requests;
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [to]: left } }),
    );
    left = UnprocessedItems?.[to] ?? [];
  }
}
