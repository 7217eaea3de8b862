import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Something sealed under the device's own key. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A passage in the queue: sealed, but for what its order and its removal need. */
export interface QueuedItem {
  readonly counter: number;
  readonly scanId: string;
  readonly sealed: Sealed;
}

interface Kept extends DBSchema {
  keys: { key: 'device'; value: CryptoKey };
  /** The pack, in parts: its head, and a part for each bucket. Nothing in it is readable without a visitor's name. */
  pack: { key: string; value: unknown };
  queue: { key: number; value: QueuedItem };
  /** What this device recorded, sealed; the key is the passage's counter. */
  ledger: { key: number; value: Sealed };
  /** The last passage’s number, and how far the server’s clock is ahead. */
  counters: { key: 'passages' | 'clockOffsetMs'; value: number };
  reserve: { key: 'space'; value: ArrayBuffer };
  /** The roll call and its ticks, sealed under the shift's PIN. */
  roll: { key: string; value: unknown };
}

export type VaultDatabase = IDBPDatabase<Kept>;

/** Space that is kept free for passages: where the disk is full, it is given up and the passage is recorded all the same. */
const reserveBytes = 524_288;

/** The storage for work without the service. What it holds about visitors is sealed. */
export interface Vault {
  readonly database: VaultDatabase;
  readonly seal: (value: unknown) => Promise<Sealed>;
  readonly open: (sealed: Sealed) => Promise<unknown>;
  /** Runs a write; where the disk is full, frees the reserve and tries again. Throws where there is no space even then. */
  readonly withSpace: <Result>(write: () => Promise<Result>) => Promise<Result>;
  /** Removes everything, with the key that could open it. */
  readonly wipe: () => Promise<void>;
}

/** Opens the storage; makes the device's key, which cannot be exported, at the first time. */
export async function openVault(name = 'gatehouse-offline'): Promise<Vault> {
  const database = await openDB<Kept>(name, 1, {
    upgrade: (made) => {
      made.createObjectStore('keys');
      made.createObjectStore('pack');
      made.createObjectStore('queue', { keyPath: 'counter' });
      made.createObjectStore('ledger');
      made.createObjectStore('counters');
      made.createObjectStore('reserve');
      made.createObjectStore('roll');
    },
  });
  let key = await deviceKey(database);
  const holdSpace = async (): Promise<void> => {
    if ((await database.count('reserve')) === 0)
      await database.put('reserve', new ArrayBuffer(reserveBytes), 'space').catch(() => undefined);
  };
  await holdSpace();
  return {
    database,
    seal: async (value) => {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value));
      return { nonce, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, text) };
    },
    open: async ({ nonce, data }) => {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, data);
      return JSON.parse(new TextDecoder().decode(text)) as unknown;
    },
    withSpace: async (write) => {
      try {
        return await write();
      } catch (error) {
        if (!isFull(error)) throw error;
        await database.clear('reserve');
        return await write();
      }
    },
    wipe: async () => {
      const stores = ['keys', 'pack', 'queue', 'ledger', 'reserve', 'roll'] as const;
      const change = database.transaction(stores, 'readwrite');
      await Promise.all([...stores.map((store) => change.objectStore(store).clear()), change.done]);
      key = await deviceKey(database);
    },
  };
}

async function deviceKey(database: VaultDatabase): Promise<CryptoKey> {
  const known = await database.get('keys', 'device');
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await database.put('keys', made, 'device');
  return made;
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
