import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { metrics, type MetricName } from '../functions/kernel/metric-names.ts';
import type { Stage } from './stage.ts';

/** Which functions emit a metric: Powertools adds the function's name as the dimension `service`. */
const emitters: Readonly<Record<MetricName, readonly string[]>> = {
  Scans: ['scan', 'choice'],
  RejectedScans: ['scan'],
  CheckIns: ['scan', 'choice', 'visits', 'passages'],
  CheckOuts: ['scan', 'choice', 'visits', 'day-end', 'passages'],
  UndonePassages: ['visits'],
  Passages: ['passages'],
  RefusedScanners: [
    'authorizer',
    'scanners',
    'scan',
    'choice',
    'visits',
    'sites',
    'key-bundle',
    'offline-pack',
    'passages',
    'roll-call',
  ],
  WrongPins: ['visits'],
  LockedPins: ['visits'],
  Exports: ['exports'],
  OwnDataLooks: ['my-data'],
  Invitations: ['invitations', 'my-visits'],
  InvitationMails: ['send-invitations'],
  OverdueAccessRequests: ['remind-offices'],
  NoShows: ['day-end'],
  Overstays: ['day-end'],
  DayEndFailures: ['day-end'],
  DestroyedKeys: ['destroy-keys'],
  VisitEvents: ['visit-events'],
  DaysToExpiry: ['renewal'],
  BundleAgeHours: ['renewal'],
  RenewalFailed: ['renewal'],
};

/**
 * A listed metric, one for each function that emits it, or for `emitter` alone; `dimensionValue` picks one value of its
 * own dimension.
 */
const metricsNamed = (
  namespace: string,
  name: MetricName,
  options: {
    readonly statistic: string;
    readonly period: Duration;
    readonly dimensionValue?: string;
    readonly label?: string;
    readonly emitter?: string;
  },
): readonly IMetric[] => {
  const { dimensionValue, emitter, ...rest } = options;
  const kind = metrics[name];
  const own = 'dimension' in kind && dimensionValue !== undefined ? { [kind.dimension]: dimensionValue } : {};
  const from = emitters[name].filter((service) => emitter === undefined || service === emitter);
  return from.map(
    (service) =>
      new Metric({
        namespace,
        metricName: name,
        dimensionsMap: { service, ...own },
        ...rest,
      }),
  );
};

/** The service's own metrics, in the namespace of its stage. */
export interface StageMetrics {
  /** `Gatehouse`, or `Gatehouse-staging`. */
  readonly namespace: string;
  /** A listed metric, one for each function that emits it. */
  all(name: MetricName, options: Parameters<typeof metricsNamed>[2]): readonly IMetric[];
  /** The one metric that only one function emits. */
  named(name: MetricName, statistic: string, period: Duration): IMetric;
}

/** The metrics of a stage. */
export function metricsOf({ name: namespace }: Stage): StageMetrics {
  const all: StageMetrics['all'] = (name, options) => metricsNamed(namespace, name, options);
  return {
    namespace,
    all,
    named: (name, statistic, period) => {
      const [only] = all(name, { statistic, period });
      if (!only) throw new Error(`no function emits ${name}`);
      return only;
    },
  };
}

/** A sum of metrics. Metrics without data count as zero. A CloudWatch alarm adds at most ten. */
export function sumOf(metricsToAdd: readonly IMetric[], label: string, period: Duration): MathExpression {
  const usingMetrics = Object.fromEntries(metricsToAdd.map((metric, index) => [`m${String(index)}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((key) => `FILL(${key}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period });
}
