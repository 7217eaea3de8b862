import type { EpochSeconds, PersonKey, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { defined } from '../kernel/defined.ts';
import { getItem, queryAll, type Query } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { putNew, updateItem, type Written } from '../table/write.ts';
import type { Admission } from './admission.ts';
import { codeClaims, type CodeClaims } from './code-claim-table.ts';
import { keptThrough, type Kept } from './held.ts';
import type { BarredPerson, NamePointer, NearBar, NearPointer, Presence } from './pointer.ts';
import { changeOf, type Change, type ChangeDetails, type DetailsArgument } from './transition-update.ts';
import {
  nameKeyPartition,
  nearPartition,
  presencePartition,
  visitFrom,
  visitItem,
  visitKey,
  type SiteRef,
} from './visit-item.ts';
import type { TransitionName } from './visit-states.ts';
import type { Visit } from './visit.ts';

/** What was found under the names of a code. */
export interface NameHits {
  readonly pointers: readonly NamePointer[];
  readonly barred: readonly BarredPerson[];
}

/** What was found under name parts and prefixes, each visit and bar once. */
export interface NearHits {
  readonly pointers: readonly NearPointer[];
  readonly bars: readonly NearBar[];
}

/** A visit that is or was on site, with the identity it was checked in under. */
export interface PresentVisit extends Presence {
  readonly visit: Visit;
}

/** An unannounced visitor: admitted and inside, or waiting for the host or a supervisor. */
export type WalkIn =
  | {
      readonly visit: Visit & { readonly state: 'checked_in' };
      readonly admission: Admission;
      readonly presence: Presence | undefined;
    }
  | { readonly visit: Visit & { readonly state: 'pending_approval' } };

/** The reads and the one write of a scan, and single changes by hand. A fault of the store is thrown. */
export interface VisitTable extends CodeClaims {
  get(site: SiteRef, visitId: VisitId): Promise<Visit | undefined>;
  /** One strongly consistent Query for each name of the code, at the same time. */
  findByName(site: SiteRef, nameKeys: readonly PersonKey[]): Promise<NameHits>;
  /** One strongly consistent Query for each name part and prefix, at the same time. */
  findNear(site: SiteRef, keys: readonly PersonKey[]): Promise<NearHits>;
  /** The same for bars only: many visits may share a prefix, and none of them is read. */
  findNearBars(site: SiteRef, prefixKeys: readonly PersonKey[]): Promise<readonly NearBar[]>;
  /** Who is inside (`ON`) or went out (`LEFT`) under a name; it may be a moment old. */
  findPresent(
    site: SiteRef,
    where: 'ON' | 'LEFT',
    nameKeys: readonly PersonKey[],
  ): Promise<readonly PresentVisit[]>;
  /** Writes a walk-in, or answers the visit that this code has made already. */
  putWalkIn(walkIn: WalkIn): Promise<Change>;
  /**
   * Makes a transition where the state machine allows it. Otherwise answers the current visit, if any. What happened at a
   * gate without a network (`recordCheckIn`) is written by functions/passages/ alone.
   */
  change<Name extends Exclude<TransitionName, 'recordCheckIn'>>(
    site: SiteRef,
    visitId: VisitId,
    name: Name,
    ...details: DetailsArgument<Name>
  ): Promise<Change>;
}

/** Opens the Visits table. */
export function visitTable(table: Table, clock: Clock): VisitTable {
  /** Reads several partitions at the same time, without the items that are past their time. */
  const readTogether = async (queries: readonly Query[]): Promise<readonly Item[]> => {
    const found = await Promise.all(queries.map((query) => queryAll(table, query)));
    const now = clock();
    return found.flat().filter(({ purgeAt = Infinity }) => Number(purgeAt) > now);
  };
  return {
    ...codeClaims(table, clock),
    get: async (site, visitId) => visitFrom(await getItem(table, visitKey(site, visitId)), clock()),
    findByName: async (site, nameKeys) => {
      const items = await readTogether(nameKeys.map((key) => partition(nameKeyPartition(site, key))));
      return {
        pointers: items.filter(isPointer) as unknown as NamePointer[],
        barred: barLines(items) as unknown as BarredPerson[],
      };
    },
    findNear: async (site, keys) => {
      const items = await readTogether(keys.map((key) => partition(nearPartition(site, key))));
      const pointers = items.filter(isPointer) as unknown as NearPointer[];
      return {
        pointers: [...new Map(pointers.map((pointer) => [pointer.visitId, pointer])).values()],
        bars: barLines(items) as unknown as NearBar[],
      };
    },
    findNearBars: async (site, prefixKeys) => {
      const bars = prefixKeys.map((key) => ({
        key: 'pk = :pk AND begins_with(sk, :bar)',
        values: { pk: nearPartition(site, key), bar: 'BARRED#' },
        consistent: true,
      }));
      return barLines(await readTogether(bars)) as unknown as readonly NearBar[];
    },
    findPresent: async (site, where, nameKeys) => {
      const items = await readTogether(
        nameKeys.map((nameKey) => ({
          index: 'on-site',
          key: 'presencePk = :pk AND begins_with(presenceSk, :name)',
          values: { pk: presencePartition(site, where), name: `${nameKey}#` },
        })),
      );
      return items.flatMap((item) => {
        const visit = visitFrom(item, clock());
        return visit ? [{ visit, ...presenceFrom(item) }] : [];
      });
    },
    putWalkIn: async (walkIn) => {
      const presence = 'admission' in walkIn ? walkIn.presence : undefined;
      return changeFrom(await putNew(table, visitItem(walkIn.visit, presence)), clock());
    },
    change: async (site, visitId, name, ...[details = {}]) => {
      const { purgeAt, normalPurgeAt, ...rest }: ChangeDetails = details;
      const normal = normalPurgeAt ?? purgeAt;
      let kept: Partial<Kept> = defined({ purgeAt, normalPurgeAt });
      for (let tries = 1; ; tries += 1) {
        const update = changeOf(site, visitId, name, { ...rest, ...kept }, clock());
        const change = changeFrom(await updateItem(table, visitKey(site, visitId), update), clock());
        if (change.ok || !change.visit || normal === undefined) return change;
        // It may have been refused because it would have shortened a hold that was not known.
        const known = kept.purgeAt;
        kept = keptThrough(change.visit.heldUntil, normal);
        if (kept.purgeAt === known || tries === mostTries) return change;
      }
    },
  };
}

/** One for the visit as it was thought to be, one for its hold, one for a hold that is changed at the same moment. */
const mostTries = 3;

const partition = (pk: string): Query => ({ key: 'pk = :pk', values: { pk }, consistent: true });

const isPointer = ({ sk }: Item): boolean => String(sk).startsWith('D#');

/** The lines of bars among these items; the sort key holds the id of each bar. */
const barLines = (items: readonly Record<string, unknown>[]) =>
  items.flatMap(({ sk, ...line }) => {
    const [kind, barredId] = String(sk).split('#');
    return kind === 'BARRED' ? [{ ...line, barredId }] : [];
  });

function presenceFrom({ presenceSk, strongKey }: Record<string, unknown>): Presence {
  const [nameKey] = String(presenceSk).split('#');
  return {
    nameKey: nameKey as PersonKey,
    ...(typeof strongKey === 'string' ? { strongKey: strongKey as PersonKey } : {}),
  };
}

/** Reads the answer of a conditional write of a visit. */
export function changeFrom({ ok, item }: Written, now: EpochSeconds): Change {
  const visit = visitFrom(item, now);
  return visit ? { ok, visit } : { ok: false };
}
