/** Runs one function in a thread of its own: loads the bundle, then answers one event after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { followClock } from '../shared-clock.ts';
import type { FromWorker, Reply, ToWorker, WorkerSettings } from './messages.ts';
import { keepPrinted } from './printed.ts';

type Handler = (event: unknown, context: object) => unknown;

const settings = workerData as WorkerSettings;
followClock(settings.clock);
const printed = keepPrinted(process.stdout);
const loaded = load(settings);
loaded.catch(() => undefined);

parentPort?.on('message', (message: ToWorker) => {
  void answer(message).then((reply) => {
    parentPort?.postMessage({ ...reply, printed: printed.take() } satisfies Reply);
  });
});

async function load({ file, exportName }: WorkerSettings): Promise<Handler> {
  const bundle = (await import(pathToFileURL(file).href)) as Record<string, unknown> & {
    default?: Record<string, unknown>;
  };
  const handler = bundle[exportName] ?? bundle.default?.[exportName];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function called ${exportName}`);
  return handler as Handler;
}

async function answer({ event, requestId, deadline }: ToWorker): Promise<FromWorker> {
  try {
    const handler = await loaded;
    const payload = await handler(JSON.parse(event), {
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
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', errorType: name, errorMessage: message, trace: stack ?? '' };
  }
}
