import type { FunctionDefinition } from './function-definitions.ts';
import type { FunctionSettings, Invocation } from './messages.ts';
import type { Thread } from './thread.ts';

/** One execution environment: answers one event at a time. */
export interface Instance {
  /** Number of the thread it runs in. */
  readonly slot: number;
  invoke(event: string, requestId: string): Promise<Invocation>;
  /** False once it has timed out or its thread has ended. It must not be used again. */
  alive(): boolean;
}

let lastInstanceId = 0;

/** Makes an instance in a thread; the bundle loads while the first event waits. `onOutput` gets what it prints. */
export function startInstance(
  definition: FunctionDefinition,
  { thread, slot }: { readonly thread: Thread; readonly slot: number },
  onOutput: (text: string) => void,
): Instance {
  const { file, exportName, name, arn, memoryMb, timeoutSeconds, environment } = definition;
  lastInstanceId += 1;
  const instanceId = lastInstanceId;
  let settings: FunctionSettings | undefined = {
    file,
    exportName,
    functionName: name,
    functionArn: arn,
    memoryMb,
    environment,
  };
  let timedOut = false;
  thread.listen(instanceId, onOutput);

  return {
    slot,
    alive: () => !timedOut && thread.alive(),
    invoke: async (event, requestId) => {
      const { ended, forget } = thread.invoke({
        instanceId,
        ...(settings ? { settings } : {}),
        event,
        requestId,
        deadline: Date.now() + timeoutSeconds * 1000,
      });
      settings = undefined;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Invocation>((resolve) => {
        timer = setTimeout(() => {
          timedOut = true;
          resolve({ kind: 'timed_out' });
          forget();
          thread.check();
        }, timeoutSeconds * 1000);
      });
      const first = await Promise.race([ended, late]);
      clearTimeout(timer);
      return first;
    },
  };
}
