import { Duration, Stack } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  MathExpression,
  SingleValueWidget,
  TextWidget,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { metrics as listed, type MetricName } from '../functions/kernel/metric-names.ts';
import type { GatehouseData } from './gatehouse-data.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';
import { metricsOf, type StageMetrics } from './gatehouse-metrics.ts';
import type { GatehouseService } from './gatehouse-service.ts';
import type { Stage } from './stage.ts';

interface GatehouseDashboardProps {
  readonly data: GatehouseData;
  readonly service: GatehouseService;
  readonly stage: Stage;
}

const fiveMinutes = Duration.minutes(5);
const sixHours = Duration.hours(6);

/** The dashboard: what happens at the gates, whether the service works, and whether it will keep working. */
export class GatehouseDashboard extends Construct {
  constructor(scope: Construct, id: string, { data, service, stage }: GatehouseDashboardProps) {
    super(scope, id);
    const functions = Object.values(service.functions);
    const metrics = metricsOf(stage);
    new Dashboard(this, 'Dashboard', {
      // Dashboard names are shared by all regions of an account.
      dashboardName: `${stage.name}-${Stack.of(this).region}`,
      defaultInterval: Duration.hours(12),
      widgets: [
        [heading('At the gates')],
        [
          graph('Scans by outcome', [byDimension(metrics, 'Scans')]),
          graph('Rejected scans by ref', [byDimension(metrics, 'RejectedScans')]),
          graph('People on site: arrivals minus departures since the start of the window', [
            netArrivals(metrics),
          ]),
        ],
        [heading('Does it work?')],
        [
          graph('Function latency, p50', perFunction(functions, 'p50')),
          graph('Function latency, p99', perFunction(functions, 'p99')),
          graph(
            'Function errors',
            functions.map((of) =>
              of.metric('Errors', { statistic: 'Sum', label: of.name, period: fiveMinutes }),
            ),
          ),
        ],
        [
          graph('Route latency, p50', [routes(stage, 'Latency', 'p50')]),
          graph('Route latency, p99', [routes(stage, 'Latency', 'p99')]),
          graph('Route errors', [routes(stage, '4XXError', 'Sum'), routes(stage, '5XXError', 'Sum')]),
        ],
        [
          graph('Throttles', throttles(functions, data)),
          graph('Store: capacity units', capacity(data)),
          graph('Stopped by the firewall, by rule', [blocked(Stack.of(this).region)]),
        ],
        [
          graph('Refused scanners by reason', [byDimension(metrics, 'RefusedScanners')]),
          graph('Undone passages by direction', [byDimension(metrics, 'UndonePassages')]),
          graph('Exports of visits', [metrics.named('Exports', 'Sum', fiveMinutes)]),
        ],
        [
          graph('Passages that were sent later, by result', [byDimension(metrics, 'Passages')]),
          graph('People who looked at their own data', [byDimension(metrics, 'OwnDataLooks')]),
          graph('Requests of visitors that are overdue', [
            metrics.named('OverdueAccessRequests', 'Maximum', fiveMinutes),
          ]),
        ],
        [
          graph('Wrong invitation PINs, and tries while locked', [
            ...metrics.all('WrongPins', { statistic: 'Sum', period: fiveMinutes }),
            ...metrics.all('LockedPins', { statistic: 'Sum', period: fiveMinutes }),
          ]),
          graph('Days ended: no-shows, overstays', [
            metrics.named('NoShows', 'Sum', fiveMinutes),
            metrics.named('Overstays', 'Sum', fiveMinutes),
          ]),
          graph('Sites that could not be closed', [metrics.named('DayEndFailures', 'Sum', fiveMinutes)]),
        ],
        [
          graph('Invitations, by what was done', [byDimension(metrics, 'Invitations')]),
          graph('E-mails with invitations, by result', [byDimension(metrics, 'InvitationMails')]),
        ],
        [
          graph('Events of visits by type', [byDimension(metrics, 'VisitEvents')]),
          graph('Keys of days that were destroyed', [metrics.named('DestroyedKeys', 'Sum', fiveMinutes)]),
          graph('How late events are, in milliseconds', [
            service.functions['visit-events'].metric('IteratorAge', {
              statistic: 'Maximum',
              period: fiveMinutes,
            }),
          ]),
        ],
        [heading('Will it keep working? The issuer’s certificates')],
        [
          new SingleValueWidget({
            title: 'Key bundle',
            width: 12,
            metrics: [
              metrics.named('DaysToExpiry', 'Minimum', sixHours),
              metrics.named('BundleAgeHours', 'Maximum', sixHours),
            ],
          }),
          graph('Renewals: 1 failed, 0 did not', [metrics.named('RenewalFailed', 'Maximum', sixHours)], 12),
        ],
      ],
    });
  }
}

