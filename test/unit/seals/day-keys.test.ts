import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import type { DayKeyTable, SealScope, WrappedKey } from '../../../functions/seals/day-key-table.ts';
import { dayKeys, heldSeconds } from '../../../functions/seals/day-keys.ts';
import { KeyServiceUnavailable, type KeyWrap } from '../../../functions/seals/key-wrap.ts';

const court: SealScope = { firmId: 'demo', siteId: 'court' };
const nameOf = ({ firmId, siteId }: SealScope, day: number) => `${firmId}/${siteId}/${String(day)}`;

/** Keys in memory, with counts of what was asked of them. */
function world() {
  const stored = new Map<string, WrappedKey>();
  const asked = { reads: 0, made: 0, unwrapped: 0 };
  const time = { now: 1_000 as EpochSeconds };
  let kmsIsDown = false;
  const table: DayKeyTable = {
    get: (scope, day) => {
      asked.reads += 1;
      return Promise.resolve(stored.get(nameOf(scope, day)));
    },
    create: (scope, key) => {
      const standing = stored.get(nameOf(scope, key.day));
      if (!standing) stored.set(nameOf(scope, key.day), key);
      return Promise.resolve(standing ?? key);
    },
    before: () => Promise.resolve([]),
    destroy: (scope, day) => {
      stored.delete(nameOf(scope, day));
      return Promise.resolve();
    },
  };
  // The wrapped key is the key with its context before it: enough to see that the context is the same.
  const wrap: KeyWrap = {
    make: (context) => {
      if (kmsIsDown) return Promise.reject(new KeyServiceUnavailable('GenerateDataKey'));
      asked.made += 1;
      const key = randomBytes(32);
      return Promise.resolve({
        key,
        wrapped: Buffer.concat([Buffer.from(JSON.stringify(context)), key]),
      });
    },
    unwrap: (wrapped, context) => {
      if (kmsIsDown) return Promise.reject(new KeyServiceUnavailable('Decrypt'));
      asked.unwrapped += 1;
      const head = Buffer.from(JSON.stringify(context));
      if (!Buffer.from(wrapped.subarray(0, head.length)).equals(head))
        return Promise.reject(new Error('another context'));
      return Promise.resolve(wrapped.subarray(head.length));
    },
  };
  const instance = () => dayKeys({ table, wrap, clock: () => time.now, randomBytes });
  return {
    table,
    asked,
    time,
    instance,
    setKms: (isDown: boolean) => {
      kmsIsDown = isDown;
    },
  };
}

describe('the key of a day', () => {
  it('is made once, and is the same for every function', async () => {
    const { instance, asked } = world();
    const [one, other] = [instance(), instance()];
    const key = await one.keyFor(court, 5);
    expect(key).toHaveLength(32);
    expect(Buffer.from(await other.keyFor(court, 5)).equals(key)).toBe(true);
    expect(Buffer.from((await other.find(court, 5)) ?? []).equals(key)).toBe(true);
    expect(asked.made).toBe(1);
  });

  it('is another one for each day, site and firm', async () => {
    const keys = world().instance();
    const made = await Promise.all([
      keys.keyFor(court, 5),
      keys.keyFor(court, 6),
      keys.keyFor({ ...court, siteId: 'tower' }, 5),
      keys.keyFor({ ...court, firmId: 'rival' }, 5),
    ]);
    expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(4);
  });

  it('is one key where two functions make it at the same moment', async () => {
    const { instance } = world();
    const made = await Promise.all(Array.from({ length: 5 }, () => instance().keyFor(court, 5)));
    expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  });

  it('is read and unwrapped once in five minutes', async () => {
    const { instance, asked, time } = world();
    await instance().keyFor(court, 5);
    asked.reads = 0;
    const keys = instance();
    for (let times = 0; times < 10; times += 1) await keys.find(court, 5);
    expect(asked).toMatchObject({ reads: 1, unwrapped: 1 });
    time.now = (time.now + heldSeconds) as EpochSeconds;
    await keys.find(court, 5);
    expect(asked).toMatchObject({ reads: 2, unwrapped: 2 });
  });

  it('is gone from a warm function five minutes after it was destroyed', async () => {
    const { instance, table, time } = world();
    const keys = instance();
    await keys.keyFor(court, 5);
    await table.destroy(court, 5);
    time.now = (time.now + heldSeconds) as EpochSeconds;
    expect(await keys.find(court, 5)).toBeUndefined();
  });

  it('is found as soon as another function has made it', async () => {
    const { instance } = world();
    const keys = instance();
    expect(await keys.find(court, 5)).toBeUndefined();
    const made = await instance().keyFor(court, 5);
    expect(Buffer.from((await keys.find(court, 5)) ?? []).equals(made)).toBe(true);
  });

  it('cannot be had while KMS does not answer, and can be had afterwards', async () => {
    const { instance, setKms } = world();
    const keys = instance();
    setKms(true);
    await expect(keys.keyFor(court, 5)).rejects.toBeInstanceOf(KeyServiceUnavailable);
    setKms(false);
    await keys.keyFor(court, 5);
    const cold = instance();
    setKms(true);
    await expect(cold.find(court, 5)).rejects.toBeInstanceOf(KeyServiceUnavailable);
    setKms(false);
    expect(await cold.find(court, 5)).toHaveLength(32);
  });
});
