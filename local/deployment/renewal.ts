import type { FunctionPool } from '../lambda/function-pool.ts';
import type { Schedule } from './schedules.ts';

/** What a renewal did. `failed` is also an answer, because the issuer may misbehave on request. */
export type RenewalResult =
  | { readonly result: 'failed'; readonly error: string; readonly detail: string }
  | { readonly result: 'done'; readonly [field: string]: unknown };

/** Runs the scheduled renewal now, with the event of its schedule. */
export async function renewNow(
  renewal: Schedule,
  pool: (functionName: string) => FunctionPool,
): Promise<RenewalResult> {
  const ended = await pool(renewal.functionName).invoke(renewal.input);
  switch (ended.kind) {
    case 'answered': {
      const did: unknown = JSON.parse(ended.payload);
      return { result: 'done', ...(typeof did === 'object' ? did : {}) };
    }
    case 'failed':
      return { result: 'failed', error: ended.errorType, detail: ended.errorMessage };
    case 'timed_out':
      return { result: 'failed', error: 'Timeout', detail: 'the renewal did not finish in time' };
  }
}
