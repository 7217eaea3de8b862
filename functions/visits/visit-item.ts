import { defined } from '../kernel/defined.ts';
import type { EpochSeconds, FirmId, LocalDay, PersonKey, SiteId, UnitId, VisitId } from '../kernel/brands.ts';
import { daySeconds, toRfc3339 } from '../kernel/clock.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import type { NamePointer, Presence } from './pointer.ts';
import type { DayEntry } from './usable-days.ts';
import { storedRecord } from './stored-record.ts';
import type { Visit } from './visit.ts';

/** A site of a firm; the firm comes from the verified identity, so no key can be built without it. */
export interface SiteRef {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
}

const sitePrefix = ({ firmId, siteId }: SiteRef): string => `F#${firmId}#S#${siteId}`;

/**
 * Sort key of a visit, and of nothing else in the table. The subscription of the stream filters by it
 * (lib/table-stream.ts).
 */
export const visitSortKey = 'VISIT';

/** Primary key of a visit. */
export const visitKey = (site: SiteRef, visitId: VisitId) => ({
  pk: `${sitePrefix(site)}#V#${visitId}`,
  sk: visitSortKey,
});

/** Partition of everything known under a name key. */
export const nameKeyPartition = (site: SiteRef, nameKey: PersonKey): string =>
  `${sitePrefix(site)}#N#${nameKey}`;

/** Partition of the visits that have a name part, or a prefix, of this key; under a prefix, of the bars too. */
export const nearPartition = (site: SiteRef, key: PersonKey): string => `${sitePrefix(site)}#P#${key}`;

/** Partition of what leads to the visits of a unit, and to its rules of recurring visits. */
export const unitPartition = (site: SiteRef, unitId: UnitId): string => `${sitePrefix(site)}#U#${unitId}`;

/** Partition of a site's rules of recurring visits. */
export const seriesPartition = (site: SiteRef): string => `${sitePrefix(site)}#SERIES`;

/** Partition of a site's records of exports, in the table and, newest last, in the index `by-day`. */
export const exportPartition = (site: SiteRef): string => `${sitePrefix(site)}#EXPORTS`;

/** Partition of a passage that was recorded without a network; without an id, of the list of a site's in the index `by-day`. */
export const passagePartition = (site: SiteRef, scanId?: string): string =>
  `${sitePrefix(site)}#PASSAGES${scanId === undefined ? '' : `#${scanId}`}`;

/** Partition of a site's register of holds, in the table and, newest last, in the index `by-day`. */
export const holdPartition = (site: SiteRef): string => `${sitePrefix(site)}#HOLDS`;

/** Partition of the ticks of a site's roll calls. */
export const tickPartition = (site: SiteRef): string => `${sitePrefix(site)}#TICKS`;

/** Partition of the records of a site's destroyed keys. */
export const destructionPartition = (site: SiteRef): string => `${sitePrefix(site)}#DESTROYED`;

/** Partition of the counts of a site's deleted visits. */
export const deletionCountPartition = (site: SiteRef): string => `${sitePrefix(site)}#DELETED`;

/** Partition of a site's numbers. */
export const numbersPartition = (site: SiteRef): string => `${sitePrefix(site)}#NUMBERS`;

/** Partition of the mark that a record of the stream was counted; the digest is of the record's id. */
export const countedPartition = (site: SiteRef, digest: string): string =>
  `${sitePrefix(site)}#COUNTED#${digest}`;

/** Key of the mark that counts the changes of a site's visits. */
export const changeMarkKey = (site: SiteRef) => ({ pk: `${sitePrefix(site)}#CHANGED`, sk: 'MARK' });

/** Key of the count of PINs tried at a site in a minute (since 1970). */
export const pinMinuteKey = (site: SiteRef, minute: number) => ({
  pk: `${sitePrefix(site)}#PINS`,
  sk: `M#${String(minute)}`,
});

/** Partition of a day in the index `by-day`. */
export const dayPartition = (site: SiteRef, day: LocalDay): string => `${sitePrefix(site)}#D#${day}`;

/** Partition in the index `on-site`: `ON` who is inside now, `LEFT` who went out, so that a repeated scan is recognised. */
export const presencePartition = (site: SiteRef, where: 'ON' | 'LEFT'): string =>
  `${sitePrefix(site)}#${where}`;

/** Sort key in the index `on-site`. */
export const presenceSortKey = (nameKey: PersonKey, visitId: VisitId): string => `${nameKey}#${visitId}`;

/** Sort key in the index `by-day`: the visits of a day in the order they begin. */
export const daySortKey = (visit: Visit): string => `${toRfc3339(visit.expectedFrom)}#${visit.visitId}`;

/** Attributes of a presence: where the roll call and the way out find a visit. */
export const presenceAttributes = (site: SiteRef, visitId: VisitId, { nameKey, strongKey }: Presence) => ({
  presencePk: presencePartition(site, 'ON'),
  presenceSk: presenceSortKey(nameKey, visitId),
  ...defined({ strongKey }),
});

/** Makes the item of a visit; with `presence` it is on site. */
export const visitItem = (visit: Visit, presence?: Presence) => ({
  ...visitKey(visit, visit.visitId),
  dayPk: dayPartition(visit, visit.day),
  daySk: daySortKey(visit),
  ...(presence ? presenceAttributes(visit, visit.visitId, presence) : {}),
  ...visit,
});

/** Reads a visit from its item; `undefined` when it is past its time. */
export const visitFrom = (item: Record<string, unknown> | undefined, now: EpochSeconds): Visit | undefined =>
  storedRecord(item, now) as Visit | undefined;

/** A pointer is useless once its window has closed. Two more days leave room for late visitors. */
const pointerLifeAfterWindowSeconds = 2 * daySeconds;

/** Primary key of a pointer. */
export const pointerKey = (visit: Visit, nameKey: PersonKey) => ({
  pk: nameKeyPartition(visit, nameKey),
  sk: `D#${visit.day}#${visit.visitId}`,
});

/** Makes the item of a pointer. */
export const pointerItem = (visit: Visit, pointer: NamePointer) => ({
  ...pointerKey(visit, pointer.nameKey),
  ...pointer,
  purgeAt: pointer.expectedUntil + pointerLifeAfterWindowSeconds,
});

/** Makes the item that puts a visit into the list of a further day. It contains no data of the visitor. */
export const dayEntryItem = (visit: Visit, { day, at }: DayEntry) => ({
  pk: visitKey(visit, visit.visitId).pk,
  sk: `DAY#${day}`,
  dayPk: dayPartition(visit, day),
  daySk: `${toRfc3339(at)}#${visit.visitId}`,
  visitId: visit.visitId,
  purgeAt: visit.purgeAt,
});

/** Makes the item that leads from a name part, or a prefix, to a visit. */
export const nearPointerItem = (visit: Visit, key: PersonKey, parts: PersonParts) => ({
  pk: nearPartition(visit, key),
  sk: `D#${visit.day}#${visit.visitId}`,
  visitId: visit.visitId,
  expectedFrom: visit.expectedFrom,
  expectedUntil: visit.expectedUntil,
  ...parts,
  purgeAt: visit.expectedUntil + pointerLifeAfterWindowSeconds,
});
