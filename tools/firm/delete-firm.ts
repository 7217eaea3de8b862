import type { FirmId } from '../../functions/kernel/brands.ts';
import type { FirmTools } from './firm-commands.ts';
import type { FirmData } from './firm-data.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

/** This long after a suspension the last accepted request has ended: the gateway's minute, and the time of a function. */
const quietSeconds = 120;

/** What was deleted, and how many items a full read of the tables found afterwards. */
export interface Deletion {
  /** Keys that sealed its visitors' data. */
  readonly dayKeys: number;
  readonly visitItems: number;
  readonly registryItems: number;
  readonly usageKey: boolean;
  /** Items of the firm that are left; 0 is the proof. */
  readonly left: number;
}

/**
 * Deletes a firm and all that it has. It has to be suspended, so that nothing is written meanwhile. The firm's own item
 * goes last: after an interruption it can be run again.
 */
export async function deleteFirm(
  { registry, keys, clock }: FirmTools,
  tables: { readonly visits: FirmData; readonly registry: FirmData; readonly dayKeys: FirmData },
  firmId: FirmId,
): Promise<Deletion> {
  const firm = await registry.get(firmId);
  if (firm && firm.status !== 'suspended') throw new ToolFailure(`Suspend ${firmId} first.`);
  const quietIn = firm?.suspendedAt === undefined ? 0 : firm.suspendedAt + quietSeconds - clock();
  if (quietIn > 0) {
    throw new ToolFailure(
      `${firmId} was suspended only a moment ago. Try again in at most ${String(quietIn)} seconds.`,
    );
  }
  // First: from here on no copy of the firm's data can be read.
  const dayKeys = await tables.dayKeys.erase(firmId);
  const visitItems = await tables.visits.erase(firmId);
  const registryItems = await tables.registry.erase(firmId);
  const usageKey = firm?.usageKey ? await keys.remove(firm.usageKey.id) : false;
  if (firm) await tables.registry.eraseFirm(firmId);
  const counts = await Promise.all(Object.values(tables).map((table) => table.count(firmId)));
  const left = counts.reduce((sum, count) => sum + count, 0);
  return { dayKeys, visitItems, registryItems: registryItems + (firm ? 1 : 0), usageKey, left };
}
