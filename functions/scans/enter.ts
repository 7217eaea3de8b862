import type { VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { isBarred } from '../visits/is-barred.ts';
import type { NearBar } from '../visits/pointer.ts';
import { openAt } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import { askForCandidate, askOnceRead } from './at-door.ts';
import { usedElsewhere } from './claim-code.ts';
import { decideEntry, type EntryFacts } from './decide-entry.ts';
import { lookNear } from './look-near.ts';
import { candidatesFrom } from './match.ts';
import { nearAtEntry } from './near-candidates.ts';
import type { Candidate, ScanResult, VerifiedScan } from './scan.ts';
import { passDoor, readAll } from './steps.ts';
import type { EntryDeps } from './entry-deps.ts';
import { usedBy } from './used-by.ts';
import { insideAlready, readBeforeWalkIn, readWalkIns, recordWalkIn, type ReadBefore } from './walk-in.ts';

/**
 * At the way in: one Query, a decision, one conditional write. The result of each further read or write goes back into the
 * decision. Each round settles at least one candidate.
 */
export async function enter(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInIds: readonly VisitId[],
): Promise<ScanResult> {
  const { visits } = deps;
  const hits = await visits.findByName(
    site,
    scan.identities.map(({ nameKey }) => nameKey),
  );
  let facts: EntryFacts = {
    scanId: scan.scanId,
    codeDigest: scan.codeDigest,
    gateId: scan.gateId,
    direction: scan.direction,
    policy: site,
    namesDisclosed: scan.identities.length > 0,
    barred: isBarred(hits.barred, scan.identities),
    candidates: candidatesFrom(hits.pointers, scan.identities, openAt(site, scan.at)),
  };
  let nearBars: readonly NearBar[] = [];
  let readBefore: ReadBefore | undefined;
  for (;;) {
    const step = decideEntry(facts);
    switch (step.do) {
      case 'answer':
        return step.outcome;
      case 'read': {
        // This also finds a walk-in: a guard may have chosen "none of them" for this code before.
        const [found, made] = await Promise.all([
          readAll(visits, site, step.visitIds),
          readWalkIns(visits, site, walkInIds),
        ]);
        const [used] = [...found, ...made].flatMap((visit) => usedBy(visit, scan) ?? []);
        if (used) return used;
        facts = learn(facts, step.visitIds, found);
        break;
      }
      case 'look_near': {
        const isOpen = openAt(site, scan.at);
        const [found, before] = await Promise.all([
          lookNear(deps, site, scan, isOpen),
          site.walkIns === 'refuse' ? undefined : readBeforeWalkIn(visits, site, scan, walkInIds),
        ]);
        nearBars = found.bars;
        readBefore = before;
        const near = nearAtEntry(found.visits, isOpen);
        const known = before && insideAlready(before, scan, walkInIds);
        if (known) return known;
        facts = { ...facts, near };
        break;
      }
      case 'check_in': {
        const { candidate } = step;
        const answer = await askForCandidate(deps, site, scan, hits, candidate);
        if (answer.door === 'barred') return { outcome: 'denied' };
        const elsewhere = await usedElsewhere(visits, site, scan);
        if (elsewhere) return elsewhere;
        const change = await passDoor(deps, site, scan, candidate, answer);
        facts = learn(facts, [candidate.visitId], [change.visit]);
        break;
      }
      case 'walk_in':
        return recordWalkIn(deps, site, scan, walkInIds, {
          state: step.state,
          readBefore,
          askDoor: () => askOnceRead(deps, site, scan, { barred: hits.barred, near: nearBars }),
        });
    }
  }
}

/** Removes the candidates whose visits were looked up and no longer exist. */
function learn(
  facts: EntryFacts,
  asked: readonly VisitId[],
  found: readonly (Visit | undefined)[],
): EntryFacts {
  const candidates = facts.candidates.flatMap((candidate): Candidate[] => {
    if (!asked.includes(candidate.visitId)) return [candidate];
    const visit = found.find((one) => one?.visitId === candidate.visitId);
    return visit ? [{ ...candidate, visit }] : [];
  });
  return { ...facts, candidates };
}
