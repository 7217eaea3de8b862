import { count } from '../edge/count.ts';
import type { CompanionCheckIn } from './check-in-companions.ts';
import type { Outcome } from './load-visit.ts';
import type { Visit } from '../visits/visit.ts';

/** Counts a check-in or check-out by hand that was made. */
export function counted(name: 'CheckIns' | 'CheckOuts', outcome: Outcome): Outcome {
  if (outcome.ok) count(name);
  return outcome;
}

/** Counts an undone passage: a check-in or check-out that was counted but did not take place. */
export function countUndone(outcome: Outcome): Outcome {
  if (outcome.ok) count('UndonePassages', outcome.visit.undone?.at(-1)?.direction);
  return outcome;
}

/** Counts the visitors of a walk-in by hand who came in. */
export function countWalkIn(visits: readonly (Visit | undefined)[]): void {
  for (const visit of visits) if (visit?.state === 'checked_in') count('CheckIns');
}

/** Counts wrong PINs, and PINs that were tried while locked. */
export function countPin(outcome: Outcome): Outcome {
  if (!outcome.ok && outcome.code === 'wrong_pin') count('WrongPins');
  if (!outcome.ok && outcome.code === 'pin_locked') count('LockedPins');
  return outcome;
}

/** Counts a companion who came in. */
export function countCompanion(companion: CompanionCheckIn): CompanionCheckIn {
  if (companion.visit) count('CheckIns');
  return companion;
}
