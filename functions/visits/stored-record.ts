import type { EpochSeconds } from '../kernel/brands.ts';

/** Keys of the table and of its indexes, and what stands beside one: attributes of the item, not of what it holds. */
const keyAttributes = new Set(['pk', 'sk', 'dayPk', 'daySk', 'presencePk', 'presenceSk', 'strongKey']);

/**
 * Reads what an item of the Visits table holds, as it was written there; `undefined` when it is past its time, though the
 * database still has it.
 */
export function storedRecord(
  item: Record<string, unknown> | undefined,
  now: EpochSeconds,
): object | undefined {
  if (!item || Number(item['purgeAt']) <= now) return undefined;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !keyAttributes.has(name)));
}
