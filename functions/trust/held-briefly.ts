import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { isOver } from './is-over.ts';

/** Remembers what `load` answered for so many seconds. A read that fails is thrown and not remembered. */
export function heldBriefly<Value>(
  load: () => Promise<Value>,
  seconds: number,
  clock: Clock,
): () => Promise<Value> {
  let held: { readonly value: Value; readonly readAt: EpochSeconds } | undefined;
  return async () => {
    const now = clock();
    if (!held || isOver(held.readAt, seconds, now)) held = { value: await load(), readAt: now };
    return held.value;
  };
}
