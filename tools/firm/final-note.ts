import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AuditEntry } from '../../functions/audit/audit-chain.ts';
import { auditKeptUntil, daysPk, entriesPk } from '../../functions/audit/audit-keys.ts';
import type { EpochSeconds, FirmId } from '../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../functions/kernel/clock.ts';
import { queryAll, queryPages } from '../../functions/table/read.ts';
import { putItem } from '../../functions/table/write.ts';

/** What stays of a firm's audit trail: that it ended, when, and with which hash. */
export interface FinalNotes {
  /** Writes the note of a firm whose trail is about to be deleted; false where it has none. */
  write(firmId: FirmId, at: EpochSeconds): Promise<boolean>;
}

/** Partition of the notes. It begins with no firm, so that the deletion of a firm leaves them. */
const notesPk = 'DELETED_FIRMS';

/** Opens the Audit table with the operator's own credentials. */
export function finalNotes(client: DynamoDBClient, tableName: string): FinalNotes {
  const table = { client, name: tableName };
  return {
    write: async (firmId, at) => {
      const days = { key: 'pk = :pk', values: { pk: daysPk(firmId) }, consistent: true };
      const day = (await queryAll(table, days)).at(-1)?.['day'];
      if (typeof day !== 'string') return false;
      const entries = { key: 'pk = :pk', values: { pk: entriesPk(firmId, day) }, consistent: true };
      const last = (await firstOf(queryPages(table, { ...entries, newestFirst: true }, 1))) as
        AuditEntry | undefined;
      const deletedAt = toRfc3339(at);
      await putItem(table, {
        pk: notesPk,
        sk: `${firmId}#${deletedAt}`,
        // Not `firmId`: the note is not data of the firm that a deletion has to find.
        firm: firmId,
        deletedAt,
        lastDay: day,
        lastHash: last?.hash,
        purgeAt: auditKeptUntil(deletedAt.slice(0, 10)),
      });
      return true;
    },
  };
}

async function firstOf<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item | undefined> {
  for await (const [item] of pages) return item;
  return undefined;
}
