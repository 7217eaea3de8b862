import type { Caller } from '../edge/access.ts';
import { decodeCursor, encodeCursor, notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { ExportId, SiteId } from '../kernel/brands.ts';
import { derivedId } from '../kernel/derived-id.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { NewExport } from './api/requests.ts';
import type { ExportPage, ExportTable } from './export-table.ts';
import type { VisitList } from '../front-desk/list-visits.ts';
import { asShownAt } from '../visits/purpose-consent.ts';
import { readDays } from './read-days.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import { exportedDays, exportLife, type VisitExport } from './export.ts';
import type { SiteRef } from '../visits/visit-item.ts';

/** The dependencies of exports. */
export interface ExportDeps extends Pick<VisitDeps, 'getSite' | 'clock'> {
  readonly bookings: Pick<VisitDeps['bookings'], 'listDay'>;
  readonly exports: ExportTable;
  readonly newExportId: () => ExportId;
}

/** Records who exports which days and what for. The same seed makes the same record. */
export async function createExport(
  { getSite, exports, clock, newExportId }: ExportDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  request: NewExport,
  idempotencySeed?: string,
): Promise<{ readonly ok: true; readonly made: VisitExport } | Failure> {
  if (!(await getSite(firmId, siteId))) return failure('site_not_found');
  const now = clock();
  const exportId =
    idempotencySeed === undefined ? newExportId() : exportIdFrom({ firmId, siteId }, idempotencySeed);
  const record = { firmId, siteId, exportId, ...request, createdAt: now, createdBy: memberId, pagesRead: 0 };
  return { ok: true, made: await exports.create({ ...record, ...exportLife(now) }) };
}

/** The exports of a site, newest first. */
export async function listExports(
  { getSite, exports }: ExportDeps,
  { firmId }: Caller,
  siteId: SiteId,
  { limit, cursor }: PageAsked,
): Promise<PageRead<ExportPage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  return readPage(`${firmId}/${siteId}/exports`, cursor, (from) => exports.list(site, { limit, ...from }));
}

/**
 * A page of the visits of an export, day by day in the order they begin. Only the member who made it may read it, until it
 * expires. The read is recorded first.
 */
export async function readExport(
  { getSite, exports, bookings, clock }: ExportDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  exportId: ExportId,
  { limit, cursor }: PageAsked,
): Promise<VisitList | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const scope = `${firmId}/${siteId}/exports/${exportId}/visits`;
  const position = cursor === undefined ? undefined : decodeCursor(scope, 1, cursor);
  if (position?.ok === false) return position;
  const { ok, made } = await exports.recordRead(site, exportId, memberId);
  if (!made) return failure('export_not_found');
  if (made.createdBy !== memberId)
    return failure('forbidden', 'An export is read by the member who asked for it.');
  if (!ok) return failure('export_expired');
  const days = exportedDays(made.fromDay, made.toDay);
  const page = await readDays(bookings, site, days, { limit, after: position?.value[0] });
  // Clients can forge a cursor. One that leads to other days is refused.
  if (!page) return notOfThisList();
  const { visits, next } = page;
  const nextCursor = next === undefined ? {} : { nextCursor: encodeCursor(scope, [next]) };
  return { ok: true, visits: visits.map(asShownAt(site, clock())), ...nextCursor };
}

/** The seed is a digest already, so the id reveals nothing. */
const exportIdFrom = ({ firmId, siteId }: SiteRef, seed: string): ExportId =>
  derivedId('export', firmId, siteId, seed) as ExportId;
