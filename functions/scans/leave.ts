import type { Site } from '../registry/firm.ts';
import type { PersonKey } from '../kernel/brands.ts';
import type { PresentVisit, VisitTable } from '../visits/visit-table.ts';
import { usedElsewhere } from './claim-code.ts';
import { chooseAmong } from './decide-entry.ts';
import { decideExit, type Present } from './decide-exit.ts';
import { lookNear } from './look-near.ts';
import { matchOf } from './match.ts';
import { checkOutDetails } from './passage.ts';
import type { ScanOutcome, ScanResult, VerifiedScan } from './scan.ts';
import { readAll } from './steps.ts';
import type { EntryDeps } from './entry-deps.ts';
import { leftAlready, leftBy } from './used-by.ts';

type ExitDeps = Pick<EntryDeps, 'visits' | 'personKeys'>;

/** At the way out: who of that name is inside, a decision, one conditional write. */
export async function leave(deps: ExitDeps, site: Site, scan: VerifiedScan): Promise<ScanResult> {
  const { visits } = deps;
  if (scan.identities.length === 0) return { outcome: 'no_match', reason: 'name_not_disclosed' };
  const nameKeys = scan.identities.map(({ nameKey }) => nameKey);
  const present = matching(await visits.findPresent(site, 'ON', nameKeys), scan);
  const [known] = present.flatMap(({ visit }) => leftBy(visit, scan) ?? []);
  if (known) return known;
  const step = decideExit(present, site);
  if (step.do === 'answer') return step.outcome;
  if (step.do === 'check_out') {
    const elsewhere = await usedElsewhere(visits, site, scan);
    if (elsewhere) return elsewhere;
    const details = checkOutDetails(site, scan, step.visit);
    const { visit } = await visits.change(site, step.visit.visitId, 'checkOut', details);
    const done = visit && (leftBy(visit, scan) ?? leftAlready(visit));
    if (done) return done;
  }
  const left = await visits.findPresent(site, 'LEFT', nameKeys);
  const [before] = left.flatMap(({ visit }) => leftBy(visit, scan) ?? []);
  return before ?? (await outBefore(visits, site, scan, nameKeys)) ?? nearInside(deps, site, scan);
}

/** A visitor who came in under a near name, by hand for instance, has to be confirmed by the guard. */
async function nearInside(deps: ExitDeps, site: Site, scan: VerifiedScan): Promise<ScanOutcome> {
  const near = (await lookNear(deps, site, scan, () => true)).visits.filter(
    ({ visit }) => visit.state === 'checked_in',
  );
  return near.length > 0 ? chooseAmong(near) : { outcome: 'no_match', reason: 'not_on_site' };
}

/** A visit with re-entry whose visitor has left is found by its pointers, as on the way in. */
async function outBefore(
  visits: VisitTable,
  site: Site,
  scan: VerifiedScan,
  nameKeys: readonly PersonKey[],
): Promise<ScanResult | undefined> {
  const { pointers } = await visits.findByName(site, nameKeys);
  const ids = pointers.filter(({ allowsReEntry }) => allowsReEntry).map(({ visitId }) => visitId);
  const found = await readAll(visits, site, [...new Set(ids)]);
  return found.flatMap((visit) => leftBy(visit, scan) ?? [])[0];
}

function matching(present: readonly PresentVisit[], scan: VerifiedScan): Present[] {
  return present.flatMap(({ visit, ...known }) => {
    const match = matchOf(known, scan.identities);
    return match ? [{ visit, match }] : [];
  });
}
