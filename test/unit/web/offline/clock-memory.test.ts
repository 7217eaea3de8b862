import { beforeEach, expect, it } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { clockMemory } from '../../../../web/scanner/src/offline/clock-memory.ts';
import { openVault } from '../../../../web/scanner/src/offline/vault.ts';

const hourMs = 3_600_000;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('knows a wrong clock after a reload and a wipe, and writes no small differences', async () => {
  const vault = await openVault();
  const memory = await clockMemory(vault);
  expect(memory.offsetMs).toBe(0);
  memory.keep(-hourMs);
  memory.keep(-hourMs + 900);
  await vault.wipe();
  expect((await clockMemory(await openVault())).offsetMs).toBe(-hourMs);
});

it('works without a storage', async () => {
  const memory = await clockMemory(undefined);
  memory.keep(hourMs);
  expect(memory.offsetMs).toBe(0);
});