const heading = (title: string): IWidget => new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 });

const graph = (title: string, left: IMetric[], width = 8): IWidget =>
  new GraphWidget({ title, left, width, height: 6 });

/** Every value of a metric's own dimension, also values that come later. */
function byDimension(
  { namespace }: StageMetrics,
  name: MetricName &
    (
      | 'Scans'
      | 'RejectedScans'
      | 'RefusedScanners'
      | 'VisitEvents'
      | 'UndonePassages'
      | 'Passages'
      | 'OwnDataLooks'
      | 'Invitations'
      | 'InvitationMails'
    ),
): IMetric {
  const { dimension } = listed[name];
  return new MathExpression({
    expression: `SEARCH('{${namespace},${dimension},service} MetricName="${name}"', 'Sum', 300)`,
    usingMetrics: {},
    label: `\${PROP('Dim.${dimension}')}`,
    period: fiveMinutes,
  });
}

function netArrivals(metrics: StageMetrics): IMetric {
  const sums = (name: MetricName, prefix: string, dimensionValue?: string): Record<string, IMetric> =>
    Object.fromEntries(
      metrics
        .all(name, {
          statistic: 'Sum',
          period: fiveMinutes,
          ...(dimensionValue === undefined ? {} : { dimensionValue }),
        })
        .map((metric, index) => [`${prefix}${String(index)}`, metric]),
    );
  // An undone check-out counts as an arrival, an undone check-in as a departure.
  const arrivals = { ...sums('CheckIns', 'in'), ...sums('UndonePassages', 'stay', 'out') };
  const departures = { ...sums('CheckOuts', 'out'), ...sums('UndonePassages', 'none', 'in') };
  const total = (metricsById: Record<string, IMetric>) =>
    Object.keys(metricsById)
      .map((key) => `FILL(${key}, 0)`)
      .join(' + ');
  return new MathExpression({
    expression: `RUNNING_SUM((${total(arrivals)}) - (${total(departures)}))`,
    usingMetrics: { ...arrivals, ...departures },
    label: 'on site',
    period: fiveMinutes,
  });
}

const perFunction = (functions: readonly GatehouseFunction[], statistic: string): IMetric[] =>
  functions.map((of) => of.metric('Duration', { statistic, label: of.name, period: fiveMinutes }));

const routes = ({ name }: Stage, metric: string, statistic: string): IMetric =>
  new MathExpression({
    expression: `SEARCH('{AWS/ApiGateway,ApiName,Method,Resource,Stage} ApiName="${name}" MetricName="${metric}"', '${statistic}', 300)`,
    usingMetrics: {},
    label: `\${PROP('Dim.Method')} \${PROP('Dim.Resource')}`,
    period: fiveMinutes,
  });

const blocked = (region: string): IMetric =>
  new MathExpression({
    expression: `SEARCH('{AWS/WAFV2,Region,Rule,WebACL} MetricName="BlockedRequests" Region="${region}"', 'Sum', 300)`,
    usingMetrics: {},
    label: "${PROP('Dim.Rule')}",
    period: fiveMinutes,
  });

const tables = ({ registry, visits }: GatehouseData) => [registry, visits];

const throttles = (functions: readonly GatehouseFunction[], data: GatehouseData): IMetric[] => [
  ...functions.map((of) => of.metric('Throttles', { statistic: 'Sum', label: of.name, period: fiveMinutes })),
  ...tables(data).flatMap((table) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
      table.metric(name, { statistic: 'Sum', label: `${table.node.id} ${name}`, period: fiveMinutes }),
    ),
  ),
];

const capacity = (data: GatehouseData): IMetric[] =>
  tables(data).flatMap((table) => [
    table.metricConsumedReadCapacityUnits({ label: `${table.node.id} read`, period: fiveMinutes }),
    table.metricConsumedWriteCapacityUnits({ label: `${table.node.id} written`, period: fiveMinutes }),
  ]);
