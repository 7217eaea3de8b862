import { client } from './client.ts';
import { morning, outcomeOf } from './morning.ts';
import { startHost } from '../host/host.ts';
import { StartFailure } from '../host/start-failure.ts';

const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
});

async function play(): Promise<number> {
  const host = await startHost({
    port: 0,
    log: (line) => {
      console.log(`  ${line}`);
    },
    signal: stop.signal,
  });
  let wrong = 0;
  try {
    console.log(`\nA morning at Harbour Court (${host.url})\n`);
    for (const step of morning(client(host.url))) {
      stop.signal.throwIfAborted();
      const began = performance.now();
      const outcome = outcomeOf(await step.run());
      const tookMs = (performance.now() - began).toFixed(0);
      const right = outcome === step.expected;
      if (!right) wrong += 1;
      const verdict = right ? outcome : `${outcome}, but should be ${step.expected}`;
      console.log(
        `${right ? '✓' : '✗'} ${step.title.padEnd(40)} ${verdict.padEnd(22)} ${tookMs.padStart(5)} ms`,
      );
    }
    console.log(
      wrong === 0
        ? '\nEvery step gave the expected result.'
        : `\n${String(wrong)} steps did not give the expected result.`,
    );
  } finally {
    await host.close();
  }
  return wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = await play();
} catch (error) {
  if (!stop.signal.aborted && !(error instanceof StartFailure)) throw error;
  console.error(error instanceof StartFailure ? error.message : 'Stopped.');
  process.exitCode = 1;
}
