import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Output that has not been collected by then is sent anyway: it comes from a background task, or from an invocation
 * that hangs.
 */
const patienceMs = 100;

type Done = (error?: Error | null) => void;

export interface Printed {
  /** Runs the work; what it prints belongs to this instance. */
  run<Result>(instanceId: number, work: () => Result): Result;
  /** What the instance printed since the last time. */
  take(instanceId: number): string;
}

/**
 * Keeps what this thread's instances print on standard output, each for itself, until it is taken: sent along with a reply
 * it costs nothing, line by line it would cost a message between threads each.
 */
export function keepPrinted(
  stdout: NodeJS.WriteStream,
  passOn: (instanceId: number, printed: string) => void,
): Printed {
  const writeThrough = stdout.write.bind(stdout);
  const instances = new AsyncLocalStorage<number>();
  const kept = new Map<number, string>();
  let timer: NodeJS.Timeout | undefined;
  const take = (instanceId: number): string => {
    const taken = kept.get(instanceId) ?? '';
    kept.delete(instanceId);
    return taken;
  };
  const passOnRest = (): void => {
    timer = undefined;
    for (const instanceId of [...kept.keys()]) passOn(instanceId, take(instanceId));
  };
  stdout.write = (chunk: string | Uint8Array, encodingOrDone?: BufferEncoding | Done, done?: Done) => {
    const instanceId = instances.getStore();
    if (instanceId === undefined) return writeThrough(chunk);
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    kept.set(instanceId, (kept.get(instanceId) ?? '') + text);
    timer ??= setTimeout(passOnRest, patienceMs).unref();
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (callback) queueMicrotask(callback);
    return true;
  };
  process.once('exit', passOnRest);
  return { take, run: (instanceId, work) => instances.run(instanceId, work) };
}
