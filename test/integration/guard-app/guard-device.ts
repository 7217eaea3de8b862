import type { SiteId } from '../../../functions/kernel/brands.ts';
import type { Scanner } from '../../../functions/scanners/scanner.ts';
import type { Conditions } from './page.ts';

/** What the guard has seen on the screens of one device. */
export interface Seen {
  /** Visits that the service said it has checked in or out. */
  readonly online: Set<`${'checked_in' | 'checked_out'} ${string}`>;
  /** Passages that the device said it has recorded. */
  readonly alone: Set<string>;
  /** Passages that the guard took back; of those whose page died meanwhile, perhaps. */
  readonly takenBack: Set<string>;
  /** Every scan that was begun. */
  readonly begun: Set<string>;
  /** How often the app died. */
  deaths: number;
}

export interface Visitor {
  readonly englishName: string;
  readonly idPrefix: string;
}
export interface Way {
  readonly gateId: string;
  readonly direction: 'in' | 'out';
}

/** What a guard does in the app. */
export interface GuardActions {
  readonly scan: (code: string, way: Way) => Promise<void>;
  readonly byName: (visitor: Visitor, way: Way) => Promise<void>;
  readonly walkIn: (visitor: Visitor, way: Way) => Promise<void>;
  /** Takes the last passage back. */
  readonly undo: () => Promise<void>;
  readonly drain: () => Promise<'empty' | 'no_answer'>;
  readonly refresh: () => Promise<void>;
}

/** What a device keeps. */
export interface Kept {
  readonly waiting: number;
  readonly refused: number;
  /** Items in the queue’s storage. */
  readonly queued: number;
  readonly recorded: readonly { readonly scanId: string; readonly counter: number }[];
}

/** A guard's phone: the app on it may die and be opened again; storage, clock and network stay. */
export interface GuardDevice {
  readonly scanner: Scanner;
  readonly seen: Seen;
  readonly conditions: Conditions;
  /** Closes the page, if one is open, and opens the app again on the same storage. */
  readonly reopen: () => Promise<void>;
  /** Does something in the app; where the page dies after so many steps, in the middle of it, opens the app again. */
  readonly act: (
    survives: number | undefined,
    todo: (app: GuardActions) => Promise<unknown>,
  ) => Promise<void>;
  readonly kept: () => Promise<Kept>;
  readonly close: () => void;
}

/** The parts of `app/`, which need the types of a browser and are checked on their own. */
export interface AppParts {
  readonly installBrowser: (origin: string, onWrite: (value: unknown) => void) => void;
  readonly emptyDisks: () => void;
  readonly guardDevice: (
    site: { firmId: Scanner['firmId']; siteId: SiteId },
    name: string,
  ) => Promise<GuardDevice>;
}

const folder = './app/';

export async function appParts(): Promise<AppParts> {
  const [world, device] = await Promise.all([
    import(`${folder}browser-world.ts`) as Promise<Pick<AppParts, 'installBrowser' | 'emptyDisks'>>,
    import(`${folder}app-device.ts`) as Promise<Pick<AppParts, 'guardDevice'>>,
  ]);
  return { ...world, ...device };
}
