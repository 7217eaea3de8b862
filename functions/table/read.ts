import { defined } from '../kernel/defined.ts';
import { GetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { placeholders, type Placeholders } from './expression.ts';
import { openedItem, openedItems } from './sealing.ts';
import type { Item, Key, Table } from './table.ts';
import { fromWire, toWire } from './wire.ts';

/** What a Query reads. Names and values are those of `key` and `filter`. */
export interface Query extends Placeholders {
  /** The key condition, such as `pk = :pk`. */
  readonly key: string;
  readonly index?: string;
  readonly filter?: string;
  /** The attributes to read, such as `pk, sk`; all where it is absent. */
  readonly projection?: string;
  /** Strong reads; an index has none. */
  readonly consistent?: boolean;
  readonly newestFirst?: boolean;
}

/** How an item is read. Reads are strongly consistent unless said otherwise. */
interface GetOptions {
  readonly consistent?: boolean;
  /** Gives up sooner than the client does. */
  readonly abortSignal?: AbortSignal;
}

/** Reads one item; `undefined` where it does not exist. */
export async function getItem(
  table: Table,
  key: Key,
  { consistent = true, ...options }: GetOptions = {},
): Promise<Item | undefined> {
  const get = new GetItemCommand({ TableName: table.name, Key: toWire(key), ConsistentRead: consistent });
  const { Item } = await table.client.send(get, options);
  return Item && openedItem(table, fromWire(Item));
}

/** Reads the items of a query, page after page, `pageSize` items at a time (all that fits in 1 MB where it is absent). */
export async function* queryPages(
  table: Table,
  query: Query,
  pageSize?: number,
): AsyncGenerator<readonly Item[]> {
  for await (const { Items = [] } of answers(table, query, { Limit: pageSize }))
    yield await openedItems(
      table,
      Items.map((item) => fromWire(item)),
    );
}

/** Reads the items of a query one by one. */
export async function* queryItems(table: Table, query: Query): AsyncGenerator<Item> {
  for await (const items of queryPages(table, query)) yield* items;
}

/** Reads all items of a query. */
export async function queryAll(table: Table, query: Query): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of queryPages(table, query)) items.push(...page);
  return items;
}

/** Counts the items of a query without reading them out. */
export async function countItems(table: Table, query: Query): Promise<number> {
  let count = 0;
  for await (const { Count = 0 } of answers(table, query, { Select: 'COUNT' })) count += Count;
  return count;
}

/** A page of a list; `more` is true where further records follow. */
export interface Page<Listed> {
  readonly listed: readonly Listed[];
  readonly more: boolean;
}

/**
 * Reads the records of a query until `limit` of them pass `read`. It begins behind the key `after`, which has the keys of
 * the index too.
 */
export async function queryPage<Listed>(
  table: Table,
  query: Query,
  { limit, after }: { readonly limit: number; readonly after?: object | undefined },
  read: (item: Item) => Listed | undefined,
): Promise<Page<Listed>> {
  const found: Listed[] = [];
  const from = { Limit: limit + 1, ...(after === undefined ? {} : { ExclusiveStartKey: toWire(after) }) };
  for await (const { Items = [] } of answers(table, query, from)) {
    const opened = await openedItems(
      table,
      Items.map((item) => fromWire(item)),
    );
    found.push(...opened.flatMap((item) => read(item) ?? []));
    if (found.length > limit) break;
  }
  return { listed: found.slice(0, limit), more: found.length > limit };
}

/** Where the following page begins, told by the last record of this one; nothing where no page follows. */
export function nextOf<Listed, Place>(
  { listed, more }: Page<Listed>,
  placeOf: (last: Listed) => Place,
): { readonly next?: Place } {
  const last = listed.at(-1);
  return more && last !== undefined ? { next: placeOf(last) } : {};
}

async function* answers({ client, name }: Table, query: Query, more: Partial<QueryCommandInput>) {
  const { key, index, filter, projection, consistent, newestFirst } = query;
  let start = more.ExclusiveStartKey;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: key,
        ...placeholders([key, filter], query),
        ...defined({ IndexName: index, FilterExpression: filter, ProjectionExpression: projection }),
        ...(consistent ? { ConsistentRead: true } : {}),
        ...(newestFirst ? { ScanIndexForward: false } : {}),
        ...more,
        ExclusiveStartKey: start,
      }),
    );
    yield answer;
    start = answer.LastEvaluatedKey;
  } while (start);
}
