import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metrics as list, type MetricName } from '../kernel/metric-names.ts';

const metrics = new Metrics();

/**
 * Emits one value of a listed metric in embedded metric format. `dimensionValue` belongs to the metric's own dimension,
 * and must come from a small fixed set.
 */
export function count(name: MetricName, dimensionValue?: string, value = 1): void {
  const kind = list[name];
  const metric = metrics.singleMetric();
  if ('dimension' in kind && dimensionValue !== undefined)
    metric.addDimension(kind.dimension, dimensionValue);
  metric.addMetric(name, kind.unit === 'Count' ? MetricUnit.Count : MetricUnit.NoUnit, value);
}
