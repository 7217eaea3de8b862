import type { Clock } from '../kernel/clock.ts';
import { isNew } from '../table/expression.ts';
import { queryAll, queryPages, type Page } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { putNew } from '../table/write.ts';
import { auditAppend, type Append } from './audit-append-table.ts';
import { service, serviceOperations, type AuditEntry, type AuditRead } from './audit-chain.ts';
import { auditKeptUntil, entriesPk, readKey, readsPk } from './audit-keys.ts';

/** Which items of a day are asked for. */
export interface AuditAskedOf<Listed> {
  readonly limit: number;
  /** The page begins behind this sort key. */
  readonly after?: string | undefined;
  readonly picks: (listed: Listed) => boolean;
}

/** The audit trail of firms. A fault of the store is thrown. */
export interface AuditTable {
  readonly append: Append;
  /** Writes the record of a read. */
  addRead(read: AuditRead): Promise<void>;
  /** The entries of a day, the first one first. */
  entries(firmId: string, day: string, asked: AuditAskedOf<AuditEntry>): Promise<Page<AuditEntry>>;
  /** The reads of a day, in the order of hour and member. */
  reads(firmId: string, day: string, asked: AuditAskedOf<AuditRead>): Promise<Page<AuditRead>>;
  /** All reads of an hour. */
  readsOf(firmId: string, day: string, hour: string): Promise<readonly AuditRead[]>;
  /** The hours of a day whose reads are closed. */
  closedHours(firmId: string, day: string): Promise<ReadonlySet<string>>;
  /** Closes an hour with an entry, once. */
  closeHour(firmId: string, day: string, hour: string, digest: string): Promise<void>;
}

/** Items that are read at once: about a hundred kilobytes. */
const pageSize = 250;

/** Opens the Audit table. What is put there is never changed. */
export function auditTable(table: Table, clock: Clock): AuditTable {
  const append = auditAppend(table, clock);
  return {
    append,
    addRead: async (read) => {
      const key = { pk: readsPk(read.firmId, read.day), sk: readKey(read) };
      await putNew(table, { ...key, ...read, purgeAt: auditKeptUntil(read.day) });
    },
    entries: (firmId, day, asked) => pageOf(table, entriesPk(firmId, day), 'E#', asked),
    reads: (firmId, day, asked) => pageOf(table, readsPk(firmId, day), 'R#', asked),
    readsOf: async (firmId, day, hour) =>
      (await allUnder(table, readsPk(firmId, day), `R#${hour}#`)) as unknown as readonly AuditRead[],
    closedHours: async (firmId, day) => {
      const items = await allUnder(table, readsPk(firmId, day), 'C#');
      return new Set(items.map((item) => String(item['hour'])));
    },
    closeHour: async (firmId, day, hour, digest) => {
      const facts = {
        ...service,
        operation: serviceOperations.readsClosed,
        subjects: [`reads:${day}T${hour}`],
        requestId: 'audit-close',
        digest,
      };
      const purgeAt = auditKeptUntil(day);
      const closed = { pk: readsPk(firmId, day), sk: `C#${hour}`, firmId, hour, purgeAt };
      // Refused where another run has closed it.
      await append(firmId, facts, [{ table, action: { put: closed, if: isNew } }]);
    },
  };
}

const allUnder = (table: Table, pk: string, prefix: string): Promise<readonly Item[]> =>
  queryAll(table, {
    key: 'pk = :pk AND begins_with(sk, :prefix)',
    values: { pk, prefix },
    consistent: true,
  });

/** A page of what is picked. No sort key has a space, and none has a sign above the tilde. */
async function pageOf<Listed>(
  table: Table,
  pk: string,
  prefix: string,
  { limit, after, picks }: AuditAskedOf<Listed>,
): Promise<Page<Listed>> {
  const listed: Listed[] = [];
  const from = after === undefined ? prefix : `${after} `;
  const query = {
    key: 'pk = :pk AND sk BETWEEN :from AND :to',
    values: { pk, from, to: `${prefix}~` },
    consistent: true,
  };
  for await (const items of queryPages(table, query, pageSize)) {
    listed.push(...items.map((item) => item as unknown as Listed).filter(picks));
    if (listed.length > limit) break;
  }
  return { listed: listed.slice(0, limit), more: listed.length > limit };
}
