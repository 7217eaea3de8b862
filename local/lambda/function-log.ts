import { sumMetrics, type MetricSums } from './metric-sums.ts';

/** The lines kept: enough to look at the last few hundred requests. */
const mostLines = 2_000;

export interface LogLine {
  readonly functionName: string;
  readonly line: string;
}

/** True for a line about an error of ours. Such a line is shown even without GATEHOUSE_LOGS. */
export const tellsOfFault = ({ line }: LogLine): boolean =>
  line.includes('"level":"ERROR"') || line.startsWith('Task timed out');

/** What the functions print: the last lines, and sums of the metrics among them. */
export interface FunctionLog {
  /** Takes printed text of one or more whole lines. */
  output(functionName: string, text: string): void;
  lines(): readonly LogLine[];
  readonly metrics: MetricSums;
}

/** Makes an empty log; `show` gets every line as it comes. */
export function functionLog(show?: (line: LogLine) => void): FunctionLog {
  let kept: LogLine[] = [];
  const metrics = sumMetrics();
  return {
    metrics,
    lines: () => kept.slice(-mostLines),
    output: (functionName, text) => {
      for (const line of text.split('\n')) {
        if (line === '') continue;
        if (line.includes('"_aws"')) metrics.add(line);
        kept.push({ functionName, line });
        show?.({ functionName, line });
      }
      if (kept.length > 2 * mostLines) kept = kept.slice(-mostLines);
    },
  };
}
