import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { isNew } from '../table/expression.ts';
import { queryPages } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, Table } from '../table/table.ts';
import { transactAcross, type Action, type TableAction, type Transacted } from '../table/transact.ts';
import {
  auditEntry,
  auditStart,
  service,
  serviceOperations,
  type AuditEntry,
  type AuditFacts,
} from './audit-chain.ts';
import { auditKeptUntil, daysPk, entriesPk, entryKey } from './audit-keys.ts';

/**
 * Makes the changes and adds their entry to the chain of the firm, all or none. Answers as {@link transactAcross} does of the
 * changes. Throws `StoreBusy` where others keep adding to the chain: nothing is written then.
 */
export type Append = (
  firmId: string,
  facts: Omit<AuditFacts, 'at'>,
  changes: readonly TableAction[],
) => Promise<Transacted>;

type Place = Parameters<typeof auditEntry>[1];

/** Together at most about five seconds: a function has ten. */
const mostTries = 30;
const firstPauseMs = 20;
const mostDoublings = 4;

/** Adds to the chains in the Audit table. Each entry is put under a key that nothing has yet. */
export function auditAppend(table: Table, clock: Clock): Append {
  const places = chainPlaces(table, clock);
  return async (firmId, facts, changes) => {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const place = await places.next(firmId, facts.requestId);
      // A day was begun: the next try finds its place.
      if (!place) continue;
      const entry = auditEntry({ ...facts, at: toRfc3339(clock()) }, place);
      const made = await transactAcross([...changes, { table, action: putEntry(entry) }]);
      if (made.ok) return made;
      const refused = made.refused.slice(0, changes.length);
      if (refused.includes(true))
        return { ok: false, refused, standing: made.standing.slice(0, changes.length) };
      await setTimeout(randomInt(firstPauseMs * 2 ** Math.min(tries, mostDoublings)));
    }
    throw new StoreBusy('other requests keep adding to the audit trail');
  };
}

function chainPlaces(table: Table, clock: Clock) {
  const endOf = async (firmId: string, day: string) =>
    (await newest(table, entriesPk(firmId, day), 'E#')) as AuditEntry | undefined;
  const beginDay = async (firmId: string, day: string, end: AuditEntry | undefined, requestId: string) => {
    const facts = { ...service, at: toRfc3339(clock()), subjects: [], requestId };
    const ended = end && auditEntry({ ...facts, operation: serviceOperations.dayEnded }, after(end));
    const place = { firmId, day, seq: 1, previousHash: ended?.hash ?? auditStart };
    const begun = auditEntry({ ...facts, operation: serviceOperations.dayBegun }, place);
    const listed = { pk: daysPk(firmId), sk: `D#${day}`, firmId, day, purgeAt: auditKeptUntil(day) };
    const actions = [...(ended ? [putEntry(ended)] : []), putEntry(begun), { put: listed, if: isNew }];
    // Refused where another request has begun it, or has added to the day before.
    await transactAcross(actions.map((action) => ({ table, action })));
  };
  return {
    /** Where the next entry goes; `undefined` where a day had to be begun first. */
    next: async (firmId: string, requestId: string): Promise<Place | undefined> => {
      const today = toRfc3339(clock()).slice(0, 10);
      const last = await endOf(firmId, today);
      if (last && isOpen(last)) return after(last);
      const latest = await newest(table, daysPk(firmId), 'D#');
      const end = latest && (await endOf(firmId, String(latest['day'])));
      // The clock of another function may be ahead: nothing is added to a day that is ended.
      if (end && isOpen(end) && end.day >= today) return after(end);
      await beginDay(firmId, today, end, requestId);
      return undefined;
    },
  };
}

const putEntry = (entry: AuditEntry): Action => ({
  put: {
    pk: entriesPk(entry.firmId, entry.day),
    sk: entryKey(entry.seq),
    ...entry,
    purgeAt: auditKeptUntil(entry.day),
  },
  if: isNew,
});

const isOpen = ({ operation }: AuditEntry): boolean => operation !== serviceOperations.dayEnded;

const after = ({ firmId, day, seq, hash }: AuditEntry): Place => ({
  firmId,
  day,
  seq: seq + 1,
  previousHash: hash,
});

/** The item with the highest sort key that begins so, if there is one. */
async function newest(table: Table, pk: string, prefix: string): Promise<Item | undefined> {
  const query = {
    key: 'pk = :pk AND begins_with(sk, :prefix)',
    values: { pk, prefix },
    consistent: true,
    newestFirst: true,
  };
  for await (const [item] of queryPages(table, query, 1)) return item;
  return undefined;
}
