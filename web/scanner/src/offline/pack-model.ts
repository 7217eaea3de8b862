import type { Direction, Site, Visit } from '../rules/answer.ts';

/** Who is shown by a code, or named by a guard. */
export interface Person {
  readonly englishName?: string;
  readonly chineseName?: string;
  readonly idPrefix?: string;
}

/** A visit of the pack that the person's own name has opened. */
export interface PackVisit {
  readonly match: 'strong' | 'weak';
  readonly allowsReEntry: boolean;
  readonly isDenied: boolean;
  readonly asksSupervisor: boolean;
  /** Whether its window, with the site's tolerances, is open now. */
  readonly isOpen: boolean;
  /** Others were booked with the visitor. Each has an entry of their own. */
  readonly hasCompanions: boolean;
  /** What a guard is shown, as it stood when the pack was made. */
  readonly visit: Visit;
}

/** How many visits have a similar name. */
export interface NearCounts {
  /** With open windows. */
  readonly count: number;
  /** Inside when the pack was made. */
  readonly inside: number;
  /** With open windows, and expected then: this device may have let them in since. */
  readonly expected: number;
}

/** What the pack says about one person. */
export interface PackMatch {
  readonly visits: readonly PackVisit[];
  /** Looks up the visits of similar names; the shown name does not open them. */
  readonly near: () => Promise<NearCounts>;
  readonly door: 'open' | 'barred' | 'ask_supervisor';
  /** How many visits under the person's own name cannot be opened: they are damaged, or of an older key. */
  readonly unreadableCount: number;
  /** The hashes of the person's names under the key of the day. */
  readonly nameKeys: readonly string[];
}

/** An offline pack that is open. */
export interface OpenPack {
  readonly asOf: string;
  readonly policy: Pick<Site, 'walkIns' | 'admitsWeakMatches'>;
  readonly barsIncomplete: boolean;
  /** How many visits it holds. */
  readonly size: number;
  /** Whether the day of this second, at the site, is one of the pack's two days. */
  readonly covers: (nowSeconds: number) => boolean;
  readonly match: (person: Person, nowSeconds: number) => Promise<PackMatch>;
}

/** Where and which way somebody passes. */
export interface Way {
  readonly gateId: string;
  readonly direction: Direction;
}
