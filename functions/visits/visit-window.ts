import type { EpochSeconds } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';

/** From when until when a visitor is expected. */
export interface VisitWindow {
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
}

export const longestVisitSeconds = 31 * 86_400;
const furthestAheadSeconds = 366 * 86_400;

/** What is wrong with a window that is booked at `now`: it has to end after it begins, within 31 days, in the future. */
export function windowProblem(
  { expectedFrom, expectedUntil }: VisitWindow,
  now: EpochSeconds,
): Failure | undefined {
  if (expectedUntil <= expectedFrom) return invalid('expectedUntil', 'must be after expectedFrom');
  if (expectedUntil - expectedFrom > longestVisitSeconds)
    return invalid('expectedUntil', 'must be at most 31 days after expectedFrom');
  if (expectedUntil <= now) return invalid('expectedUntil', 'must be in the future');
  return expectedFrom - now > furthestAheadSeconds
    ? invalid('expectedFrom', 'must be within a year')
    : undefined;
}

const invalid = (path: string, message: string): Failure =>
  failure('invalid_request', undefined, [{ path, message }]);
