import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A table of Gatehouse: a client, and the name as deployed. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** The primary key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The attributes of an item as JavaScript values. */
export type Item = Readonly<Record<string, unknown>>;

/** An item with its primary key. */
export type KeyedItem = Key & Item;
