import {
  DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { clientSettings, findDeployment } from '../../../../tools/shared/deployment.ts';

/** An item of a table as it lies in the database. */
export interface StoredItem {
  readonly table: string;
  readonly item: Readonly<Record<string, AttributeValue>>;
}

/** Opens the database of a local host, as somebody who can read every table but has no key. */
export async function openStored(hostUrl: string) {
  const deployment = await findDeployment({ host: hostUrl });
  const client = new DynamoDBClient(clientSettings(deployment, 'dynamodb'));
  return { deployment, client, items: () => storedItems(client) };
}

/** Every item of every table, its keys and the keys of its indexes among the attributes. */
async function storedItems(client: DynamoDBClient): Promise<readonly StoredItem[]> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const all: StoredItem[] = [];
  for (const table of TableNames) {
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
      );
      all.push(...(page.Items ?? []).map((item) => ({ table, item })));
      start = page.LastEvaluatedKey;
    } while (start);
  }
  return all;
}

/** All bytes of an item one after the other: names of attributes, texts in UTF-8, numbers as text, binary values as they are. */
export const bytesOfItem = (item: StoredItem['item']): Buffer =>
  Buffer.concat(
    Object.entries(item).flatMap(([name, value]) => [Buffer.from(`${name}\n`), bytesOf(value), newLine]),
  );

const newLine = Buffer.from('\n');

function bytesOf(value: AttributeValue): Buffer {
  const parts = [
    ...[value.S ?? []].flat(),
    ...[value.N ?? []].flat(),
    ...(value.SS ?? []),
    ...(value.NS ?? []),
    ...[value.B ?? []].flat(),
    ...(value.BS ?? []),
    ...(value.L ?? []).map(bytesOf),
    ...[value.M === undefined ? [] : bytesOfItem(value.M)].flat(),
  ];
  return Buffer.concat(parts.flatMap((part) => [Buffer.from(part), newLine]));
}
