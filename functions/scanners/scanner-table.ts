import { hourSeconds } from '../kernel/clock.ts';
import { defined } from '../kernel/defined.ts';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../kernel/brands.ts';
import { isNew } from '../table/expression.ts';
import { getItem, nextOf, queryPage } from '../table/read.ts';
import type { Key, Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { putItem, updateItem } from '../table/write.ts';
import type { Enrolment, EnrolmentRef } from './enrolment-code.ts';
import type { Scanner, ToldStatus } from './scanner.ts';

/** A site of a firm, as a verified identity or a stored item names it. */
export interface ScannerSite {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
}

/** A page of a site's scanners; `next` is where the following page begins. */
export interface ScannerPage {
  readonly scanners: readonly Scanner[];
  readonly next?: ScannerId;
}

/** Scanners, their enrolment codes and the ids of their tokens, in the Registry. A fault of the store is thrown. */
export interface ScannerTable {
  putEnrolment(enrolment: Enrolment): Promise<void>;
  getEnrolment(ref: EnrolmentRef): Promise<Enrolment | undefined>;
  /** Marks the code as used and makes the scanner, both or neither. False where the code is used already. */
  enrol(enrolment: Enrolment, scanner: Scanner): Promise<boolean>;
  get(site: ScannerSite, scannerId: ScannerId): Promise<Scanner | undefined>;
  /** In the order of their ids. */
  list(site: ScannerSite, page: { readonly limit: number; readonly after?: string }): Promise<ScannerPage>;
  /** Keeps what a scanner tells of itself, in place of what it told before. False where there is none, or it is revoked. */
  tell(site: ScannerSite, scannerId: ScannerId, told: ToldStatus, seenAt: EpochSeconds): Promise<boolean>;
  /** Revokes a scanner, once: one that is revoked stays as it was. `undefined` where there is none. */
  revoke(
    site: ScannerSite,
    scannerId: ScannerId,
    by: { readonly revokedAt: EpochSeconds; readonly revokedBy: MemberId },
  ): Promise<Scanner | undefined>;
}

/** The Registry deletes a code an hour after its end. Until then a second use can be told apart from an unknown code. */
const rememberedSeconds = hourSeconds;

const enrolmentKey = ({ firmId, siteId, digest }: EnrolmentRef): Key => ({
  pk: `F#${firmId}`,
  sk: `ENROLMENT#${siteId}#${digest}`,
});
const scannerPrefix = (siteId: SiteId): string => `SCANNER#${siteId}#`;
const scannerKey = ({ firmId, siteId }: ScannerSite, scannerId: ScannerId): Key => ({
  pk: `F#${firmId}`,
  sk: `${scannerPrefix(siteId)}${scannerId}`,
});

/** Opens the Registry table for scanners. Reads are strong: a scanner may sign at once. */
export function scannerTable(table: Table): ScannerTable {
  return {
    putEnrolment: async (enrolment) => {
      const purgeAt = enrolment.expiresAt + rememberedSeconds;
      await putItem(table, { ...enrolmentKey(enrolment), ...enrolment, purgeAt });
    },
    getEnrolment: async (ref) => (await getItem(table, enrolmentKey(ref))) as Enrolment | undefined,
    enrol: async (enrolment, scanner) => {
      const use = {
        update: 'SET scannerId = :id',
        condition: 'attribute_not_exists(scannerId) AND expiresAt > :now',
        values: { id: scanner.scannerId, now: scanner.enrolledAt },
      };
      const { ok } = await transact(table, [
        { update: enrolmentKey(enrolment), by: use },
        { put: { ...scannerKey(scanner, scanner.scannerId), ...scanner }, if: isNew },
      ]);
      return ok;
    },
    get: async (site, scannerId) =>
      (await getItem(table, scannerKey(site, scannerId))) as Scanner | undefined,
    list: async (site, { limit, after }) => {
      const scanners = {
        key: 'pk = :pk AND begins_with(sk, :prefix)',
        values: { pk: `F#${site.firmId}`, prefix: scannerPrefix(site.siteId) },
      };
      const from = after === undefined ? undefined : scannerKey(site, after as ScannerId);
      const page = await queryPage(
        table,
        scanners,
        { limit, after: from },
        (item) => item as unknown as Scanner,
      );
      return { scanners: page.listed, ...nextOf(page, ({ scannerId }) => scannerId) };
    },
    tell: async (site, scannerId, told, seenAt) => {
      const { ok } = await updateItem(table, scannerKey(site, scannerId), {
        update: 'SET lastSeenAt = :seenAt, told = :told',
        condition: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
        values: { seenAt, told: defined(told) },
      });
      return ok;
    },
    revoke: async (site, scannerId, { revokedAt, revokedBy }) => {
      const { item } = await updateItem(table, scannerKey(site, scannerId), {
        update: 'SET revokedAt = :at, revokedBy = :by',
        condition: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
        values: { at: revokedAt, by: revokedBy },
      });
      return item as Scanner | undefined;
    },
  };
}
