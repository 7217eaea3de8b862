import type { Site } from '../registry/firm.ts';
import { nearness } from '../person-keys/nearness.ts';
import type { NearBar } from '../visits/pointer.ts';
import type { VisitWindow } from '../visits/visit-window.ts';
import type { EntryDeps } from './entry-deps.ts';
import { nearHits } from './near-candidates.ts';
import type { NearCandidate, VerifiedScan } from './scan.ts';
import { readAll } from './steps.ts';

/** The visits that are near a code, the nearest first, and the bars with the same prefix. */
export interface Near {
  readonly visits: readonly NearCandidate[];
  readonly bars: readonly NearBar[];
}

/** One Query for each part of the name and the prefix, at the same time; then reads the visits that seem to be near. */
export async function lookNear(
  { visits, personKeys }: Pick<EntryDeps, 'visits' | 'personKeys'>,
  site: Site,
  { disclosure }: VerifiedScan,
  isOpen: (window: VisitWindow) => boolean,
): Promise<Near> {
  const keys = await personKeys(site.firmId);
  const person = keys.partsOf(disclosure);
  const { pointers, bars } = await visits.findNear(site, [
    ...person.partKeys,
    ...(person.prefixKey ? [person.prefixKey] : []),
  ]);
  const hits = nearHits(pointers, person, isOpen);
  const found = await readAll(
    visits,
    site,
    hits.map(({ visitId }) => visitId),
  );
  // The visit is the truth: its name may have changed since the pointer was written.
  const near = found.flatMap((visit): NearCandidate[] => {
    const is = nearness(keys.partsOf(visit.visitor), person);
    return is ? [{ visit, nearness: is }] : [];
  });
  return { visits: near, bars };
}
