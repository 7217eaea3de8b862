import { daySeconds } from '../kernel/clock.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';

const warnAtDays = [1, 7, 14, 30];

/**
 * Days, with fractions, until codes can no longer be verified unless the issuer publishes another certificate: until then
 * the active certificates follow one another without a gap.
 */
export function daysToExpiry({ certificates }: KeyBundle, now: EpochSeconds): number {
  const active = certificates.filter(({ status }) => status === 'active');
  let end: number = now;
  for (const { notBefore, notAfter } of active.toSorted((one, other) => one.notBefore - other.notBefore)) {
    if (notBefore <= end) end = Math.max(end, notAfter);
  }
  return (end - now) / daySeconds;
}

/**
 * The warning (30, 14, 7 or 1 days) that has become due since the renewal before, the most urgent where there are several.
 * @param previous the bundle of the renewal before; absent for the first renewal
 */
export function warningDue(
  previous: KeyBundle | undefined,
  bundle: KeyBundle,
  now: EpochSeconds,
): number | undefined {
  const before = previous ? daysToExpiry(previous, previous.fetchedAt) : Infinity;
  const left = daysToExpiry(bundle, now);
  return warnAtDays.find((days) => left <= days && days < before);
}
