import * as z from 'zod/mini';
import type { FunctionPool } from './lambda/function-pool.ts';
import type { Template } from './template/template.ts';

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z._default(z.string(), 'ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z._default(z.string(), '{}') }),
});

/** A schedule of EventBridge Scheduler that invokes a function. */
export interface Schedule {
  readonly functionName: string;
  readonly everySeconds: number;
  /** JSON event. */
  readonly input: string;
}

/** Reads the template's schedules. Throws on an expression the host cannot play. */
export function readSchedules(template: Template): Schedule[] {
  return template.resources('AWS::Scheduler::Schedule', scheduleSchema).flatMap(({ properties }) => {
    const functionName = /:function:([^:]+)/.exec(properties.Target.Arn)?.[1];
    if (properties.State !== 'ENABLED' || functionName === undefined) return [];
    return [
      {
        functionName,
        everySeconds: rateSeconds(properties.ScheduleExpression),
        input: properties.Target.Input,
      },
    ];
  });
}

const unitSeconds: Readonly<Record<string, number>> = { minute: 60, hour: 3_600, day: 86_400 };

/** `rate(6 hours)` → 21600. */
export function rateSeconds(expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = unitSeconds[unit];
  if (count === undefined || seconds === undefined)
    throw new Error(`the local host cannot play the schedule ${expression}`);
  return Number(count) * seconds;
}

/** Starts the timers; the answer ends them. */
export function runSchedules(
  schedules: readonly Schedule[],
  pool: (functionName: string) => FunctionPool,
): () => void {
  const timers = schedules.map(({ functionName, everySeconds, input }) =>
    setInterval(() => void pool(functionName).invoke(input), everySeconds * 1000),
  );
  return () => {
    timers.forEach(clearInterval);
  };
}
