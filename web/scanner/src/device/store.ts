import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Direction } from '../rules/answer.ts';
import type { Language } from '../texts/keys.ts';

/** Who this device is: the enrolment’s answer and its key, whose private half cannot be read. */
export interface Enrolled {
  readonly scannerId: string;
  readonly firmId: string;
  readonly siteId: string;
  readonly name: string;
  readonly keyPair: CryptoKeyPair;
}

/** A guard’s shift that has begun and not ended. Numbers only, no names. */
export interface Shift {
  readonly gateId: string;
  readonly direction: Direction;
  readonly startedAt: string;
  readonly passedIn: number;
  readonly passedOut: number;
}

/** A shift that has ended, and how many passages still wait to be sent. */
export interface Ended extends Shift {
  readonly waiting: number;
}

/** What this device remembers of how it is used. */
export interface Preferences {
  readonly language?: Language;
  readonly lensId?: string;
  readonly gateId?: string;
  readonly cameraOff?: boolean;
  readonly silent?: boolean;
}

interface Kept extends DBSchema {
  device: { key: 'enrolled' | 'shift' | 'preferences'; value: Enrolled | Shift | Preferences };
}

/** The device’s storage. It never holds anything about a visitor. */
export interface Store {
  enrolled(): Promise<Enrolled | undefined>;
  keepEnrolled(enrolled: Enrolled): Promise<void>;
  shift(): Promise<Shift | undefined>;
  keepShift(shift: Shift | undefined): Promise<void>;
  preferences(): Promise<Preferences>;
  keepPreferences(preferences: Preferences): Promise<void>;
  /** Removes the enrolment and the shift. */
  forget(): Promise<void>;
}

/** Opens the storage. Rejects where the browser has none to give, as in some private windows. */
export async function openStore(): Promise<Store> {
  const database: IDBPDatabase<Kept> = await openDB<Kept>('gatehouse-scanner', 1, {
    upgrade: (made) => {
      made.createObjectStore('device');
    },
  });
  const read = async (key: Kept['device']['key']): Promise<unknown> => database.get('device', key);
  const write = async (key: Kept['device']['key'], value: Kept['device']['value']): Promise<void> => {
    await database.put('device', value, key);
  };
  return {
    enrolled: async () => (await read('enrolled')) as Enrolled | undefined,
    keepEnrolled: async (enrolled) => {
      await write('enrolled', enrolled);
      markEnrolled(true);
    },
    shift: async () => (await read('shift')) as Shift | undefined,
    keepShift: async (shift) => {
      if (shift) await write('shift', shift);
      else await database.delete('device', 'shift');
    },
    preferences: async () => (await read('preferences')) ?? {},
    keepPreferences: (preferences) => write('preferences', preferences),
    forget: async () => {
      await database.delete('device', 'enrolled');
      await database.delete('device', 'shift');
      markEnrolled(false);
    },
  };
}

/** A cookie outlives what a browser clears first: with it and without a key, the device knows that it lost its storage. */
const mark = 'gatehouse-scanner-enrolled';

function markEnrolled(isEnrolled: boolean): void {
  const life = isEnrolled ? 31_536_000 : 0;
  document.cookie = `${mark}=1; path=/scanner/; max-age=${String(life)}; SameSite=Strict`;
}

/** Was this device enrolled, as far as it knows? */
export const wasEnrolled = (): boolean => document.cookie.includes(`${mark}=1`);
