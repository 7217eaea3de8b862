import type { ExportId, MemberId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { nextOf, queryPage } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, Table } from '../table/table.ts';
import { putNew, updateItem } from '../table/write.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { exportPartition, type SiteRef } from '../visits/visit-item.ts';
import type { VisitExport } from './export.ts';

/** A page of a site's exports; `next` is where the following page begins. */
export interface ExportPage {
  readonly exports: readonly VisitExport[];
  readonly next?: string;
}

/** Records of exports, in the Visits table. A fault of the store is thrown. */
export interface ExportTable {
  /** Writes a record; answers the one that has its id already, if any. */
  create(made: VisitExport): Promise<VisitExport>;
  /** Newest first. It reads an index, which may be a moment old. */
  list(site: SiteRef, page: { readonly limit: number; readonly after?: string }): Promise<ExportPage>;
  /**
   * Records that `memberId` reads a page now, before it is read. Refused where the export is another member's or has
   * expired: then answers the record as it stands, if there is one.
   */
  recordRead(
    site: SiteRef,
    exportId: ExportId,
    memberId: MemberId,
  ): Promise<{ readonly ok: boolean; readonly made?: VisitExport }>;
}

const exportKey = (site: SiteRef, exportId: string) => ({ pk: exportPartition(site), sk: `X#${exportId}` });
const orderOf = ({ createdAt, exportId }: VisitExport): string => `${toRfc3339(createdAt)}#${exportId}`;

/** Opens the Visits table. */
export function exportTable(table: Table, clock: Clock): ExportTable {
  const read = (item: Item | undefined) => storedRecord(item, clock()) as VisitExport | undefined;
  return {
    create: async (made) => {
      const key = exportKey(made, made.exportId);
      const written = await putNew(table, { ...key, dayPk: key.pk, daySk: orderOf(made), ...made });
      if (written.ok) return made;
      const standing = read(written.item);
      if (!standing) throw new StoreBusy('an export that is past its time is still in the way');
      return standing;
    },
    list: async (site, { limit, after }) => {
      const dayPk = exportPartition(site);
      const start = (daySk: string) => ({ dayPk, daySk, ...exportKey(site, daySk.split('#')[1] ?? '') });
      const page = await queryPage(
        table,
        { index: 'by-day', key: 'dayPk = :pk', values: { pk: dayPk }, newestFirst: true },
        { limit, after: after === undefined ? undefined : start(after) },
        read,
      );
      return { exports: page.listed, ...nextOf(page, orderOf) };
    },
    recordRead: async (site, exportId, memberId) => {
      const { ok, item } = await updateItem(table, exportKey(site, exportId), {
        update: 'SET lastReadAt = :now ADD pagesRead :one',
        condition: 'createdBy = :member AND expiresAt > :now',
        values: { now: clock(), one: 1, member: memberId },
      });
      const made = read(item);
      return made ? { ok, made } : { ok: false };
    },
  };
}
