import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { isAbort } from '../../../../tools/visits/interruption.ts';

const thrownBy = (act: () => Promise<unknown>) => act().catch((error: unknown) => error);

describe('an interruption', () => {
  it('is recognised from a wait and from a signal, and differs from other errors', async () => {
    const abort = new AbortController();
    const { signal } = abort;
    const wait = thrownBy(() => sleep(10_000, undefined, { signal }));
    abort.abort();
    expect(isAbort(await wait)).toBe(true);
    expect(isAbort(signal.reason)).toBe(true);
    expect(isAbort(new DOMException('too slow', 'TimeoutError'))).toBe(false);
    expect(isAbort(new Error('AbortError'))).toBe(false);
    expect(isAbort(undefined)).toBe(false);
  });
});
