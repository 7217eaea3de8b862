import type { Site } from '../registry/firm.ts';
import { readCompanions } from '../visits/companions.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { ScanOutcome } from './scan.ts';

/** Offers the visitor's companions to the guard. It costs one more read, after the decision. */
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
