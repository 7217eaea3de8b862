import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { tickTime } from '../../../../web/scanner/src/offline/roll-work.ts';
import { inOrder, insideNow } from '../../../../web/scanner/src/offline/roll-list.ts';
import {
  lastTicks,
  mostWrongPins,
  rollVault,
  type Roll,
  type Tick,
} from '../../../../web/scanner/src/offline/roll-vault.ts';
import { openVault, type Vault } from '../../../../web/scanner/src/offline/vault.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 1, 0, seconds)).toISOString();
const safe = (seconds: number): Tick => ({ state: 'safe', at: at(seconds) });
const withdrawn = (seconds: number): Tick => ({ state: 'withdrawn', at: at(seconds) });

const roll: Roll = {
  asOf: '2026-11-23T01:00:00Z',
  entries: [
    { visitId: 'a', name: 'CHAN Tai Man', unit: '12A' },
    { visitId: 'b', name: '陳小美', unit: '3B' },
  ],
};

describe('the roll call on the device', () => {
  let vault: Vault;
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    vault = await openVault();
  });
  afterEach(() => {
    vault.database.close();
  });

  it('opens with the PIN of the shift, and holds no name that can be read', async () => {
    const kept = rollVault(vault);
    await kept.begin('135790');
    await kept.keep(roll);
    expect(await kept.open('135790')).toEqual({ kind: 'open', roll });
    const raw = JSON.stringify(await vault.database.getAll('roll'), (_key, value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? Buffer.from(value as Uint8Array).toString('latin1')
        : value,
    );
    expect(raw).not.toMatch(/CHAN|12A\\?"|135790/);
  });

  it('counts wrong PINs, and is gone after five in a row', async () => {
    const kept = rollVault(vault);
    await kept.begin('135790');
    await kept.keep(roll);
    expect(await kept.open('000000')).toEqual({ kind: 'wrong_pin', triesLeft: mostWrongPins - 1 });
    expect(await kept.open('135790')).toEqual({ kind: 'open', roll });
    for (let left = mostWrongPins - 1; left > 0; left--)
      expect(await kept.open('000000')).toEqual({ kind: 'wrong_pin', triesLeft: left });
    expect(await kept.open('000000')).toEqual({ kind: 'gone' });
    expect(await kept.open('135790')).toEqual({ kind: 'gone' });
    expect(await vault.database.count('roll')).toBe(0);
  });

  it('keeps no list without a PIN, and none after the shift', async () => {
    const kept = rollVault(vault);
    await kept.keep(roll);
    expect(await kept.hasPin()).toBe(false);
    await kept.begin('135790');
    await kept.keep(roll);
    await kept.tick('a', safe(5));
    await kept.wipe();
    expect(await vault.database.count('roll')).toBe(0);
    expect(await kept.open('135790')).toEqual({ kind: 'gone' });
  });

  it('takes over the ticks of other devices', async () => {
    const kept = rollVault(vault);
    await kept.tick('a', safe(6));
    await kept.mergeTicks({ a: withdrawn(5), b: safe(7) });
    expect(await kept.ticks()).toEqual({ a: safe(6), b: safe(7) });
    await kept.mergeTicks({ a: withdrawn(8) });
    expect(await kept.ticks()).toEqual({ a: withdrawn(8), b: safe(7) });
  });
});

describe('ticks of several devices', () => {
  it('merge to the same in any order, in any groups, however often: the last of a visit counts', () => {
    const anyTick = fc.record({
      state: fc.constantFrom('safe' as const, 'withdrawn' as const),
      at: fc.integer({ min: 0, max: 3 }).map(at),
    });
    const anyTicks = fc.dictionary(fc.constantFrom('a', 'b', 'c'), anyTick, { noNullPrototype: true });
    fc.assert(
      fc.property(anyTicks, anyTicks, anyTicks, (one, two, three) => {
        const merged = lastTicks(lastTicks(one, two), three);
        expect(lastTicks(three, lastTicks(two, one))).toEqual(merged);
        expect(lastTicks(one, lastTicks(two, three))).toEqual(merged);
        expect(lastTicks(merged, two)).toEqual(merged);
      }),
    );
  });

  it('of the same second leave somebody to be looked for', () => {
    expect(lastTicks({ a: safe(5) }, { a: withdrawn(5) })).toEqual({ a: withdrawn(5) });
    expect(lastTicks({ a: withdrawn(5) }, { a: safe(5) })).toEqual({ a: withdrawn(5) });
  });

  it('come after the tick that they replace, also within a second, and also where that clock was ahead', () => {
    const nowMs = Date.parse(at(10)) + 700;
    expect(tickTime(nowMs, undefined)).toBe(at(10));
    expect(tickTime(nowMs, safe(10))).toBe(at(11));
    expect(tickTime(nowMs, safe(30))).toBe(at(31));
    expect(tickTime(nowMs, safe(3))).toBe(at(10));
  });
});

describe('who is inside', () => {
  const passage = { scanId: 's', counter: 1, gateId: 'main' } as const;
  const secondsOf = (time: string): number => Date.parse(time) / 1000;

  it('is the last list with what this device recorded after it', () => {
    const inside = insideNow(roll, [
      { ...passage, did: 'checked_out', visitId: 'a', at: secondsOf('2026-11-23T01:02:00Z') },
      { ...passage, did: 'checked_in', visitId: 'c', at: secondsOf('2026-11-23T01:03:00Z') },
      { ...passage, did: 'checked_out', visitId: 'b', at: secondsOf('2026-11-23T00:59:00Z') },
      { ...passage, scanId: 'w', did: 'walk_in', at: secondsOf('2026-11-23T01:04:00Z') },
    ]);
    expect(inside.map(({ visitId }) => visitId)).toEqual(['b', 'c', 'w']);
  });

  it('is listed with the missing first, then by unit', () => {
    const ordered = inOrder(
      [{ visitId: 'c', name: 'X', unit: '10A' }, ...roll.entries],
      (visitId) => visitId === 'b',
    );
    expect(ordered.map(({ visitId }) => visitId)).toEqual(['c', 'a', 'b']);
  });
});
