import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A table of Gatehouse: a client, the name as deployed, and the seals of its personal fields, if it has any. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
  readonly seals?: ItemSeals;
}

/** Seals the personal fields of items before they are written, and opens them after they were read. */
export interface ItemSeals {
  /** Seals an item. Throws where it has personal fields and no `purgeAt`. */
  seal(item: KeyedItem): Promise<KeyedItem>;
  /** Seals the values of an update: the value `:note` is taken for the attribute `note`. */
  sealValues(key: Key, values: Item): Promise<Item>;
  /** Opens an item, which has its primary key. */
  open(item: Item): Promise<Item>;
  /** The sealed attribute under another key, where the item's `purgeAt` has moved away from the day of its key. */
  sealedAgain(item: Item): Promise<{ readonly attribute: string; readonly value: unknown } | undefined>;
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
