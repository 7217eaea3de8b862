import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { inOrder, insideNow } from '../../../../web/scanner/src/offline/roll-list.ts';
import {
  earliest,
  mostWrongPins,
  rollVault,
  type Roll,
} from '../../../../web/scanner/src/offline/roll-vault.ts';
import { openVault, type Vault } from '../../../../web/scanner/src/offline/vault.ts';

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
    expect(raw).not.toMatch(/CHAN|12A|135790/);
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
    await kept.tick('a', '2026-11-23T01:05:00Z');
    await kept.wipe();
    expect(await vault.database.count('roll')).toBe(0);
    expect(await kept.open('135790')).toEqual({ kind: 'gone' });
  });

  it('merges the ticks of several devices: the earliest of a visit counts, in any order', async () => {
    const early = { a: '2026-11-23T01:05:00Z' };
    const late = { a: '2026-11-23T01:06:00Z', b: '2026-11-23T01:07:00Z' };
    const both = { a: '2026-11-23T01:05:00Z', b: '2026-11-23T01:07:00Z' };
    expect(earliest(early, late)).toEqual(both);
    expect(earliest(late, early)).toEqual(both);
    const kept = rollVault(vault);
    await kept.tick('a', late.a);
    await kept.mergeTicks(early);
    expect(await kept.ticks()).toEqual(early);
  });
});

describe('who is inside', () => {
  const passage = { scanId: 's', counter: 1, gateId: 'main' } as const;
  const at = (time: string): number => Date.parse(time) / 1000;

  it('is the last list with what this device recorded after it', () => {
    const inside = insideNow(roll, [
      { ...passage, did: 'checked_out', visitId: 'a', at: at('2026-11-23T01:02:00Z') },
      { ...passage, did: 'checked_in', visitId: 'c', at: at('2026-11-23T01:03:00Z') },
      { ...passage, did: 'checked_out', visitId: 'b', at: at('2026-11-23T00:59:00Z') },
      { ...passage, scanId: 'w', did: 'walk_in', at: at('2026-11-23T01:04:00Z') },
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
