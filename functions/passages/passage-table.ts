import type { EpochSeconds, MemberId, ScanId, VisitId } from '../kernel/brands.ts';
import { daySeconds, later, toRfc3339, type Clock } from '../kernel/clock.ts';
import { getItem, queryAll, queryPage } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { transact, type Action } from '../table/transact.ts';
import { updateItem } from '../table/write.ts';
import { Admission } from '../visits/admission.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { changeOf, type ChangeDetails, type DetailsOf } from '../visits/transition-update.ts';
import { passagePartition, visitItem, visitKey, type SiteRef } from '../visits/visit-item.ts';
import type { WalkIn } from '../visits/visit-table.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import type { ListedPassage, RecordedPassage } from './passage.ts';

/** What a passage changes, in the same transaction as its record. */
export type Effect =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'check_in' | 'record_check_in';
      readonly visitId: VisitId;
      readonly details: DetailsOf<'recordCheckIn'>;
    }
  | { readonly do: 'check_out'; readonly visitId: VisitId; readonly details: ChangeDetails }
  | { readonly do: 'walk_in'; readonly walkIn: WalkIn }
  /** Keeps the way out for the way in that may come later. Made only where the visit is as it was read. */
  | { readonly do: 'wait_for_entry'; readonly visit: Visit; readonly exit: WaitingExit };

/** A way out of somebody who was not inside yet, as far as was known. */
export interface WaitingExit extends Passage {
  readonly gateId: NonNullable<Passage['gateId']>;
  readonly scanId: ScanId;
}

/** A page of passages; `next` is where the following page begins. */
export interface PassagePage {
  readonly passages: readonly ListedPassage[];
  readonly next?: string;
}

/** Records of passages, in the Visits table. A fault of the store is thrown. */
export interface PassageTable {
  get(site: SiteRef, scanId: ScanId): Promise<RecordedPassage | undefined>;
  /**
   * Writes the record and what it changes, both or neither. `known`: another request has recorded this scan.
   * `changed`: the visit is not as it was read.
   */
  record(passage: RecordedPassage, effect: Effect): Promise<'recorded' | 'known' | 'changed'>;
  /** The ways out that wait for a way in of this visit, the earliest first. */
  waitingExits(visit: Visit): Promise<readonly WaitingExit[]>;
  /** Checks the visitor out by a way out that has waited, and resolves its passage. False where the visit has changed. */
  leaveBy(visit: Visit, exit: WaitingExit, details: ChangeDetails): Promise<boolean>;
  /** Those that needed attention, the latest first. It reads an index, which may be a moment old. */
  list(
    site: SiteRef,
    page: { readonly unresolved: boolean; readonly limit: number; readonly after?: string },
  ): Promise<PassagePage>;
  /** Resolves a passage that needs attention, once. Refused: answers the record as it stands, if there is one. */
  resolve(site: SiteRef, scanId: ScanId, by: Resolution): Promise<Resolved>;
  /** Resolves a held passage and makes what it changes, both or neither. False where one of them has changed. */
  apply(site: SiteRef, scanId: ScanId, by: Application, effect: Effect): Promise<boolean>;
}

type Resolution = Required<Pick<RecordedPassage, 'resolvedAt' | 'resolvedBy' | 'note'>>;

/** A resolution of a held passage that applies it. */
type Application = Resolution &
  Required<Pick<RecordedPassage, 'applied'>> &
  Pick<RecordedPassage, 'visitId' | 'despite'>;

/** A resolution that was written, or what stands against it: the record, if there is one. */
type Resolved =
  | { readonly ok: true; readonly passage: ListedPassage }
  | { readonly ok: false; readonly passage?: RecordedPassage };

/** Who resolves a way out whose way in came later. */
const itself = 'gatehouse' as MemberId;

const keyOf = (site: SiteRef, scanId: ScanId) => ({ pk: passagePartition(site, scanId), sk: 'PASSAGE' });
const listOf = (site: SiteRef): string => passagePartition(site);
const orderOf = ({ recordedAt, scanId }: RecordedPassage): string => `${toRfc3339(recordedAt)}#${scanId}`;
const exitPrefix = 'OUT#';
/** A way in that comes later than a day is not applied. */
const waitsSeconds = 2 * daySeconds;
const exitKey = (visit: Visit, { at, scanId }: WaitingExit) => ({
  pk: visitKey(visit, visit.visitId).pk,
  sk: `${exitPrefix}${toRfc3339(at)}#${scanId}`,
});

/** What the note is sealed for: the record stands as it was read, and nobody has resolved it. */
const isUnresolved = 'attribute_not_exists(resolvedAt) AND purgeAt = :purgeAt';

