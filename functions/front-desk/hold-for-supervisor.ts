import type { BarredId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { settled } from './load-visit.ts';
import type { Change } from '../visits/transition-update.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';

/** Lets a visit wait for a supervisor, who decides about the bars that are near the visitor. */
export const holdForSupervisor = (
  { visits }: { readonly visits: Pick<VisitTable, 'change'> },
  site: SiteRef,
  { visitId, allowsReEntry }: Pick<Visit, 'visitId' | 'allowsReEntry'>,
  nearBars: readonly BarredId[],
): Promise<Change> =>
  visits.change(site, visitId, 'askSupervisor', { nearBars, ...(allowsReEntry ? { allowsReEntry } : {}) });

/** The answer to a guard who checks in such a visitor by hand. */
export async function refuseForSupervisor(...held: Parameters<typeof holdForSupervisor>): Promise<Failure> {
  const change = await holdForSupervisor(...held);
  if (change.visit?.state === 'pending_approval') return failure('supervisor_needed');
  const outcome = settled(change);
  return outcome.ok ? failure('supervisor_needed') : outcome;
}
