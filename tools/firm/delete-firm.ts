import type { FirmId } from '../../functions/kernel/brands.ts';
import type { FirmTools } from './firm-commands.ts';
import type { FinalNotes } from './final-note.ts';
import type { FirmData } from './firm-data.ts';
import type { AccountsRemoved, RemoveAccounts } from './pool-accounts.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

/** This long after a suspension the last accepted request has ended: the gateway's minute, and the time of a function. */
const quietSeconds = 120;

/** What a deletion works with. */
export interface DeletionTools extends FirmTools {
  readonly removeAccounts: RemoveAccounts;
  readonly notes: FinalNotes;
}

/** What was deleted, and how many items a full read of the tables found afterwards. */
export interface Deletion {
  /** Keys that sealed its visitors' data. */
  readonly dayKeys: number;
  readonly visitItems: number;
  readonly registryItems: number;
  readonly usageKey: boolean;
  /** Entries of the audit trail and records of reads. */
  readonly auditItems: number;
  readonly accounts: AccountsRemoved;
  /** Items of the firm that are left; 0 is the proof. */
  readonly left: number;
}

/**
 * Deletes a firm and all that it has. It has to be suspended, so that nothing is written meanwhile. The firm's own item
 * goes last: after an interruption it can be run again.
 */
export async function deleteFirm(
  { registry, keys, clock, removeAccounts, notes }: DeletionTools,
  tables: Readonly<Record<'visits' | 'registry' | 'dayKeys' | 'audit', FirmData>>,
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
  // The trail names what was deleted above. A note of its end stays.
  await notes.write(firmId, clock());
  const auditItems = await tables.audit.erase(firmId);
  const accounts = await removeAccounts(await registry.members(firmId));
  const registryItems = await tables.registry.erase(firmId);
  const usageKey = firm?.usageKey ? await keys.remove(firm.usageKey.id) : false;
  if (firm) await tables.registry.eraseFirm(firmId);
  const counts = await Promise.all(Object.values(tables).map((table) => table.count(firmId)));
  const left = counts.reduce((sum, count) => sum + count, 0);
  return {
    dayKeys,
    visitItems,
    auditItems,
    accounts,
    registryItems: registryItems + (firm ? 1 : 0),
    usageKey,
    left,
  };
}
