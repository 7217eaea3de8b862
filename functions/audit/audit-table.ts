import { createHash, randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { daySeconds, toRfc3339, type Clock } from '../kernel/clock.ts';
import { isNew } from '../table/expression.ts';
import { queryAll, queryPage, queryPages, type Page } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, Table } from '../table/table.ts';
import { transactAcross, type Action, type TableAction, type Transacted } from '../table/transact.ts';
import { putNew } from '../table/write.ts';
import {
  auditEntry,
  auditStart,
  service,
  serviceOperations,
  type AuditEntry,
  type AuditFacts,
  type AuditRead,
} from './audit-chain.ts';

/** A page is read behind this sort key of the day. */
export interface AuditPageAsked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The audit trail of firms. A fault of the store is thrown. */
export interface AuditTable {
  /**
   * Makes the changes and adds their entry to the chain of the firm, all or none. Answers as {@link transactAcross} does of
   * the changes. Throws `StoreBusy` where others keep adding to the chain: nothing is written then.
   */
  append(firmId: string, facts: Omit<AuditFacts, 'at'>, changes: readonly TableAction[]): Promise<Transacted>;
  /** Writes the record of a read. */
  addRead(read: AuditRead): Promise<void>;
  /** The entries of a day that `pick` takes, the first one first. */
  entries(
    firmId: string,
    day: string,
    page: AuditPageAsked,
    pick: Pick<AuditEntry>,
  ): Promise<Page<AuditEntry>>;
  /** The reads of a day that `pick` takes, in the order of hour and member. */
  reads(firmId: string, day: string, page: AuditPageAsked, pick: Pick<AuditRead>): Promise<Page<AuditRead>>;
  /** All reads of an hour. */
  readsOf(firmId: string, day: string, hour: string): Promise<readonly AuditRead[]>;
  /** The hours of a day whose reads are closed. */
  closedHours(firmId: string, day: string): Promise<ReadonlySet<string>>;
  /** Closes an hour with an entry, once. */
  closeHour(firmId: string, day: string, hour: string, digest: string): Promise<void>;
}

type Pick<Listed> = (listed: Listed) => boolean;

/** A year and a month: an audit of a year finds all of it. */
const keptDays = 400;
/** Together at most about three seconds: a function has ten. */
const mostTries = 15;
const firstPauseMs = 20;
const mostDoublings = 4;

const dayPk = (firmId: string, day: string): string => `F#${firmId}#AUDIT#${day}`;
const daysPk = (firmId: string): string => `F#${firmId}#AUDIT`;
const readsPk = (firmId: string, day: string): string => `F#${firmId}#READS#${day}`;

/** Sort key of an entry. */
export const entryKey = (seq: number): string => `E#${String(seq).padStart(10, '0')}`;
/** Sort key of a read. */
export const readKey = ({ hour, memberId, requestId, subjects }: AuditRead): string => {
  const shown = createHash('sha256').update(subjects.join(' ')).digest('base64url').slice(0, 8);
  return `R#${hour}#${memberId}#${requestId}#${shown}`;
};

const purgeAtOf = (day: string): number => Date.parse(day) / 1000 + (keptDays + 1) * daySeconds;

type Place = Parameters<typeof auditEntry>[1];

