import { Worker } from 'node:worker_threads';
import { clockMemory } from '../host/shared-clock.ts';
import type { FromWorker, Invoke, Reply, ToWorker, WorkerSettings } from './messages.ts';

/** A thread that runs instances of several functions. */
export interface Thread {
  /** Hands over an event; `forget` leaves it to itself. Answers a failure where the thread ends. */
  invoke(order: Omit<Invoke, 'kind' | 'id'>): {
    readonly ended: Promise<FromWorker>;
    readonly forget: () => void;
  };
  /** From now on `onOutput` gets what the instance prints. */
  listen(instanceId: number, onOutput: (text: string) => void): void;
  alive(): boolean;
  /** Ends the thread immediately, even if something in it never ends. */
  check(): void;
  /** Ends the thread once it has nothing to do. */
  retire(): void;
  stop(): Promise<void>;
}

/** A request leaves little garbage, so a larger young generation would only waste memory in each thread. */
const youngMb = 4;
/** The size of the old generation. The garbage collector works harder before the heap grows to this. */
const oldMb = 160;
/** A thread that does not answer by then counts as hung. */
const pongMs = 2_000;

const exited: FromWorker = {
  kind: 'failed',
  errorType: 'Runtime.ExitError',
  errorMessage: 'the function ended its process',
  trace: '',
};

const newWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { clock: clockMemory } satisfies WorkerSettings,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb },
  });

function failureOf(error: unknown): FromWorker {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', errorType: name, errorMessage: message, trace: stack ?? '' };
}

/** Starts a thread in which nothing is loaded yet. */
export function startThread(): Thread {
  const worker = newWorker();
  let alive = true;
  let retired = false;
  let lastId = 0;
  let pinged: NodeJS.Timeout | undefined;
  const pending = new Map<number, { readonly instanceId: number; end(ended: FromWorker): void }>();
  const outputs = new Map<number, (text: string) => void>();

  const stop = async (): Promise<void> => {
    alive = false;
    clearTimeout(pinged);
    await worker.terminate();
  };
  const done = (id: number, ended: FromWorker): void => {
    pending.get(id)?.end(ended);
    pending.delete(id);
    if (retired && pending.size === 0) void stop();
  };
  const failAll = (ended: FromWorker): void => {
    alive = false;
    for (const id of [...pending.keys()]) done(id, ended);
  };
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      [...outputs.values()].at(-1)?.(text);
    });
  }
  worker.on('message', (reply: Reply) => {
    switch (reply.kind) {
      case 'pong':
        clearTimeout(pinged);
        pinged = undefined;
        return;
      case 'printed':
        outputs.get(reply.instanceId)?.(reply.printed);
        return;
      case 'ended': {
        const instanceId = pending.get(reply.id)?.instanceId;
        if (reply.printed !== '' && instanceId !== undefined) outputs.get(instanceId)?.(reply.printed);
        done(reply.id, reply.ended);
      }
    }
  });
  worker.on('error', (error) => {
    failAll(failureOf(error));
  });
  worker.on('exit', () => {
    failAll(exited);
  });

  return {
    alive: () => alive && !retired,
    stop,
    listen: (instanceId, onOutput) => outputs.set(instanceId, onOutput),
    invoke: (order) => {
      const id = (lastId += 1);
      const ended = new Promise<FromWorker>((resolve) => {
        pending.set(id, { instanceId: order.instanceId, end: resolve });
      });
      if (alive) worker.postMessage({ kind: 'invoke', id, ...order } satisfies ToWorker);
      else done(id, exited);
      return {
        ended,
        forget: () => {
          done(id, exited);
        },
      };
    },
    check: () => {
      if (!alive || pinged) return;
      pinged = setTimeout(() => void stop(), pongMs);
      worker.postMessage({ kind: 'ping' } satisfies ToWorker);
    },
    retire: () => {
      retired = true;
      if (pending.size === 0) void stop();
    },
  };
}
