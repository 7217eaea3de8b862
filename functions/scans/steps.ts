import type { VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import type { DoorAnswer } from '../visits/admission.ts';
import { holdForSupervisor } from '../front-desk/hold-for-supervisor.ts';
import type { EntryDeps } from './entry-deps.ts';
import type { Change } from '../visits/transition-update.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import { askForCode } from './at-door.ts';
import { usedElsewhere } from './claim-code.ts';
import { settledBy } from './decide-entry.ts';
import { checkInDetails } from './passage.ts';
import type { ScanResult, VerifiedScan } from './scan.ts';
import { usedBy } from './used-by.ts';

/** Reads the visits that several pointers lead to; visits that no longer exist are left out. */
export async function readAll(
  visits: VisitTable,
  site: Site,
  visitIds: readonly VisitId[],
): Promise<readonly Visit[]> {
  const read = await Promise.all(visitIds.map((visitId) => visits.get(site, visitId)));
  return read.filter((visit) => visit !== undefined);
}

/** Checks in where the bars allow it. Lets the visit wait where a supervisor is needed. */
export function passDoor(
  { visits }: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit: Pick<Visit, 'visitId' | 'allowsReEntry'>,
  answer: Exclude<DoorAnswer, { door: 'barred' }> | { readonly door: 'gone' },
): Promise<Change> {
  switch (answer.door) {
    case 'gone':
      return Promise.resolve({ ok: false });
    case 'ask_supervisor':
      return holdForSupervisor({ visits }, site, visit, answer.bars);
    case 'open': {
      const details = checkInDetails(site, scan, visit.allowsReEntry);
      return visits.change(site, visit.visitId, 'checkIn', { ...details, admission: answer.admission });
    }
  }
}

/** Asks the bars and checks in the visit of this scan. Where the visit is in another state, that is the answer. */
export async function checkIn(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit: Visit,
): Promise<ScanResult> {
  const answer = await askForCode(deps, site, scan, visit);
  if (answer.door === 'barred') return { outcome: 'denied' };
  const elsewhere = await usedElsewhere(deps.visits, site, scan);
  if (elsewhere) return elsewhere;
  return outcomeOf((await passDoor(deps, site, scan, visit, answer)).visit, scan);
}

/** The outcome of this scan, from the visit after a write or a refused write. */
export const outcomeOf = (visit: Visit | undefined, scan: VerifiedScan): ScanResult =>
  (visit && (usedBy(visit, scan) ?? settledBy(visit))) ?? { outcome: 'no_match', reason: 'not_expected' };
