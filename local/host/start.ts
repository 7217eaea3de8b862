/** `npm start`: runs Gatehouse until Ctrl-C. Environment: PORT, GATEHOUSE_DATA, GATEHOUSE_LOGS=1. */
import { readSettings } from './settings.ts';
import { StartFailure } from './start-failure.ts';

/** A terminal and npm both pass on the same Ctrl-C: signals within this time count as one. */
const sameSignalMs = 500;
/** Work that has not ended by then (a download, for example) is left to the system; Java ends with this process anyway. */
const patienceMs = 5_000;

const abort = new AbortController();
const { promise: signalled, resolve: stop } = Promise.withResolvers<undefined>();
{
  let firstAt: number | undefined;
  const onSignal = (): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      console.log('Stopping');
      abort.abort();
      stop(undefined);
      setTimeout(() => process.exit(0), patienceMs).unref();
    } else if (now - firstAt > sameSignalMs) {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

const outcome = { failed: false };
const giveUp = (sentence: string): void => {
  console.error(sentence);
  outcome.failed = true;
  abort.abort();
  stop(undefined);
};
// An uncaught error is our fault, but no reason to end the host while it serves others.
for (const uncaught of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(uncaught, (error: unknown) => {
    console.error('An uncaught error:', error);
  });

try {
  const settings = readSettings(process.env);
  // Loads for half a second: only now, so that a Ctrl-C in that time is heard.
  const { startHost } = await import('./host.ts');
  const host = await startHost({
    ...settings,
    signal: abort.signal,
    giveUp,
    log: (line) => {
      console.log(`  ${line}`);
    },
  });
  console.log(`Gatehouse is ready at ${host.url}`);
  console.log(`  A visitor’s phone and a gate: ${host.url}/sandbox`);
  console.log(`  The guard’s scanner: ${host.url}/scanner/`);
  console.log(`  The front desk: ${host.url}/desk/`);
  console.log(`  A visitor’s own data: ${host.url}/my-data/?site=harbour-court`);
  console.log(
    `  An access token: curl -s ${host.url}/sandbox/tokens -H 'content-type: application/json' -d '{"member":"manager"}'`,
  );
  console.log('  Ctrl-C stops it');
  await signalled;
  await host.close();
  process.exit(outcome.failed ? 1 : 0);
} catch (error) {
  if (abort.signal.aborted) process.exit(0);
  console.error(error instanceof StartFailure ? error.message : error);
  process.exit(1);
}
