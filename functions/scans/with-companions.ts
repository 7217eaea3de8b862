import type { Site } from '../registry/firm.ts';
import { readCompanions } from '../visits/companions.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { ScanOutcome } from './scan.ts';

/** Whoever comes in with companions has them offered to the guard: one read more, after all is decided. */
export async function withCompanions(
  visits: VisitTable,
  site: Site,
  outcome: ScanOutcome,
): Promise<ScanOutcome> {
  switch (outcome.outcome) {
    case 'checked_in':
    case 'already_checked_in':
      return outcome.visit.companions === undefined
        ? outcome
        : { ...outcome, companions: await readCompanions(visits, site, outcome.visit) };
    default:
      return outcome;
  }
}
