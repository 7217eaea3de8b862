import type { Site } from '../firms/firm.ts';
import type { PresentVisit, VisitTable } from '../visits/visit-table.ts';
import { decideExit, type Present } from './decide-exit.ts';
import { matchOf } from './match.ts';
import { checkOutDetails } from './passage.ts';
import type { ScanOutcome, VerifiedScan } from './scan.ts';

interface ExitDeps {
  readonly visits: VisitTable;
}

/** At the way out: who of that name is inside, a decision, one conditional write. */
export async function leave({ visits }: ExitDeps, site: Site, scan: VerifiedScan): Promise<ScanOutcome> {
  if (scan.identities.length === 0) return { outcome: 'no_match', reason: 'name_not_disclosed' };
  const nameKeys = scan.identities.map(({ nameKey }) => nameKey);
  const present = matching(await visits.findPresent(site, 'ON', nameKeys), scan);
  const step = decideExit(present, site);
  if (step.do === 'answer') return step.outcome;
  if (step.do === 'check_out') {
    const change = await visits.change(site, step.visitId, 'checkOut', checkOutDetails(site, scan));
    if (change.ok) return { outcome: 'checked_out', visit: change.visit };
    if (change.visit?.state === 'checked_out') return { outcome: 'checked_out', visit: change.visit };
  }
  const left = await visits.findPresent(site, 'LEFT', nameKeys);
  const before = left.find(({ visit: { checkedOut } }) => isSamePassage(checkedOut, scan));
  return before
    ? { outcome: 'checked_out', visit: before.visit }
    : { outcome: 'no_match', reason: 'not_on_site' };
}

const isSamePassage = (
  passage: { readonly scanId?: string; readonly codeDigest?: string } | undefined,
  scan: VerifiedScan,
): boolean => passage?.scanId === scan.scanId || passage?.codeDigest === scan.codeDigest;

function matching(present: readonly PresentVisit[], scan: VerifiedScan): Present[] {
  return present.flatMap(({ visit, ...known }) => {
    const match = matchOf(known, scan.identities);
    return match ? [{ visit, match }] : [];
  });
}
