import type { Caller } from '../edge/access.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { ScannerId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/problems.ts';
import type { ScannerPage, ScannerSite, ScannerTable } from './scanner-table.ts';
import type { Scanner } from './scanner.ts';

/** A page of the scanners of a site, in the order of their ids. */
export const listScanners = (
  scanners: Pick<ScannerTable, 'list'>,
  { firmId, siteId }: ScannerSite,
  { limit, cursor }: PageAsked,
): Promise<PageRead<ScannerPage> | Failure> =>
  readPage(`${firmId}/${siteId}/scanners`, cursor, (from) =>
    scanners.list({ firmId, siteId }, { limit, ...from }),
  );

/** Revokes a scanner. A scanner that is revoked already stays as it was; `undefined` where it does not exist. */
export const revokeScanner = (
  { scanners, clock }: { readonly scanners: Pick<ScannerTable, 'revoke'>; readonly clock: Clock },
  { firmId, siteId }: ScannerSite,
  scannerId: ScannerId,
  { memberId }: Pick<Caller, 'memberId'>,
): Promise<Scanner | undefined> =>
  scanners.revoke({ firmId, siteId }, scannerId, { revokedAt: clock(), revokedBy: memberId });
