import { Worker } from 'node:worker_threads';
import { clockMemory } from '../shared-clock.ts';
import type { FunctionDefinition } from './function-definitions.ts';
import type { Invocation, Reply, ToWorker, WorkerSettings } from './messages.ts';

/** One execution environment: answers one event at a time. */
export interface Instance {
  invoke(event: string, requestId: string): Promise<Invocation>;
  /** False once it has timed out or crashed: it must not be used again. */
  alive(): boolean;
  stop(): Promise<void>;
}

/** A request leaves little behind: more than this for what is young would only lie there, in each thread. */
const youngMb = 2;

/** Starts a thread for the function; the bundle loads while the first event waits. `onOutput` gets what it prints. */
export function startInstance(definition: FunctionDefinition, onOutput: (text: string) => void): Instance {
  const { file, exportName, name, arn, memoryMb, timeoutSeconds, environment } = definition;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: {
      file,
      exportName,
      functionName: name,
      functionArn: arn,
      memoryMb,
      clock: clockMemory,
    } satisfies WorkerSettings,
    env: { ...environment },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  });
  let alive = true;
  let settle: ((ended: Invocation) => void) | undefined;
  const end = (ended: Invocation): void => {
    settle?.(ended);
    settle = undefined;
  };
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', onOutput);
  }
  worker.on('message', ({ printed, ...ended }: Reply) => {
    if (printed !== '') onOutput(printed);
    end(ended);
  });
  worker.on('error', (error) => {
    const { name: errorType, message, stack } = error instanceof Error ? error : new Error(String(error));
    end({ kind: 'failed', errorType, errorMessage: message, trace: stack ?? '' });
  });
  worker.on('exit', () => {
    alive = false;
    end({
      kind: 'failed',
      errorType: 'Runtime.ExitError',
      errorMessage: 'the function ended its process',
      trace: '',
    });
  });
  const stop = async (): Promise<void> => {
    alive = false;
    await worker.terminate();
  };

  return {
    alive: () => alive,
    stop,
    invoke: (event, requestId) =>
      new Promise((resolve) => {
        const timeOut = setTimeout(() => {
          end({ kind: 'timed_out' });
          void stop();
        }, timeoutSeconds * 1000);
        settle = (ended) => {
          clearTimeout(timeOut);
          resolve(ended);
        };
        const deadline = Date.now() + timeoutSeconds * 1000;
        worker.postMessage({ event, requestId, deadline } satisfies ToWorker);
      }),
  };
}
