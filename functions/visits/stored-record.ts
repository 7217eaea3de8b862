import type { EpochSeconds } from '../kernel/brands.ts';

/** Keys of the table and its indexes, and the attribute beside one. They belong to the item, not to the record. */
const keyAttributes = new Set(['pk', 'sk', 'dayPk', 'daySk', 'presencePk', 'presenceSk', 'strongKey']);

/**
 * Reads the record in an item of the Visits table; `undefined` where its time is over, even if the database still has it.
 */
export function storedRecord(
  item: Record<string, unknown> | undefined,
  now: EpochSeconds,
): object | undefined {
  if (!item || Number(item['purgeAt']) <= now) return undefined;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !keyAttributes.has(name)));
}
