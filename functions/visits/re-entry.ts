import type { CodeDigest, EpochSeconds, GateId } from '../kernel/brands.ts';
import type { Passage, PassageMethod, Visit } from './visit.ts';

/** Passages that a visit keeps: twenty times in and out. A visitor who comes more often gets another visit. */
export const mostPassages = 40;

/**
 * The mark of a used code on a visit that allows re-entry. 66 bits of its digest are enough to recognise it among {@link
 * mostPassages}, and keep the item small.
 */
export const codeMark = (direction: 'in' | 'out', digest: CodeDigest): string =>
  `${direction === 'in' ? 'i' : 'o'}${digest.slice(0, 11)}`;

/** Means "no gate" in a passage line. No gate can have this name. */
const noGate = '*';

/** The last word of the line of a passage that was recorded without a network. */
const offline = 'offline';

/**
 * A passage as such a visit keeps it, in a line, so that the item stays small: `in 1795395600 main personal_code`, with
 * `offline` behind it where the scanner had no network.
 */
export const passageLine = (
  direction: 'in' | 'out',
  { at, gateId, method, recordedOffline }: Passage,
): string => [direction, at, gateId ?? noGate, method, ...(recordedOffline ? [offline] : [])].join(' ');

/** Reads a {@link passageLine}. */
export function passedGate(line: string): PassedGate {
  const [direction, at, gateId, method, how] = line.split(' ');
  return {
    direction: direction === 'in' ? 'in' : 'out',
    at: Number(at) as EpochSeconds,
    ...(gateId === noGate ? {} : { gateId: gateId as GateId }),
    method: method as PassageMethod,
    ...(how === offline ? { recordedOffline: true } : {}),
  };
}

/** A passage of a visit that may come again. */
interface PassedGate {
  readonly direction: 'in' | 'out';
  readonly at: EpochSeconds;
  readonly gateId?: GateId;
  readonly method: PassageMethod;
  readonly recordedOffline?: true;
}

/** True where one of the visit's passages was recorded without a network. */
export const isRecordedOffline = ({ checkedIn, checkedOut, passages = [] }: Visit): boolean =>
  [checkedIn, checkedOut, ...passages.map(passedGate)].some((passage) => passage?.recordedOffline);

/** Whether this code was used for a passage of the visit, in this direction or in any. */
export function hasUsed(
  { usedCodes = [] }: Pick<Visit, 'usedCodes'>,
  digest: CodeDigest,
  direction?: 'in' | 'out',
): boolean {
  return (direction === undefined ? (['in', 'out'] as const) : [direction]).some((one) =>
    usedCodes.includes(codeMark(one, digest)),
  );
}

/**
 * True where the visitor has gone out and may come in again while the window is open. The write has the same condition
 * (`checkInAgain`).
 */
export const mayComeAgain = ({
  state,
  allowsReEntry,
  passages = [],
}: Pick<Visit, 'state' | 'allowsReEntry' | 'passages'>): boolean =>
  state === 'checked_out' && allowsReEntry === true && passages.length < mostPassages;
