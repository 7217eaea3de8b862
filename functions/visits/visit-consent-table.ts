import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import type { Change } from './transition-update.ts';
import { visitKey, type SiteRef } from './visit-item.ts';
import { changeFrom } from './visit-table.ts';
import type { ConsentAnswer } from './visit.ts';

/** The write of a visitor's consent, in any state of the visit. A fault of the store is thrown. */
export type RecordConsent = (
  site: SiteRef,
  visitId: VisitId,
  consent: ConsentAnswer,
  asked: { readonly ifVersion?: number },
) => Promise<Change>;

/** Opens the Visits table. */
export const visitConsentTable =
  (table: Table, clock: Clock): RecordConsent =>
  async (site, visitId, consent, { ifVersion }) => {
    const written = await updateItem(table, visitKey(site, visitId), {
      update: 'SET consent = :consent, #version = #version + :one',
      condition: `purgeAt > :now${ifVersion === undefined ? '' : ' AND #version = :version'}`,
      values: { consent, one: 1, now: clock(), version: ifVersion },
    });
    return changeFrom(written, clock());
  };
