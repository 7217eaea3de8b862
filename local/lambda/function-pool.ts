import { randomUUID } from 'node:crypto';
import type { FunctionDefinition } from './function-definitions.ts';
import { startInstance, type Instance } from './instance.ts';
import type { FunctionLog } from './function-log.ts';
import type { Invocation } from './messages.ts';

/** At most this many instances of one function; more events wait. (Lambda: 1,000 of an account.) Two keep two cores busy. */
const mostInstances = 2;

/** A function that can be invoked; starts instances when all are busy, and keeps them. */
export interface FunctionPool {
  /** Invokes with a JSON event. Never rejects. */
  invoke(event: string): Promise<Invocation>;
  /** Ends every instance, a busy one after its event: what comes next meets a cold start. */
  restart(): Promise<void>;
  close: () => Promise<void>;
}

/** Makes the pool of one function. Nothing runs before the first event. */
export function functionPool(definition: FunctionDefinition, log: FunctionLog): FunctionPool {
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
    const instance = startInstance(definition, (text) => {
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
    if (instance.alive()) void instance.stop();
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
    restart: async () => {
      for (const instance of instances) outdated.add(instance);
      const stopped = idle.splice(0);
      for (const instance of stopped) instances.delete(instance);
      await Promise.all(stopped.map((instance) => instance.stop()));
    },
    close: async () => {
      closed = true;
      await Promise.all([...instances].map((instance) => instance.stop()));
    },
  };
}
