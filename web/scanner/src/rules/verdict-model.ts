import type { TextKey } from '../texts/keys.ts';
import type { Candidate, Direction, Site, Visit } from './answer.ts';

/** How a verdict looks: each has its colour; the word and the symbol say the same. */
export type Look = 'good' | 'known' | 'ask' | 'bad' | 'ours';
export type SymbolName =
  | 'check'
  | 'leave'
  | 'again'
  | 'question'
  | 'clock'
  | 'stop'
  | 'cross'
  | 'nocode'
  | 'search'
  | 'warning'
  | 'offline'
  | 'keyboard'
  | 'shield';

/** Something that the guard can do next; each is a button. */
export type Offer =
  | 'retry'
  | 'undo'
  | 'companions'
  | 'checkOut'
  | 'lookAgain'
  | 'checkInApproved'
  | 'walkIn'
  | 'byHand'
  | 'findInside'
  | 'startShift'
  | 'bookedName'
  | 'hostAgrees'
  | 'leaveUnknown';

/** A sentence of the catalogue, with what goes into its gaps. Times and gates are written where it is shown. */
export interface Said {
  readonly key: TextKey;
  readonly at?: string;
  readonly gateId?: string;
}

/** What the guard is shown: a screen of its own for each outcome. */
export interface Verdict {
  readonly look: Look;
  readonly symbol: SymbolName;
  readonly word: TextKey;
  /** The most important line after the word. */
  readonly strong?: Said;
  readonly lines: readonly Said[];
  readonly visit?: Visit;
  readonly candidates?: readonly Candidate[];
  /** To be read out over the telephone: a row of the conformance table, or a request’s id. */
  readonly ref?: string;
  readonly offers: readonly Offer[];
}

/** What a verdict depends on besides the answer. */
export interface Gate {
  readonly direction: Direction;
  readonly walkIns: Site['walkIns'];
}
