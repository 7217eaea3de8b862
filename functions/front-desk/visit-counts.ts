import { count } from '../edge/count.ts';
import type { CompanionCheckIn } from './check-in-companions.ts';
import type { Outcome } from './load-visit.ts';
import type { Visit } from '../visits/visit.ts';

/** Counts what was done to a visit by hand, when it was done. */
export function counted(name: 'CheckIns' | 'CheckOuts', outcome: Outcome): Outcome {
  if (outcome.ok) count(name);
  return outcome;
}

/** Counts a passage that was undone: a check-in or check-out that was counted and did not take place. */
export function countUndone(outcome: Outcome): Outcome {
  if (outcome.ok) count('UndonePassages', outcome.visit.undone?.at(-1)?.direction);
  return outcome;
}

/** Counts those who came in of a walk-in that was recorded by hand. */
export function countWalkIn(visits: readonly (Visit | undefined)[]): void {
  for (const visit of visits) if (visit?.state === 'checked_in') count('CheckIns');
}

/** Counts PINs that were wrong, and those tried while they are locked. */
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
