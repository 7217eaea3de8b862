import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { getItem } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { KeyedItem, Table } from '../table/table.ts';
import { putIf } from '../table/write.ts';
import { visitFrom, visitKey, type SiteRef } from '../visits/visit-item.ts';
import type { Correction, Visit } from '../visits/visit.ts';

/** What became of a correction: `known` where one of this id stands already. */
export type Appended =
  | {
      readonly result: 'appended' | 'known';
      readonly correction: Correction;
      readonly visit: Visit;
    }
  | { readonly result: 'no_visit' }
  | { readonly result: 'full' };

/** Corrections beside a visit. A fault of the store is thrown. */
export interface CorrectionTable {
  get(site: SiteRef, visitId: VisitId): Promise<Visit | undefined>;
  /** Adds a correction to a visit, after those that it has. */
  append(site: SiteRef, visitId: VisitId, correction: Correction): Promise<Appended>;
}

/** A visit with more corrections than this is one that nobody can read; and each write of it costs more. */
export const mostCorrections = 20;
/** A scan that changes the visit meanwhile is followed by another try. */
const mostTries = 5;

/** Opens the Visits table. */
export const correctionTable = (table: Table, clock: Clock): CorrectionTable => ({
  get: async (site, visitId) => visitFrom(await getItem(table, visitKey(site, visitId)), clock()),
  append: async (site, visitId, correction) => {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const item = await getItem(table, visitKey(site, visitId));
      const visit = visitFrom(item, clock());
      if (!item || !visit) return { result: 'no_visit' };
      const { corrections = [], correctedFields = [], version } = visit;
      const standing = corrections.find(({ correctionId }) => correctionId === correction.correctionId);
      if (standing) return { result: 'known', correction: standing, visit };
      if (corrections.length >= mostCorrections) return { result: 'full' };
      const added = {
        corrections: [...corrections, correction],
        correctedFields: [...correctedFields, correction.field],
        version: version + 1,
      };
      // The whole item is put: what is sealed together has to be sealed again.
      const written = await putIf(
        table,
        { ...(item as KeyedItem), ...added },
        {
          condition: '#version = :version AND #purgeAt > :now',
          values: { version, now: clock() },
        },
      );
      if (written.ok) return { result: 'appended', correction, visit: { ...visit, ...added } };
    }
    throw new StoreBusy('the visit of a correction keeps changing');
  },
});
