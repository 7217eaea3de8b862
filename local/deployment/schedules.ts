import * as z from 'zod/mini';
import type { Invocation } from '../lambda/messages.ts';
import type { Template } from '../template/template.ts';

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
    throw new Error(`the local host does not support the schedule ${expression}`);
  return Number(count) * seconds;
}

/** A run of a schedule that fell due while time was passed on. */
export interface DueRun {
  readonly schedule: string;
  readonly at: string;
  readonly result: Invocation['kind'];
}

export interface RunningSchedules {
  /** Lets time pass. Runs that fall due in it run at their time, one after the other. */
  readonly pass: (seconds: number) => Promise<readonly DueRun[]>;
  readonly stop: () => void;
}

/** The clock that schedules run on. */
export interface ScheduleClock {
  readonly nowMs: () => number;
  readonly pass: (seconds: number) => void;
}

/**
 * More runs of one schedule than these (a day of the quickest) are not played when a long time passes; only the last ones
 * run.
 */
const mostRuns = 96;
/** A timer counts up to 2^31 ms; the schedule is checked again before that. */
const longestWaitMs = 3_600_000;

/** Runs the schedules on this clock, one run after the other, until they are stopped. */
export function runSchedules(
  schedules: readonly (Schedule & { readonly title: string })[],
  invoke: (functionName: string, event: string) => Promise<Invocation>,
  clock: ScheduleClock,
): RunningSchedules {
  const coming = schedules.map((schedule) => ({
    ...schedule,
    everyMs: schedule.everySeconds * 1000,
    nextMs: clock.nowMs() + schedule.everySeconds * 1000,
  }));
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<unknown> = Promise.resolve();

  /** Runs what is due until `untilMs`. The clock is moved to the time of each run. */
  const runUntil = async (untilMs: number): Promise<readonly DueRun[]> => {
    for (const one of coming) {
      const tooMany = Math.floor((untilMs - one.nextMs) / one.everyMs) + 1 - mostRuns;
      if (tooMany > 0) one.nextMs += tooMany * one.everyMs;
    }
    const ran: DueRun[] = [];
    for (;;) {
      const next = coming.toSorted((a, b) => a.nextMs - b.nextMs)[0];
      if (!next || next.nextMs > untilMs || isOver()) return ran;
      const aheadMs = next.nextMs - clock.nowMs();
      if (aheadMs > 0) clock.pass(aheadMs / 1000);
      const at = new Date(next.nextMs).toISOString();
      next.nextMs += next.everyMs;
      const { kind } = await invoke(next.functionName, next.input);
      ran.push({ schedule: next.title, at, result: kind });
    }
  };
  const isOver = (): boolean => stopped;
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = working.then(work);
    working = turn.catch(() => undefined);
    return turn;
  };
  const wait = (): void => {
    clearTimeout(timer);
    if (stopped || coming.length === 0) return;
    const firstMs = Math.min(...coming.map(({ nextMs }) => nextMs)) - clock.nowMs();
    timer = setTimeout(
      () => {
        void inTurn(() => runUntil(clock.nowMs())).finally(wait);
      },
      Math.max(0, Math.min(firstMs, longestWaitMs)),
    );
  };
  wait();

  return {
    pass: (seconds) =>
      inTurn(async () => {
        const untilMs = clock.nowMs() + seconds * 1000;
        const ran = await runUntil(untilMs);
        clock.pass(Math.max(0, untilMs - clock.nowMs()) / 1000);
        return ran;
      }).finally(wait),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
