import * as z from 'zod/mini';
import type {
  AccessRequestId,
  BarredId,
  ExportId,
  GateId,
  HoldId,
  MemberId,
  ScanId,
  SeriesId,
  ScannerId,
  SiteId,
  UnitId,
  VisitId,
} from '../kernel/brands.ts';

const branded = <Id extends string>(pattern: RegExp, message: string) =>
  z.pipe(
    z.string().check(z.regex(pattern, message)),
    z.transform((text) => text as Id),
  );

const slug = /^[a-z0-9][a-z0-9-]{0,39}$/;
export const siteIdField = branded<SiteId>(slug, 'must be a site id');
export const gateIdField = branded<GateId>(slug, 'must be a gate id');
export const memberIdField = branded<MemberId>(/^[\w-]{1,40}$/, 'must be a member id');
export const seriesIdField = branded<SeriesId>(/^[\w-]{22}$/, 'must be the id of recurring visits');
export const exportIdField = branded<ExportId>(/^[\w-]{22}$/, 'must be the id of an export');
export const holdIdField = branded<HoldId>(/^[\w-]{22}$/, 'must be the id of a hold');
export const accessRequestIdField = branded<AccessRequestId>(
  /^[0-9a-f]{8}[\w-]{14}$/,
  'must be the id of a request',
);
export const unitIdField = branded<UnitId>(/^(?:[0-9a-f]{2}){1,160}$/, 'must be the id of a unit');
export const visitIdField = branded<VisitId>(/^[\w-]{22}$/, 'must be a visit id');
export const barredIdField = branded<BarredId>(/^[\w-]{22}$/, 'must be the id of a bar');
export const scannerIdField = branded<ScannerId>(/^[\w-]{22}$/, 'must be a scanner id');
export const scanIdField = z.pipe(
  z.uuid('must be a UUID'),
  z.transform((text) => text.toLowerCase() as ScanId),
);
