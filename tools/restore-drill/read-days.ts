import type { Table } from '../../functions/table/table.ts';
import { fromWire } from '../../functions/table/wire.ts';
import type { DayKeys } from '../../functions/seals/day-keys.ts';
import { itemSeals } from '../../functions/seals/item-seals.ts';
import { dayText, keyEndsAt } from '../../functions/seals/seal-day.ts';
import { dayOfSealed, type RandomBytes } from '../../functions/seals/sealed-value.ts';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { systemClock } from '../../functions/kernel/clock.ts';
import { scanTable } from '../shared/scan-table.ts';

/** What can be read of the visits of one day of purge. */
export interface DayRead {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly visits: number;
  readonly readable: number;
  /** Visits that were written before there were seals. */
  readonly clear: number;
}

/** The keys as they will be at an instant: those whose time is over by then are gone. */
export const keysAsOf = (keys: DayKeys, asOf: EpochSeconds): DayKeys => ({
  keyFor: () => Promise.reject(new Error('a drill makes no keys')),
  find: (scope, day) => (keyEndsAt(day) <= asOf ? Promise.resolve(undefined) : keys.find(scope, day)),
});

/** Reads every visit of a copy of the Visits table and tries to open it. Names are compared with nothing and told to nobody. */
export async function readDays(
  copy: Pick<Table, 'client' | 'name'>,
  keys: DayKeys,
  randomBytes: RandomBytes,
): Promise<readonly DayRead[]> {
  const seals = itemSeals({ keys, randomBytes, clock: systemClock, lost: () => undefined });
  const days = new Map<string, DayRead>();
  const visits = { filter: 'sk = :visit', values: { visit: 'VISIT' }, ConsistentRead: true };
  for await (const { Items = [] } of scanTable(copy, visits)) {
    for (const item of Items.map(fromWire)) {
      const sealedFor = dayOfSealed(item['sealed']);
      const day = dayText(sealedFor ?? Math.floor(Number(item['purgeAt']) / 86_400));
      const { visitor } = await seals.open(item);
      const isReadable = Object.keys(visitor as object).length > 0;
      const found = days.get(day) ?? { day, visits: 0, readable: 0, clear: 0 };
      days.set(day, {
        day,
        visits: found.visits + 1,
        readable: found.readable + Number(isReadable),
        clear: found.clear + Number(sealedFor === undefined),
      });
    }
  }
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}
