import { createHash } from 'node:crypto';
import type { VisitId } from '../kernel/brands.ts';
import type { SiteRef } from './visit-item.ts';
import type { VisitTable } from './visit-table.ts';
import type { Visit } from './visit.ts';

/** Who may come along with one visitor. */
export const mostCompanions = 10;

const idBytes = 16;

/**
 * The ids of the visits of a visitor's companions, in the order they were named. They are derived from the visitor's own
 * id, so that the visit stores only their number.
 */
export const companionIds = ({ visitId, companions = 0 }: Pick<Visit, 'visitId' | 'companions'>): VisitId[] =>
  Array.from({ length: companions }, (_, index) => {
    const digest = createHash('sha256')
      .update(JSON.stringify(['companion', visitId, index]))
      .digest();
    return digest.subarray(0, idBytes).toString('base64url') as VisitId;
  });

/** Reads the visits of a visitor's companions; visits that no longer exist are left out. */
export async function readCompanions(
  visits: VisitTable,
  site: SiteRef,
  lead: Visit,
): Promise<readonly Visit[]> {
  const read = await Promise.all(companionIds(lead).map((visitId) => visits.get(site, visitId)));
  return read.flatMap((visit) => visit ?? []);
}
