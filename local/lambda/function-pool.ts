import { randomUUID } from 'node:crypto';
import type { FunctionDefinition } from './function-definitions.ts';
import { startInstance, type Instance } from './instance.ts';
import type { FunctionLog } from './function-log.ts';
import type { Invocation } from './messages.ts';
import type { Threads } from './threads.ts';

/** At most this many instances of one function; more events wait. (Lambda: 1,000 of an account.) Two keep two cores busy. */
const mostInstances = 2;
/** Each instance of a function is in another thread. */
const slots = Array.from({ length: mostInstances }, (_, slot) => slot);

/** A function that can be invoked; starts instances when all are busy, and keeps them. */
export interface FunctionPool {
  /** Invokes with a JSON event. Never rejects. */
  invoke(event: string): Promise<Invocation>;
  /** Retires all instances, busy ones after their event. The next event meets a cold start. */
  restart(): void;
  /** Starts no more instances. */
  close(): void;
}

/** Makes the pool of one function. Nothing runs before the first event. */
export function functionPool(
  definition: FunctionDefinition,
  log: FunctionLog,
  threads: Threads,
): FunctionPool {
  const instances = new Set<Instance>();
  const idle: Instance[] = [];
  const waiting: ((instance: Instance) => void)[] = [];
  const outdated = new WeakSet<Instance>();
  let closed = false;

  const offer = (instance: Instance): void => {
    const next = waiting.shift();
    if (next) next(instance);
    else idle.push(instance);
  };
  const startOne = (): void => {
    const taken = new Set([...instances].map(({ slot }) => slot));
    const slot = slots.find((free) => !taken.has(free)) ?? 0;
    const instance = startInstance(definition, { thread: threads.at(slot), slot }, (text) => {
      log.output(definition.title, text);
    });
    instances.add(instance);
    offer(instance);
  };
  const release = (instance: Instance): void => {
    if (instance.alive() && !outdated.has(instance)) {
      offer(instance);
      return;
    }
    instances.delete(instance);
    if (waiting.length > 0 && !closed) startOne();
  };
  const acquire = (): Instance | Promise<Instance> => {
    // The one used last is the warmest.
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive()) return instance;
      instances.delete(instance);
    }
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (instances.size < mostInstances) startOne();
    });
  };

  return {
    invoke: async (event) => {
      const instance = await acquire();
      const ended = await instance.invoke(event, randomUUID());
      release(instance);
      if (ended.kind === 'failed') log.output(definition.title, `${ended.trace || ended.errorMessage}\n`);
      if (ended.kind === 'timed_out') log.output(definition.title, 'Task timed out\n');
      return ended;
    },
    restart: () => {
      for (const instance of instances) outdated.add(instance);
      for (const instance of idle.splice(0)) instances.delete(instance);
    },
    close: () => {
      closed = true;
    },
  };
}
