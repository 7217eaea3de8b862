import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Action, Transacted } from './action.ts';
import type { Item, Key, KeyedItem } from './item.ts';

export type { Item, Key, KeyedItem } from './item.ts';

/** A table of Gatehouse: a client, the name as deployed, the seals of its personal fields and its audit trail, if it has any. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
  readonly seals?: ItemSeals;
  readonly trail?: Trail;
}

/**
 * Makes a change together with the entry that says who made it, all or none. `undefined` where the change needs no entry: it
 * is then made without.
 */
export type Trail = (table: Table, actions: readonly Action[]) => Promise<Transacted> | undefined;

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
