import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metrics as list, type MetricName } from '../kernel/metric-names.ts';

/** Each metric is a line of its own: it is emitted when it is added, and its dimension is cleared afterwards. */
const metrics = new Metrics({ singleMetric: true });

/**
 * Emits one value of a listed metric in embedded metric format. `dimensionValue` belongs to the metric's own dimension,
 * and must come from a small fixed set.
 */
export function count(name: MetricName, dimensionValue?: string, value = 1): void {
  const kind = list[name];
  if ('dimension' in kind && dimensionValue !== undefined)
    metrics.addDimension(kind.dimension, dimensionValue);
  metrics.addMetric(name, kind.unit === 'Count' ? MetricUnit.Count : MetricUnit.NoUnit, value);
}
