import { epochSeconds, type Clock } from '../kernel/clock.ts';
import type { Item, ItemSeals, Key, KeyedItem } from '../table/table.ts';
import type { SealScope } from './day-key-table.ts';
import type { DayKeys } from './day-keys.ts';
import { replaceAt, valueAt, withoutPath } from './at-path.ts';
import { personalFieldsOf, type FieldPath } from './personal-fields.ts';
import { dayText, needsOtherKey, sealDayOf } from './seal-day.ts';
import { dayOfSealed, openValue, sealValue, type RandomBytes } from './sealed-value.ts';

/** What the seals depend on. */
export interface ItemSealDeps {
  readonly keys: DayKeys;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  /** A key is missing although the item is not due to be purged: its personal fields are lost. */
  readonly lost: (scope: SealScope, day: string) => void;
}

/** The attribute that holds the fields which are sealed together. */
export const sealedAttribute = 'sealed';

/**
 * Seals the personal fields of the Visits table, with a key for each site and day of purge. Fields whose key is gone are
 * absent from what is read; a visit without its visitor has an empty one.
 */
export function itemSeals({ keys, randomBytes, clock, lost }: ItemSealDeps): ItemSeals {
  const sealerFor = async (key: Key, purgeAt: unknown) => {
    if (typeof purgeAt !== 'number')
      throw new Error('a personal field is written without the time of its purge');
    const day = sealDayOf(epochSeconds(purgeAt));
    const dataKey = await keys.keyFor(scopeOf(key), day);
    return (value: unknown) => sealValue(value, placeOf(key), day, dataKey, randomBytes);
  };
  const opened = async (key: Key, sealed: unknown, isOver: boolean): Promise<unknown> => {
    const day = dayOfSealed(sealed);
    if (day === undefined) return sealed;
    const dataKey = await keys.find(scopeOf(key), day);
    if (dataKey) return openValue(sealed as Uint8Array, placeOf(key), dataKey);
    if (!isOver) lost(scopeOf(key), dayText(day));
    return undefined;
  };
  const seal: ItemSeals['seal'] = async (item) => {
    const { together = [], alone = [] } = personalFieldsOf(item) ?? {};
    const kept = together.flatMap((path) => {
      const [value] = valueAt(item, path);
      return value === undefined ? [] : [[path.join('.'), value] as const];
    });
    if (kept.length === 0 && !alone.some((path) => valueAt(item, path).length > 0)) return item;
    const sealer = await sealerFor(item, item['purgeAt']);
    const bare = together.reduce<Item>(withoutPath, item);
    const whole = kept.length > 0 ? { [sealedAttribute]: sealer(Object.fromEntries(kept)) } : {};
    const rest = alone.reduce<Item>((made, path) => replaceAt(made, path, sealer), { ...bare, ...whole });
    return { ...rest, pk: item.pk, sk: item.sk };
  };
  const open: ItemSeals['open'] = async (item) => {
    const key = { pk: String(item['pk']), sk: String(item['sk']) };
    const fields = personalFieldsOf(key);
    if (!fields) return item;
    const { [sealedAttribute]: sealed, ...bare } = item;
    // The database deletes it late: that its key is gone is as it should be.
    const isOver = Number(item['purgeAt']) <= clock();
    const alone = new Map(
      await Promise.all(
        fields.alone
          .flatMap((path) => valueAt(bare, path))
          .map(async (value) => [value, await opened(key, value, isOver)] as const),
      ),
    );
    const withAlone = fields.alone.reduce<Item>(
      (made, path) => replaceAt(made, path, (value) => alone.get(value)),
      bare,
    );
    if (sealed === undefined) return withAlone;
    const found = await opened(key, sealed, isOver);
    return merged(withAlone, fields.together, found as Item | undefined);
  };
  return {
    seal,
    open,
    sealValues: async (key, values) => {
      const fields = (personalFieldsOf(key)?.alone ?? []).filter((path) => valueAt(values, path).length > 0);
      if (fields.length === 0) return values;
      const sealer = await sealerFor(key, values['purgeAt']);
      return fields.reduce<Item>((made, path) => replaceAt(made, path, sealer), values);
    },
    sealedAgain: async (item) => {
      const day = dayOfSealed(item[sealedAttribute]);
      const purgeAt = epochSeconds(Number(item['purgeAt']));
      if (day === undefined || !needsOtherKey(day, purgeAt)) return undefined;
      const read = await open(item);
      const { [sealedAttribute]: value } = await seal(read as KeyedItem);
      return value === undefined ? undefined : { attribute: sealedAttribute, value };
    },
  };
}

/** The scope in a partition key: `F#firm#S#site#…`, or `F#firm#…` for what belongs to the whole firm. */
function scopeOf({ pk }: Key): SealScope {
  const [, firmId = '', kind, siteId = ''] = pk.split('#');
  return { firmId, siteId: kind === 'S' ? siteId : '*' };
}

const placeOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

function merged(item: Item, paths: readonly FieldPath[], found: Item | undefined): Item {
  const withVisitor = paths.some(([first]) => first === 'visitor') ? { visitor: {}, ...item } : item;
  return Object.entries(found ?? {}).reduce<Item>((made, [name, value]) => {
    const [first = '', second] = name.split('.');
    if (second === undefined) return { ...made, [first]: value };
    return { ...made, [first]: { ...(made[first] as Item | undefined), [second]: value } };
  }, withVisitor);
}
