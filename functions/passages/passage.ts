import type {
  EpochSeconds,
  FirmId,
  GateId,
  MemberId,
  ScanId,
  ScannerId,
  SiteId,
  VisitId,
} from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import type { Visitor } from '../person-keys/person.ts';
import type { Host, PassageMethod } from '../visits/visit.ts';

/** Which way somebody went. */
export type Direction = 'in' | 'out';

/**
 * Why a manager has to look at a passage, the most serious first: where several apply, the first is told.
 * - `scanner_revoked`: it was delivered after its scanner had been revoked. It has changed nothing until a manager applies it.
 * - `barred`, `near_bar`: a bar is on the person who came in, or near.
 * - `code_rejected`: the code did not verify, as of the time of the scan; `ref` says why.
 * - `key_unknown`: no certificate of the code is known, now or before the latest renewal.
 * - `not_admitted`: the visit was refused or still waits, or the site does not admit such walk-ins.
 * - `cancelled`: the visit was cancelled.
 * - `already_inside`: the person, or this code, was admitted at another gate too.
 * - `not_inside`: the person who went out was not inside.
 * - `unknown_visit`: the visit that the scanner names does not exist.
 * - `closed`: the visit was over, or the end of the day has checked it out.
 * - `too_old`, `in_the_future`: the time of the passage is over a day ago, or has not come yet.
 */
export const attentions = [
  'scanner_revoked',
  'barred',
  'near_bar',
  'code_rejected',
  'key_unknown',
  'not_admitted',
  'cancelled',
  'already_inside',
  'not_inside',
  'unknown_visit',
  'closed',
  'too_old',
  'in_the_future',
] as const;
export type Attention = (typeof attentions)[number];

/** The most serious of these reasons; `undefined` where there is none. */
export const worstOf = (reasons: readonly (Attention | undefined)[]): Attention | undefined =>
  attentions.find((each) => reasons.includes(each));

/** Who came in, as far as the site keeps it, and where to. */
export interface Told {
  readonly visitor: Visitor;
  readonly host?: Host;
}

/** The record of a passage that a scanner made without a network. It has no code, and no name but of a held walk-in. */
export interface RecordedPassage {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly scanId: ScanId;
  readonly scannerId: ScannerId;
  readonly gateId: GateId;
  readonly direction: Direction;
  readonly method: PassageMethod;
  /** When it took place, in the server's time as the scanner estimates it. */
  readonly recordedAt: EpochSeconds;
  readonly receivedAt: EpochSeconds;
  /** Counts the passages of the scanner. */
  readonly counter: number;
  /** The visit that it is about, where that is known. */
  readonly visitId?: VisitId;
  readonly attention?: Attention;
  /** Of a held passage: when its scanner was revoked. */
  readonly scannerRevokedAt?: EpochSeconds;
  /** Of a held way in of nobody who is known: who came in, until the passage is resolved. */
  readonly told?: Told;
  /** A manager has applied the held passage. */
  readonly applied?: true;
  /** What stood against the held passage when it was applied. */
  readonly despite?: Attention;
  /** Of a code that was rejected: row of the conformance table. */
  readonly ref?: string;
  readonly resolvedAt?: EpochSeconds;
  readonly resolvedBy?: MemberId;
  /** What the manager found, in words. */
  readonly note?: string;
  readonly purgeAt: EpochSeconds;
}

/** A passage is applied up to this long after it took place. */
const oldestSeconds = daySeconds;
/** A scanner estimates the server's time to some seconds. */
const toleranceSeconds = 60;

/** Why a passage of this time is not applied, if so. */
export function timeFault(
  recordedAt: EpochSeconds,
  now: EpochSeconds,
): Extract<Attention, 'too_old' | 'in_the_future'> | undefined {
  if (recordedAt > now + toleranceSeconds) return 'in_the_future';
  return recordedAt < now - oldestSeconds ? 'too_old' : undefined;
}

/** The time from which a record is kept: a passage of any age is kept from when it could have been sent. */
export const keptFrom = (recordedAt: EpochSeconds, now: EpochSeconds): EpochSeconds =>
  Math.min(Math.max(recordedAt, later(now, -oldestSeconds)), now) as EpochSeconds;

/** The order in which the passages of a page are applied. */
export const inOrder = (
  one: Pick<RecordedPassage, 'recordedAt' | 'counter'>,
  other: Pick<RecordedPassage, 'recordedAt' | 'counter'>,
): number => one.recordedAt - other.recordedAt || one.counter - other.counter;

/** A passage that a manager has to look at, or has looked at. */
export type ListedPassage = RecordedPassage & Required<Pick<RecordedPassage, 'attention'>>;
