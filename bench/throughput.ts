import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { client } from '../local/demo/client.ts';
import type { Section } from './table.ts';

const scans = 1500;
const atOnce = 32;

/** Walk-in scans a second through the local host, against bare conditional writes on the same database. */
export async function measureThroughput(
  url: string,
  dynamodb: DynamoDBClient,
  tableName: string,
): Promise<Section> {
  const { code, scan, as } = client(url);
  const register = (name: string) =>
    as('manager').POST('/sites/{siteId}/visits', {
      params: { path: { siteId: 'harbour-court' } },
      body: {
        visitor: { englishName: name, idPrefix: 'A123' },
        host: { unit: '1A' },
        expectedFrom: new Date(Date.now() - 1000).toISOString(),
        expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
      },
    });
  const names = Array.from(
    { length: scans },
    (_, index) => `Visitor ${String(index)} ${randomUUID().replaceAll(/\d/g, 'x')}`,
  );
  await inParallel(names, register);
  const codes: string[] = [];
  await inParallel(names, async (englishName) => {
    codes.push(await code({ englishName, idPrefix: 'A123', lifetimeSeconds: 120 }));
  });
  await inParallel(codes.slice(0, 50), async (one) => scan(one));
  const perSecond = await rate(codes.slice(50), async (one) => {
    const { body } = await scan(one);
    if (body['outcome'] !== 'checked_in')
      throw new Error(`a scan was not admitted: ${JSON.stringify(body['outcome'] ?? body['code'])}`);
  });
  const writes = await rate(codes, async () => {
    await dynamodb.send(
      new PutItemCommand({
        TableName: tableName,
        Item: marshall({ pk: `bench#${randomUUID()}`, sk: 'BENCH' }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  });
  return {
    title: `Through the local host (${String(scans)} admitted scans, ${String(atOnce)} at once)`,
    rows: [
      { what: 'admitted scans', value: perSecond, unit: 'a second' },
      { what: 'bare conditional writes', value: writes, unit: 'a second' },
      { what: 'scans / bare writes', value: perSecond / writes, unit: '×', limit: { least: 0.4 } },
    ],
  };
}

async function rate<Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await inParallel(items, run);
  return items.length / ((performance.now() - began) / 1000);
}

async function inParallel<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
