/**
 * Runs instances of functions in one thread. Each instance has a copy of its bundle of its own and gets one event at a time;
 * instances of several functions share the thread, since threads are what costs memory.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { followClock } from '../host/shared-clock.ts';
import type { FromWorker, FunctionSettings, Invoke, Reply, ToWorker, WorkerSettings } from './messages.ts';
import { keepPrinted } from './printed.ts';

type Handler = (event: unknown, context: object) => unknown;

interface Loaded {
  readonly settings: FunctionSettings;
  readonly handler: Promise<Handler>;
}

followClock((workerData as WorkerSettings).clock);
const send = (reply: Reply): void => {
  parentPort?.postMessage(reply);
};
const printed = keepPrinted(process.stdout, (instanceId, text) => {
  send({ kind: 'printed', instanceId, printed: text });
});
const instances = new Map<number, Loaded>();
let loading: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'ping') {
    send({ kind: 'pong' });
    return;
  }
  const { id, instanceId } = message;
  void printed
    .run(instanceId, () => answer(message))
    .then((ended) => {
      send({ kind: 'ended', id, ended, printed: printed.take(instanceId) });
    });
});

/** One after the other: a bundle reads its environment while it is loaded, and a thread has one environment. */
function instance({ instanceId, settings }: Invoke): Loaded {
  const known = instances.get(instanceId);
  if (known) return known;
  if (!settings) throw new Error('the first message to an instance must be the settings of its function');
  const handler = loading.then(() => load(settings, instanceId));
  loading = handler.catch(() => undefined);
  const made = { settings, handler };
  instances.set(instanceId, made);
  return made;
}

async function load({ file, exportName, environment }: FunctionSettings, copy: number): Promise<Handler> {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  const bundle = (await import(`${pathToFileURL(file).href}?instance=${String(copy)}`)) as Record<
    string,
    unknown
  > & { default?: Record<string, unknown> };
  const handler = bundle[exportName] ?? bundle.default?.[exportName];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function called ${exportName}`);
  return handler as Handler;
}

async function answer(message: Invoke): Promise<FromWorker> {
  const { event, requestId, deadline } = message;
  try {
    const { settings, handler } = instance(message);
    const run = await handler;
    const payload = await run(JSON.parse(event), {
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      functionName: settings.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: settings.functionArn,
      memoryLimitInMB: String(settings.memoryMb),
      logGroupName: `/aws/lambda/${settings.functionName}`,
      logStreamName: 'local',
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return { kind: 'answered', payload: JSON.stringify(payload ?? null) };
  } catch (error) {
    const { name, message: errorMessage, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', errorType: name, errorMessage, trace: stack ?? '' };
  }
}
