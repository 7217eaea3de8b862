import { createHash } from 'node:crypto';
import type { LocalDay } from '../kernel/brands.ts';
import { daySeconds, type Clock } from '../kernel/clock.ts';
import { isNew, type Update } from '../table/expression.ts';
import { queryItems } from '../table/read.ts';
import type { Item, Key, Table } from '../table/table.ts';
import { transact, type Action } from '../table/transact.ts';
import { countedPartition, numbersPartition, type SiteRef } from '../visits/visit-item.ts';
import { stepsOf, tallyOf, type Tally } from './tally.ts';

/** What one record of the stream counts for. */
export interface CountedRecord {
  /** The stream's own id of the record. */
  readonly eventId: string;
  readonly tally: Tally;
}

/** The numbers of sites, in the Visits table. They hold nothing of a visit. A fault of the store is thrown. */
export interface NumberTable {
  /** Counts records of a site, each exactly once, however often it is given. */
  count(site: SiteRef, records: readonly CountedRecord[]): Promise<void>;
  /** The items of days from one to another (both included), or of their hours, in order. */
  items(site: SiteRef, of: 'days' | 'hours', from: LocalDay, to: LocalDay): AsyncIterable<Item>;
}

/** An action more is the limit of DynamoDB for one transaction. */
const mostActions = 99;
/** The stream delivers a record for a day at most. */
const markKeptSeconds = 3 * daySeconds;
/** Hours are for the work of the weeks; they are not kept longer than a visit usually is. */
export const hoursKeptDays = 31;
/** 13 months. */
export const daysKeptDays = 400;

/** Opens the Visits table. */
export const numberTable = (table: Table, clock: Clock): NumberTable => ({
  count: async (site, records) => {
    for (const part of inParts(records)) await countPart(table, site, part, clock());
  },
  items: async function* (site, of, from, to) {
    const prefix = of === 'days' ? 'D' : 'H';
    const query = {
      key: 'pk = :pk AND sk BETWEEN :from AND :to',
      filter: 'purgeAt > :now',
      values: {
        pk: numbersPartition(site),
        from: `${prefix}#${from}`,
        to: `${prefix}#${to}#~`,
        now: clock(),
      },
    };
    yield* queryItems(table, query);
  },
});

/** A mark for each record and the sums of all, in one transaction. A record that has its mark is left out. */
async function countPart(
  table: Table,
  site: SiteRef,
  records: readonly CountedRecord[],
  now: number,
): Promise<void> {
  if (records.length === 0) return;
  const marks = records.map(({ eventId }): Action => ({
    put: { ...markKey(site, eventId), purgeAt: now + markKeptSeconds },
    if: isNew,
  }));
  const sums = tallyOf(records.flatMap(({ tally }) => stepsOf(tally)));
  const made = await transact(table, [
    ...marks,
    ...[...sums].map(([sk, counters]): Action => ({
      update: { pk: numbersPartition(site), sk },
      by: addition(sk, counters),
    })),
  ]);
  if (made.ok) return;
  const left = records.filter((_, index) => made.refused[index] !== true);
  await countPart(table, site, left, now);
}

const markKey = (site: SiteRef, eventId: string): Key => {
  const digest = createHash('sha256').update(eventId).digest('base64url').slice(0, 22);
  return { pk: countedPartition(site, digest), sk: 'COUNTED' };
};

function addition(sk: string, counters: ReadonlyMap<string, number>): Update {
  const [kind, day = ''] = sk.split('#');
  const keptDays = kind === 'H' ? hoursKeptDays : daysKeptDays;
  const purgeAt = Date.parse(day) / 1000 + (keptDays + 1) * daySeconds;
  const added = [...counters.keys()].map((counter) => `${counter} :${counter}`);
  return {
    update: `SET purgeAt = :purgeAt ADD ${added.join(', ')}`,
    values: { purgeAt, ...Object.fromEntries(counters) },
  };
}

/** Records that fit into one transaction together with the items that they count in. */
function inParts(records: readonly CountedRecord[]): readonly (readonly CountedRecord[])[] {
  const parts: CountedRecord[][] = [];
  let items = new Set<string>();
  for (const record of records) {
    const part = parts.at(-1);
    const wider = new Set([...items, ...record.tally.keys()]);
    if (part && part.length + 1 + wider.size <= mostActions) {
      part.push(record);
      items = wider;
    } else {
      parts.push([record]);
      items = new Set(record.tally.keys());
    }
  }
  return parts;
}
