import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DayKeyTable, SealScope, WrappedKey } from './day-key-table.ts';
import type { KeyWrap } from './key-wrap.ts';
import { dayText } from './seal-day.ts';
import type { RandomBytes } from './sealed-value.ts';

/** The data keys, as a function holds them. */
export interface DayKeys {
  /** The key of a day, to seal with; it is made where there is none. */
  keyFor(scope: SealScope, day: number): Promise<Uint8Array>;
  /** The key of a day, to open with; `undefined` where it was destroyed or lost. */
  find(scope: SealScope, day: number): Promise<Uint8Array | undefined>;
}

/** What the keys depend on. */
export interface DayKeyDeps {
  readonly table: DayKeyTable;
  readonly wrap: KeyWrap;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** A destroyed key stays in the memory of a warm function no longer than this. */
export const heldSeconds = 300;
/** More than one instance works with in that time. */
const mostHeld = 2_000;
const keyIdBytes = 12;

/** The keys of days, each held in memory for {@link heldSeconds}. A read that fails is thrown and not held. */
export function dayKeys({ table, wrap, clock, randomBytes }: DayKeyDeps): DayKeys {
  const held = new Map<string, { readonly key: Promise<Uint8Array | undefined>; readonly until: number }>();
  const contextOf = ({ firmId, siteId }: SealScope, day: number) => ({
    firm: firmId,
    site: siteId,
    day: dayText(day),
  });
  const open = ({ wrapped }: WrappedKey, scope: SealScope, day: number) =>
    wrap.unwrap(wrapped, contextOf(scope, day));
  const find = async (scope: SealScope, day: number): Promise<Uint8Array | undefined> => {
    const stored = await table.get(scope, day);
    return stored && open(stored, scope, day);
  };
  const make = async (scope: SealScope, day: number): Promise<Uint8Array> => {
    const { key, wrapped } = await wrap.make(contextOf(scope, day));
    const keyId = Buffer.from(randomBytes(keyIdBytes)).toString('base64url');
    const stored = await table.create(scope, { day, keyId, wrapped, madeAt: clock() });
    return stored.keyId === keyId ? key : open(stored, scope, day);
  };
  const hold = (name: string, key: Promise<Uint8Array | undefined>, now: EpochSeconds) => {
    if (held.size >= mostHeld) held.clear();
    held.set(name, { key, until: now + heldSeconds });
    const forget = () => {
      if (held.get(name)?.key === key) held.delete(name);
    };
    // A key that is missing may be made by another function at any moment.
    void key.then((found) => {
      if (!found) forget();
    }, forget);
    return key;
  };
  const heldKey = (name: string, now: EpochSeconds) => {
    const found = held.get(name);
    return found && found.until > now ? found.key : undefined;
  };
  const nameOf = ({ firmId, siteId }: SealScope, day: number) => `${firmId}#${siteId}#${String(day)}`;
  return {
    find: async (scope, day) => {
      const [name, now] = [nameOf(scope, day), clock()];
      return heldKey(name, now) ?? hold(name, find(scope, day), now);
    },
    keyFor: async (scope, day) => {
      const [name, now] = [nameOf(scope, day), clock()];
      const found = await heldKey(name, now);
      if (found) return found;
      const made = (async () => (await find(scope, day)) ?? (await make(scope, day)))();
      void hold(name, made, now);
      return made;
    },
  };
}
