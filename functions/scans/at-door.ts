import type { Site } from '../registry/firm.ts';
import { Admission, type BarsRead, type DoorAnswer } from '../visits/admission.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import type { NameIdentity } from '../person-keys/person-keys.ts';
import type { NameHits } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import type { EntryDeps } from './entry-deps.ts';
import type { Candidate, VerifiedScan } from './scan.ts';

/** What the bars say of whoever shows this code, and of the visit they come for, if any. */
export const askForCode = async (
  { visits, personKeys }: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit?: Visit,
): Promise<DoorAnswer> =>
  askAtDoor({ visits }, await personKeys(site.firmId), site, {
    code: scan.disclosure,
    ...(visit ? { visit } : {}),
  });

/** The same of whoever comes for no visit, from what was read a moment ago under every name, part and prefix. */
export async function askOnceRead(
  { personKeys }: EntryDeps,
  site: Site,
  { disclosure, identities }: VerifiedScan,
  bars: BarsRead,
): Promise<DoorAnswer> {
  const parts = (await personKeys(site.firmId)).partsOf(disclosure);
  return Admission.decide(bars, { identities, parts: [parts] });
}

/**
 * The same for a visit that the first Query found, from what that Query read: an exact name costs no further read. Where
 * a bar may be near, the visit is read and all of its bars; `gone` where there is no visit any more.
 */
export async function askForCandidate(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  { barred }: Pick<NameHits, 'barred'>,
  candidate: Candidate,
): Promise<DoorAnswer | { readonly door: 'gone' }> {
  const identities = identitiesOfBoth(scan.identities, candidate);
  const atOnce = Admission.decide({ barred, near: [] }, { identities, parts: [] });
  if (atOnce.door === 'barred' || (atOnce.door === 'open' && !candidate.asksBars)) return atOnce;
  const visit = candidate.visit ?? (await deps.visits.get(site, candidate.visitId));
  return visit ? askForCode(deps, site, scan, visit) : { door: 'gone' };
}

/** The code's names; a prefix that only the visit knows is theirs too. */
const identitiesOfBoth = (shown: readonly NameIdentity[], { identity }: Candidate): readonly NameIdentity[] =>
  shown.map((one) =>
    one.strongKey === undefined && identity?.nameKey === one.nameKey ? { ...one, ...identity } : one,
  );
