import type { Caller } from '../edge/access.ts';
import type { FirmId, HoldId, SiteId, VisitId } from '../kernel/brands.ts';
import { derivedId } from '../kernel/derived-id.ts';
import { daySeconds, later, type Clock } from '../kernel/clock.ts';
import { localDay } from '../kernel/local-day.ts';
import { failure, invalidField, type Failure } from '../kernel/problems.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Site } from '../registry/firm.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { VisitPages } from '../visits/visit-pages-table.ts';
import type { NewHold } from './api/requests.ts';
import { heldPerson, visitsOfPerson } from './find-visits.ts';
import type { HoldTable } from './hold-table.ts';
import {
  mostHeldVisits,
  mostHoldDays,
  recordKeptUntil,
  waitsUntil,
  type Hold,
  type HoldStep,
} from './hold.ts';

/** The dependencies of holds. */
export interface HoldDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly holds: HoldTable;
  readonly visits: Pick<VisitPages, 'listDay'>;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly clock: Clock;
  readonly newHoldId: () => HoldId;
}

export type HoldOutcome = { readonly ok: true; readonly hold: Hold } | Failure;

/**
 * Asks for a hold. It protects its visits at once, for as long as another member has to decide. The same seed makes the
 * same hold.
 */
export async function askHold(
  deps: HoldDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  { visitId, person, incident, reason, until }: NewHold,
  idempotencySeed?: string,
): Promise<HoldOutcome> {
  const site = await deps.getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const now = deps.clock();
  const tooFar = untilProblem(until, now);
  if (tooFar) return tooFar;
  const found = await whichVisits(deps, site, visitId, person);
  if (!found.ok) return found;
  const step: HoldStep = { until, askedBy: memberId, askedAt: now };
  const hold: Hold = {
    firmId,
    siteId,
    holdId: idempotencySeed === undefined ? deps.newHoldId() : holdIdFrom(site, idempotencySeed),
    incident,
    reason,
    ...found.which,
    steps: [step],
    version: 1,
    purgeAt: recordKeptUntil(waitsUntil(step)),
  };
  const written = await deps.holds.write(hold);
  if (written.result === 'gone') return failure('visit_not_found');
  if (written.result === 'full')
    return failure('hold_conflict', 'A visit has as many holds as it may have: end one.');
  const standing = written.result === 'changed' ? written.standing : await deps.holds.get(site, hold.holdId);
  return standing ? { ok: true, hold: standing } : failure('hold_not_found');
}

type Which = { readonly ok: true; readonly which: Pick<Hold, 'visitIds' | 'person'> } | Failure;

/** The visits that a hold is asked for: the one that is named, or those of a person. */
async function whichVisits(
  { personKeys, visits, clock }: HoldDeps,
  site: Site,
  visitId: VisitId | undefined,
  asked: NewHold['person'],
): Promise<Which> {
  if (!asked) return { ok: true, which: { visitIds: visitId === undefined ? [] : [visitId] } };
  if (asked.to > localDay(clock(), site.timeZone))
    return invalidField('person.to', 'must not be after today at the site');
  const keys = await personKeys(site.firmId);
  const person = heldPerson(keys, asked);
  const visitIds = await visitsOfPerson(visits, keys, site, person, mostHeldVisits);
  if (visitIds.length > mostHeldVisits) return failure('hold_too_wide');
  return visitIds.length === 0 ? failure('visit_not_found') : { ok: true, which: { visitIds, person } };
}

/** Why a hold cannot last until this instant. */
export function untilProblem(
  until: number,
  now: ReturnType<Clock>,
  after: number = now,
): Failure | undefined {
  if (until <= after) return invalidField('until', 'must be later than now, and than what the hold has');
  return until > later(now, mostHoldDays * daySeconds)
    ? invalidField('until', `must be at most ${String(mostHoldDays)} days from now`)
    : undefined;
}

/** The seed is a digest already, so the id reveals nothing. */
const holdIdFrom = ({ firmId, siteId }: SiteRef, seed: string): HoldId =>
  derivedId('hold', firmId, siteId, seed) as HoldId;
