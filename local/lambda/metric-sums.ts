import * as z from 'zod/mini';

const numbers = z.union([z.number(), z.array(z.number())]);
const emf = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** A metric with one set of dimensions, as CloudWatch would keep it: sum and number of the values seen so far. */
export interface MetricSum {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sum: number;
  readonly count: number;
  /** The value seen last. */
  readonly last: number;
}

export interface MetricSums {
  /** Takes a line in CloudWatch's embedded metric format; any other line is ignored. */
  add(line: string): void;
  all(): MetricSum[];
}

/** Adds up metrics in embedded metric format, by namespace, name and dimensions. */
export function sumMetrics(): MetricSums {
  const sums = new Map<string, MetricSum>();
  return {
    all: () => [...sums.values()],
    add: (line) => {
      const parsed = emf.safeParse(parse(line));
      if (!parsed.success) return;
      for (const { Namespace, Dimensions, Metrics } of parsed.data._aws.CloudWatchMetrics) {
        for (const { Name } of Metrics) {
          const values = numbers.safeParse(parsed.data[Name]);
          if (!values.success) continue;
          for (const names of Dimensions) {
            const dimensions = Object.fromEntries(names.map((name) => [name, String(parsed.data[name])]));
            take(Namespace, Name, dimensions, [values.data].flat());
          }
        }
      }
    },
  };

  function take(
    namespace: string,
    name: string,
    dimensions: Record<string, string>,
    values: readonly number[],
  ): void {
    const key = JSON.stringify([namespace, name, dimensions]);
    const { sum = 0, count = 0 } = sums.get(key) ?? {};
    const added = values.reduce((total, value) => total + value, 0);
    sums.set(key, {
      namespace,
      name,
      dimensions,
      sum: sum + added,
      count: count + values.length,
      last: values.at(-1) ?? 0,
    });
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
