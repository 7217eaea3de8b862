import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { StoreBusy } from './store-busy.ts';

/** A write is tried this often: all pauses together are shorter than a second. */
const mostTries = 5;
const firstPauseMs = 20;

/** Waits before the next try, a random time that grows. Throws {@link StoreBusy} after the last one. */
export async function pauseBefore(nextTry: number, cause?: unknown): Promise<void> {
  if (nextTry > mostTries) throw new StoreBusy('the database did not take a write', { cause });
  await setTimeout(randomInt(firstPauseMs * 2 ** nextTry));
}

/**
 * Makes a write again that met a transaction on the same item. That is the one fault that the SDK does not retry, and that
 * goes away by itself within milliseconds. Other faults are thrown as they are.
 */
export async function withRetries<Result>(
  write: () => Promise<Result>,
  meetsAnother: (error: unknown) => boolean = isTransactionConflict,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!meetsAnother(error)) throw error;
      await pauseBefore(tries + 1, error);
    }
  }
}

const isTransactionConflict = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TransactionConflictException';
