import type { EpochSeconds } from '../kernel/brands.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import type { MetricName } from '../kernel/metric-names.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { daysToExpiry, warningsDue } from './next-bundle.ts';
import type { Renewal } from './renew-key-bundle.ts';
import type { TrustEvent } from './trust-events.ts';

/** What a renewal tells: metrics for the alarms, events for who listens, a summary for who called. */
export interface RenewalReport {
  readonly metrics: readonly (readonly [MetricName, number])[];
  readonly events: readonly TrustEvent[];
  readonly summary: Readonly<Record<string, unknown>>;
}

const hourSeconds = 3600;

/** Puts a renewal into metrics, events and a summary. A bundle that does not exist has no age. */
export function reportRenewal(renewal: Renewal, profileId: string, now: EpochSeconds): RenewalReport {
  const failed = renewal.result === 'failed';
  const inForce = failed ? renewal.previous : renewal.bundle;
  const metrics: RenewalReport['metrics'] = [
    ['RenewalFailed', failed ? 1 : 0],
    ...(inForce ? healthOf(inForce, now) : []),
  ];
  if (renewal.result === 'failed') {
    const { fault } = renewal;
    return {
      metrics,
      events: [{ type: 'key_bundle.failed', profileId, fault }],
      summary: { result: 'failed', reason: fault, ...(inForce ? summaryOf(inForce, now) : {}) },
    };
  }
  const { bundle, previous, result } = renewal;
  const warnings = warningsDue(bundle, previous?.fetchedAt ?? now, now);
  return {
    metrics,
    events: [
      ...(result === 'renewed'
        ? [
            {
              type: 'key_bundle.renewed' as const,
              profileId,
              keyIds: bundle.certificates.map(({ keyId }) => keyId),
            },
          ]
        : []),
      ...warnings.map((days) => ({ type: 'key_bundle.expiring' as const, profileId, days })),
    ],
    summary: { result, ...summaryOf(bundle, now) },
  };
}

const healthOf = (bundle: KeyBundle, now: EpochSeconds) =>
  [
    ['DaysToExpiry', daysToExpiry(bundle, now)],
    ['BundleAgeHours', (now - bundle.fetchedAt) / hourSeconds],
  ] as const;

const summaryOf = (bundle: KeyBundle, now: EpochSeconds) => ({
  certificates: bundle.certificates.map(({ keyId, status }) => ({ keyId, status })),
  validUntil: toRfc3339(bundle.validUntil),
  daysToExpiry: Math.floor(daysToExpiry(bundle, now)),
});
