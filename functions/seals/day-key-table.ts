import type { EpochSeconds } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import { getItem, queryAll } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { deleteItem, putNew } from '../table/write.ts';
import { dayText, keyEndsAt } from './seal-day.ts';

/** Whose data a key seals: a site's, or those of the whole firm (`siteId` is `*`). */
export interface SealScope {
  readonly firmId: string;
  readonly siteId: string;
}

/** A wrapped data key as it is stored. */
export interface WrappedKey {
  /** Days since 1970. */
  readonly day: number;
  /** Names the key in the record of its destruction. */
  readonly keyId: string;
  readonly wrapped: Uint8Array;
  readonly madeAt: EpochSeconds;
}

/** The wrapped data keys. Their table has no backups: what is deleted here is gone. */
export interface DayKeyTable {
  get(scope: SealScope, day: number): Promise<WrappedKey | undefined>;
  /** Writes a new key, or answers the one that another writer has made. */
  create(scope: SealScope, key: WrappedKey): Promise<WrappedKey>;
  /** The keys of a scope whose days are before this one, the oldest first. */
  before(scope: SealScope, day: number): Promise<readonly WrappedKey[]>;
  destroy(scope: SealScope, day: number): Promise<void>;
}

/** A key that the end of the day does not destroy is deleted by time to live. */
const lateSeconds = 7 * daySeconds;

const keyOf = ({ firmId, siteId }: SealScope, day: number) => ({
  pk: `F#${firmId}#S#${siteId}#KEYS`,
  sk: `K#${dayText(day)}`,
});

/** Opens the table of data keys. */
export const dayKeyTable = (table: Table): DayKeyTable => ({
  get: async (scope, day) => keyFrom(await getItem(table, keyOf(scope, day))),
  create: async (scope, key) => {
    const purgeAt = later(keyEndsAt(key.day), lateSeconds);
    const written = await putNew(table, { ...keyOf(scope, key.day), ...key, purgeAt });
    return keyFrom(written.item) ?? key;
  },
  before: async (scope, day) => {
    const { pk, sk } = keyOf(scope, day);
    const items = await queryAll(table, {
      key: 'pk = :pk AND sk < :sk',
      values: { pk, sk },
      consistent: true,
    });
    return items.flatMap((item) => keyFrom(item) ?? []);
  },
  destroy: async (scope, day) => {
    await deleteItem(table, keyOf(scope, day));
  },
});

const keyFrom = (item: Item | undefined): WrappedKey | undefined =>
  item && {
    day: Number(item['day']),
    keyId: String(item['keyId']),
    wrapped: item['wrapped'] as Uint8Array,
    madeAt: item['madeAt'] as EpochSeconds,
  };
