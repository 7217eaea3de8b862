import type { Duration } from 'aws-cdk-lib';
import { Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, metrics, type MetricName } from '../functions/kernel/metric-names.ts';

/** Which functions emit a metric: Powertools adds the function's name as the dimension `service`. */
const emitters: Readonly<Record<MetricName, readonly string[]>> = {
  Scans: ['scan', 'choice'],
  RejectedScans: ['scan'],
  CheckIns: ['scan', 'choice', 'visits'],
  CheckOuts: ['scan', 'choice', 'visits', 'day-end'],
  UndonePassages: ['visits'],
  RefusedScanners: ['authorizer', 'scanners', 'scan', 'choice', 'visits', 'sites', 'key-bundle'],
  WrongPins: ['visits'],
  LockedPins: ['visits'],
  Exports: ['exports'],
  NoShows: ['day-end'],
  Overstays: ['day-end'],
  DayEndFailures: ['day-end'],
  VisitEvents: ['visit-events'],
  DaysToExpiry: ['renewal'],
  BundleAgeHours: ['renewal'],
  RenewalFailed: ['renewal'],
};

/**
 * A listed metric, one for each function that emits it, or for `emitter` alone; `dimensionValue` picks one value of its
 * own dimension.
 */
export function metricsNamed(
  name: MetricName,
  options: {
    readonly statistic: string;
    readonly period: Duration;
    readonly dimensionValue?: string;
    readonly label?: string;
    readonly emitter?: string;
  },
): readonly IMetric[] {
  const { dimensionValue, emitter, ...rest } = options;
  const kind = metrics[name];
  const own = 'dimension' in kind && dimensionValue !== undefined ? { [kind.dimension]: dimensionValue } : {};
  const from = emitters[name].filter((service) => emitter === undefined || service === emitter);
  return from.map(
    (service) =>
      new Metric({
        namespace: metricNamespace,
        metricName: name,
        dimensionsMap: { service, ...own },
        ...rest,
      }),
  );
}

/** The one metric that only one function emits. */
export function metricNamed(name: MetricName, statistic: string, period: Duration): IMetric {
  const [only] = metricsNamed(name, { statistic, period });
  if (!only) throw new Error(`no function emits ${name}`);
  return only;
}
