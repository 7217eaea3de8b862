import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { listDirectory } from '../registry/directory.ts';
import { getItem, queryItems } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import { dayPartition, visitFrom, visitKey, type SiteRef } from '../visits/visit-item.ts';
import { amendments } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

/** What the end of the day reads and writes beside the visits' own tables. */
export interface DayEndTable {
  /** All sites of all firms. */
  listSites(): Promise<readonly SiteRef[]>;
  /** How far a site is closed; `undefined` before its first time. */
  closedThrough(site: SiteRef): Promise<EpochSeconds | undefined>;
  /** Keeps how far a site is closed; never moves back. */
  closed(site: SiteRef, through: EpochSeconds): Promise<void>;
  /** The visits of a day for which no visitor has come and whose window ended before `until`. */
  listWaiting(site: SiteRef, day: LocalDay, until: EpochSeconds): AsyncIterable<Visit>;
  /** Marks a visit whose visitor is still inside. Answers whether it was not marked before. */
  markOverstayed(visit: Visit, overstayedAt: EpochSeconds): Promise<boolean>;
}

interface Tables {
  readonly registry: Table;
  readonly visits: Table;
}

/** Opens the tables. */
export function dayEndTable({ registry, visits }: Tables, clock: Clock): DayEndTable {
  return {
    listSites: () => listDirectory(registry),
    closedThrough: async (site) => {
      const item = await getItem(registry, progressKey(site));
      return item?.['closedThrough'] as EpochSeconds | undefined;
    },
    closed: async (site, through) => {
      await updateItem(registry, progressKey(site), {
        update: 'SET closedThrough = :through',
        condition: 'attribute_not_exists(closedThrough) OR closedThrough < :through',
        values: { through },
      });
    },
    listWaiting: async function* (site, day, until) {
      const waiting = queryItems(visits, {
        index: 'by-day',
        key: 'dayPk = :pk',
        filter: '#state IN (:expected, :pending) AND expectedUntil < :until',
        values: {
          pk: dayPartition(site, day),
          expected: 'expected',
          pending: 'pending_approval',
          until,
        },
      });
      for await (const item of waiting) {
        const visit = visitFrom(item, clock());
        if (visit) yield visit;
      }
    },
    markOverstayed: async (visit, overstayedAt) => {
      const { ok } = await updateItem(visits, visitKey(visit, visit.visitId), {
        update: 'SET overstayedAt = :at',
        condition: `#state IN (${inside.map(([name]) => `:${name}`).join(', ')}) AND purgeAt > :now AND attribute_not_exists(overstayedAt)`,
        values: { at: overstayedAt, now: clock(), ...Object.fromEntries(inside) },
      });
      return ok;
    },
  };
}

const inside = amendments.overstay.in.map((state, index) => [`in${String(index)}`, state] as const);

/** `F#firm` / `DAY_END#site`. */
const progressKey = ({ firmId, siteId }: SiteRef) => ({ pk: `F#${firmId}`, sk: `DAY_END#${siteId}` });
