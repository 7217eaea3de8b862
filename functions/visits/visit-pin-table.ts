import type { Table } from '../table/table.ts';
import type { VisitId } from '../kernel/brands.ts';
import { hourSeconds, type Clock } from '../kernel/clock.ts';
import { updateItem } from '../table/write.ts';
import { mostPinAttempts, mostPinsPerMinute } from './pin-limits.ts';
import type { Change } from './transition-update.ts';
import { pinMinuteKey, visitKey, type SiteRef } from './visit-item.ts';
import { amendments, type VisitState } from './visit-states.ts';
import { changeFrom } from './visit-table.ts';

/** The writes of invitation PINs. A fault of the store is thrown. */
export interface VisitPinTable {
  /** Replaces the hash of the PIN and resets the count of tries. */
  make(
    site: SiteRef,
    visitId: VisitId,
    pinHash: string,
    asked: { readonly ifVersion?: number },
  ): Promise<Change>;
  /** Counts an attempt, unless the PIN is locked; answers the visit as it is then. */
  countAttempt(site: SiteRef, visitId: VisitId): Promise<Change>;
  /** Counts an attempt at the site; false where the limit of this minute is reached. */
  admitsAnother(site: SiteRef): Promise<boolean>;
}

/** How long the count of a minute is kept. */
const minuteLifeSeconds = hourSeconds;

/** Opens the Visits table. */
export function visitPinTable(table: Table, clock: Clock): VisitPinTable {
  const amend = async (
    site: SiteRef,
    visitId: VisitId,
    states: readonly VisitState[],
    { set, condition, values }: { set: string; condition: string; values: Record<string, unknown> },
  ): Promise<Change> => {
    const written = await updateItem(table, visitKey(site, visitId), {
      update: `SET ${set}, version = version + :one`,
      condition: `#state IN (${states.map((state) => `:in_${state}`).join(', ')}) AND purgeAt > :now${condition}`,
      values: {
        ...Object.fromEntries(states.map((state) => [`in_${state}`, state])),
        one: 1,
        now: clock(),
        ...values,
      },
    });
    return changeFrom(written, clock());
  };
  return {
    make: (site, visitId, pinHash, { ifVersion }) =>
      amend(site, visitId, amendments.makePin.in, {
        set: 'pinHash = :hash, pinAttempts = :none',
        condition: ifVersion === undefined ? '' : ' AND version = :version',
        values: { hash: pinHash, none: 0, version: ifVersion },
      }),
    countAttempt: (site, visitId) =>
      amend(site, visitId, amendments.tryPin.in, {
        set: 'pinAttempts = pinAttempts + :one',
        condition: ' AND attribute_exists(pinHash) AND pinAttempts < :most',
        values: { most: mostPinAttempts },
      }),
    admitsAnother: async (site) => {
      const minute = Math.floor(clock() / 60);
      const { ok } = await updateItem(table, pinMinuteKey(site, minute), {
        update: 'SET purgeAt = :purgeAt ADD attempts :one',
        condition: 'attribute_not_exists(attempts) OR attempts < :most',
        values: { one: 1, most: mostPinsPerMinute, purgeAt: minute * 60 + minuteLifeSeconds },
      });
      return ok;
    },
  };
}
