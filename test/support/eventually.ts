import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer matches; rejects with the last answer after `patienceMs`. Returns the time it took. */
export async function eventually<Answer>(
  ask: () => Answer | Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  patienceMs = 20_000,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    const tookMs = performance.now() - began;
    if (isWanted(answer)) return tookMs;
    if (tookMs > patienceMs) throw new Error(`it stayed ${JSON.stringify(answer)}`);
    await sleep(20);
  }
}
