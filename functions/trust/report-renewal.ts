import type { EpochSeconds } from '../kernel/brands.ts';
import { toRfc3339, hourSeconds } from '../kernel/clock.ts';
import type { MetricName } from '../kernel/metric-names.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { daysToExpiry, warningDue } from './expiry.ts';
import type { Renewal } from './renewal.ts';
import type { TrustEvent } from './trust-event-messages.ts';

/** The report of a renewal: metrics for alarms, events for subscribers, a summary for the caller. */
export interface RenewalReport {
  readonly metrics: readonly (readonly [MetricName, number])[];
  readonly events: readonly TrustEvent[];
  readonly summary: Readonly<Record<string, unknown>>;
}

/** Puts a renewal into metrics, events and a summary. A bundle that does not exist has no age. */
export function reportRenewal(renewal: Renewal, profileId: string, now: EpochSeconds): RenewalReport {
  const failed = renewal.result === 'failed';
  const inForce = failed ? renewal.previous : renewal.bundle;
  return {
    metrics: [['RenewalFailed', failed ? 1 : 0], ...(inForce ? healthOf(inForce, now) : [])],
    events: failed
      ? [{ type: 'key_bundle.failed', profileId, reason: renewal.fault }]
      : eventsOf(renewal, profileId, now),
    summary: {
      result: renewal.result,
      ...(failed ? { reason: renewal.fault } : {}),
      ...(inForce ? summaryOf(inForce, now) : {}),
    },
  };
}

function eventsOf(
  { result, bundle, previous }: Exclude<Renewal, { result: 'failed' }>,
  profileId: string,
  now: EpochSeconds,
): TrustEvent[] {
  const days = warningDue(previous, bundle, now);
  const keyIds = bundle.certificates.filter(({ status }) => status === 'active').map(({ keyId }) => keyId);
  return [
    ...(result === 'renewed' ? [{ type: 'key_bundle.renewed' as const, profileId, keyIds }] : []),
    ...(days === undefined ? [] : [{ type: 'key_bundle.expiring' as const, profileId, days }]),
  ];
}

const healthOf = (bundle: KeyBundle, now: EpochSeconds) =>
  [
    ['DaysToExpiry', daysToExpiry(bundle, now)],
    // A bundle that was fetched while the clock was ahead has age 0.
    ['BundleAgeHours', Math.max(0, now - bundle.fetchedAt) / hourSeconds],
  ] as const;

const summaryOf = (bundle: KeyBundle, now: EpochSeconds) => ({
  certificates: bundle.certificates.map(({ keyId, status }) => ({ keyId, status })),
  validUntil: toRfc3339(bundle.validUntil),
  daysToExpiry: Math.floor(daysToExpiry(bundle, now)),
});
