/** The primary key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The attributes of an item as JavaScript values. */
export type Item = Readonly<Record<string, unknown>>;

/** An item with its primary key. */
export type KeyedItem = Key & Item;