/** Opens the Audit table. Its entries are put under keys that nothing has yet, and never changed. */
export function auditTable(table: Table, clock: Clock): AuditTable {
  const endOf = async (firmId: string, day: string) =>
    (await newest(table, dayPk(firmId, day), 'E#')) as AuditEntry | undefined;
  const put = (entry: AuditEntry): Action => ({
    put: {
      pk: dayPk(entry.firmId, entry.day),
      sk: entryKey(entry.seq),
      ...entry,
      purgeAt: purgeAtOf(entry.day),
    },
    if: isNew,
  });
  /** Where the next entry goes; `undefined` where a day had to be begun first. */
  const nextPlace = async (firmId: string, requestId: string): Promise<Place | undefined> => {
    const today = toRfc3339(clock()).slice(0, 10);
    const last = await endOf(firmId, today);
    if (last && last.operation !== serviceOperations.dayEnded) return after(last);
    const latest = await newest(table, daysPk(firmId), 'D#');
    const latestDay = latest?.['day'] as string | undefined;
    const end = latestDay === undefined ? undefined : await endOf(firmId, latestDay);
    // Another function's clock may be ahead: what follows an ended day is written to the day after it.
    if (end && end.operation !== serviceOperations.dayEnded && end.day >= today) return after(end);
    await beginDay(firmId, today, end, requestId);
    return undefined;
  };
  const beginDay = async (firmId: string, day: string, end: AuditEntry | undefined, requestId: string) => {
    const facts = { ...service, at: toRfc3339(clock()), subjects: [], requestId };
    const ended = end && auditEntry({ ...facts, operation: serviceOperations.dayEnded }, after(end));
    const begun = auditEntry(
      { ...facts, operation: serviceOperations.dayBegun },
      { firmId, day, seq: 1, previousHash: ended?.hash ?? auditStart },
    );
    const listed = { pk: daysPk(firmId), sk: `D#${day}`, firmId, day, purgeAt: purgeAtOf(day) };
    const actions = [...(ended ? [put(ended)] : []), put(begun), { put: listed, if: isNew }];
    await transactAcross(actions.map((action) => ({ table, action })));
  };
  const append: AuditTable['append'] = async (firmId, facts, changes) => {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const place = await nextPlace(firmId, facts.requestId);
      if (place) {
        const entry = auditEntry({ ...facts, at: toRfc3339(clock()) }, place);
        const made = await transactAcross([...changes, { table, action: put(entry) }]);
        if (made.ok) return made;
        const refused = made.refused.slice(0, changes.length);
        if (refused.includes(true))
          return { ok: false, refused, standing: made.standing.slice(0, changes.length) };
        await setTimeout(randomInt(firstPauseMs * 2 ** Math.min(tries, mostDoublings)));
      }
    }
    throw new StoreBusy('other requests keep adding to the audit trail');
  };
  const page = async <Listed>(pk: string, prefix: string, asked: AuditPageAsked, pick: Pick<Listed>) =>
    queryPage(
      table,
      { key: 'pk = :pk AND begins_with(sk, :prefix)', values: { pk, prefix }, consistent: true },
      { limit: asked.limit, after: asked.after === undefined ? undefined : { pk, sk: asked.after } },
      (item) => {
        const listed = item as unknown as Listed;
        return pick(listed) ? listed : undefined;
      },
    );
  return {
    append,
    addRead: async (read) => {
      const key = { pk: readsPk(read.firmId, read.day), sk: readKey(read) };
      await putNew(table, { ...key, ...read, purgeAt: purgeAtOf(read.day) });
    },
    entries: (firmId, day, asked, pick) => page(dayPk(firmId, day), 'E#', asked, pick),
    reads: (firmId, day, asked, pick) => page(readsPk(firmId, day), 'R#', asked, pick),
    readsOf: async (firmId, day, hour) =>
      (await queryAll(table, under(readsPk(firmId, day), `R#${hour}#`))) as unknown as readonly AuditRead[],
    closedHours: async (firmId, day) => {
      const items = await queryAll(table, under(readsPk(firmId, day), 'C#'));
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
      const closed = { pk: readsPk(firmId, day), sk: `C#${hour}`, firmId, hour, purgeAt: purgeAtOf(day) };
      // Refused where another run has closed it.
      await append(firmId, facts, [{ table, action: { put: closed, if: isNew } }]);
    },
  };
}

const after = ({ firmId, day, seq, hash }: AuditEntry): Place => ({
  firmId,
  day,
  seq: seq + 1,
  previousHash: hash,
});

const under = (pk: string, prefix: string) => ({
  key: 'pk = :pk AND begins_with(sk, :prefix)',
  values: { pk, prefix },
  consistent: true,
});

/** The item with the highest sort key that begins so, if there is one. */
async function newest(table: Table, pk: string, prefix: string): Promise<Item | undefined> {
  for await (const [item] of queryPages(table, { ...under(pk, prefix), newestFirst: true }, 1)) return item;
  return undefined;
}