/** Opens the Visits table. */
export function passageTable(table: Table, clock: Clock): PassageTable {
  const read = (item: Item | undefined) => storedRecord(item, clock()) as RecordedPassage | undefined;
  return {
    get: async (site, scanId) => read(await getItem(table, keyOf(site, scanId))),
    record: async (passage, effect) => {
      const isNew = {
        condition: 'attribute_not_exists(pk) OR purgeAt <= :now',
        values: { now: clock() },
      };
      const place =
        passage.attention === undefined ? {} : { dayPk: listOf(passage), daySk: orderOf(passage) };
      const item = { ...keyOf(passage, passage.scanId), ...place, ...passage };
      const made = await transact(table, [{ put: item, if: isNew }, ...actionsOf(passage, effect, clock())]);
      if (made.ok) return 'recorded';
      return made.refused[0] ? 'known' : 'changed';
    },
    waitingExits: async (visit) => {
      const { pk } = visitKey(visit, visit.visitId);
      const items = await queryAll(table, {
        key: 'pk = :pk AND begins_with(sk, :out)',
        values: { pk, out: exitPrefix },
        consistent: true,
      });
      return items.flatMap((item) => {
        const record = storedRecord(item, clock()) as { readonly exit: WaitingExit } | undefined;
        return record ? [record.exit] : [];
      });
    },
    leaveBy: async (visit, exit, details) => {
      const asRead = { ...details, ifVersion: visit.version };
      const by = changeOf(visit, visit.visitId, 'checkOut', asRead, clock());
      const passage = read(await getItem(table, keyOf(visit, exit.scanId)));
      const resolve = {
        update: 'SET resolvedAt = :at, resolvedBy = :by',
        condition: 'attribute_not_exists(resolvedAt)',
        values: { at: clock(), by: itself },
      };
      const made = await transact(table, [
        { update: visitKey(visit, visit.visitId), by },
        { remove: exitKey(visit, exit), if: { condition: 'attribute_exists(pk)' } },
        ...(passage && passage.resolvedAt === undefined
          ? [{ update: keyOf(visit, exit.scanId), by: resolve }]
          : []),
      ]);
      return made.ok;
    },
    list: async (site, { unresolved, limit, after }) => {
      const dayPk = listOf(site);
      const start = (daySk: string) => ({
        dayPk,
        daySk,
        ...keyOf(site, (daySk.split('#')[1] ?? '') as ScanId),
      });
      const { listed, more } = await queryPage(
        table,
        {
          index: 'by-day',
          key: 'dayPk = :pk',
          ...(unresolved ? { filter: 'attribute_not_exists(resolvedAt)' } : {}),
          values: { pk: dayPk },
          newestFirst: true,
        },
        { limit, after: after === undefined ? undefined : start(after) },
        // Only these have a place in the index.
        (item) => read(item) as ListedPassage | undefined,
      );
      const last = listed.at(-1);
      return { passages: listed, ...(more && last ? { next: orderOf(last) } : {}) };
    },
    resolve: async (site, scanId, { resolvedAt, resolvedBy, note }) => {
      const standing = read(await getItem(table, keyOf(site, scanId)));
      if (!standing) return { ok: false };
      const { ok, item } = await updateItem(table, keyOf(site, scanId), {
        // The name of a held walk-in is not needed any more.
        update: 'SET resolvedAt = :at, resolvedBy = :by, note = :note REMOVE told',
        condition: `attribute_exists(attention) AND ${isUnresolved}`,
        values: { at: resolvedAt, by: resolvedBy, note, purgeAt: standing.purgeAt },
      });
      const passage = read(item);
      if (!passage) return { ok: false };
      return ok ? { ok, passage: passage as ListedPassage } : { ok, passage };
    },
    apply: async (site, scanId, resolved, effect) => {
      const standing = read(await getItem(table, keyOf(site, scanId)));
      if (!standing) return false;
      const set = Object.keys(resolved).map((name) => `#${name} = :${name}`);
      const by = {
        update: `SET ${set.join(', ')} REMOVE told`,
        condition: isUnresolved,
        values: { ...resolved, purgeAt: standing.purgeAt },
      };
      const actions = [{ update: keyOf(site, scanId), by }, ...actionsOf(site, effect, clock())];
      return (await transact(table, actions)).ok;
    },
  };
}

/** The actions beside the record. Who comes in passes the door here too: without an admission nothing is written. */
function actionsOf(site: SiteRef, effect: Effect, now: EpochSeconds): readonly Action[] {
  switch (effect.do) {
    case 'nothing':
      return [];
    case 'check_in':
    case 'record_check_in':
    case 'check_out': {
      const name = transitionOf[effect.do];
      const by = changeOf(site, effect.visitId, name, effect.details, now);
      return [{ update: visitKey(site, effect.visitId), by }];
    }
    case 'walk_in': {
      const { walkIn } = effect;
      if (!('admission' in walkIn && Admission.isOne(walkIn.admission)))
        throw new Error('a walk-in that came in needs an admission');
      const isFree = { condition: 'attribute_not_exists(pk)' };
      return [{ put: visitItem(walkIn.visit, walkIn.presence), if: isFree }];
    }
    case 'wait_for_entry': {
      const { visit, exit } = effect;
      const isAsRead = { condition: '#version = :version', values: { version: visit.version } };
      return [
        { check: visitKey(visit, visit.visitId), if: isAsRead },
        { put: { ...exitKey(visit, exit), exit, purgeAt: later(exit.at, waitsSeconds) } },
      ];
    }
  }
}

const transitionOf = {
  check_in: 'checkIn',
  record_check_in: 'recordCheckIn',
  check_out: 'checkOut',
} as const;
