import type { Site } from '../registry/firm.ts';
import { Admission, type BarsRead, type DoorAnswer } from '../visits/admission.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { NameHits } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import type { EntryDeps } from './entry-deps.ts';
import type { Candidate, VerifiedScan } from './scan.ts';

/** Asks the bars about the person who shows this code, and about the visit that they come for, if any. */
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

/** Asks the bars about a person without a visit, using what was just read under every name, part and prefix. */
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
 * Asks the bars about a visit that the first Query found, using what that Query read, so that an exact name costs no
 * further read. Where a bar may be near, it reads the visit and all its bars. `gone`: the visit no longer exists.
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

/** The names of the code. A prefix that only the visit has counts for them too. */
const identitiesOfBoth = (shown: readonly NameIdentity[], { identity }: Candidate): readonly NameIdentity[] =>
  shown.map((one) =>
    one.strongKey === undefined && identity?.nameKey === one.nameKey ? { ...one, ...identity } : one,
  );
