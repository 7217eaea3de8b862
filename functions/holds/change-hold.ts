import type { Caller } from '../edge/access.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { EpochSeconds, HoldId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { untilProblem, type HoldDeps, type HoldOutcome } from './ask-hold.ts';
import type { HoldPage } from './hold-table.ts';
import { approvedUntil, changedHold, holdState, mostSteps, openStep, waitsUntil, type Hold } from './hold.ts';

/** Who changes which hold. */
export interface HoldAction {
  readonly caller: Caller;
  readonly siteId: SiteId;
  readonly holdId: HoldId;
}

/** The register of a site, newest first. */
export async function listHolds(
  { getSite, holds }: HoldDeps,
  { firmId }: Caller,
  siteId: SiteId,
  { limit, cursor }: PageAsked,
): Promise<PageRead<HoldPage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  return readPage(`${firmId}/${siteId}/holds`, cursor, (from) => holds.list(site, { limit, ...from }));
}

/** One hold of the register. */
export async function getHold(
  { getSite, holds }: HoldDeps,
  { caller: { firmId }, siteId, holdId }: HoldAction,
): Promise<HoldOutcome> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const hold = await holds.get(site, holdId);
  return hold ? { ok: true, hold } : failure('hold_not_found');
}

/** The second person's decision about a request or a renewal. What is refused protects no longer. */
export const decideHold = (
  deps: HoldDeps,
  action: HoldAction,
  decision: 'approved' | 'refused',
): Promise<HoldOutcome> =>
  change(deps, action, (hold, now) => {
    const open = openStep(hold);
    const { memberId } = action.caller;
    if (!open || isOver(hold, now) || waitsUntil(open) <= now) return conflict(hold, now);
    if (open.askedBy === memberId) return failure('second_person_needed');
    const decided = { ...open, decision, decidedBy: memberId, decidedAt: now };
    return changedHold(
      hold,
      { steps: [...hold.steps.slice(0, -1), decided] as unknown as Hold['steps'] },
      now,
    );
  });

/** Asks to keep the visits longer. It can be asked while what was approved still runs. */
export const renewHold = (deps: HoldDeps, action: HoldAction, until: EpochSeconds): Promise<HoldOutcome> =>
  change(deps, action, (hold, now) => {
    const standing = approvedUntil(hold);
    if (isOver(hold, now) || standing === undefined || standing <= now || openStep(hold))
      return conflict(hold, now);
    if (hold.steps.length >= mostSteps)
      return failure('hold_conflict', 'It was renewed too often: ask anew.');
    const problem = untilProblem(until, now, standing);
    if (problem) return problem;
    const step = { until, askedBy: action.caller.memberId, askedAt: now };
    return changedHold(hold, { steps: [...hold.steps, step] }, now);
  });

/** Ends a hold. What is past its normal day is purged at once. */
export const endHold = (deps: HoldDeps, action: HoldAction): Promise<HoldOutcome> =>
  change(deps, action, (hold, now) =>
    isOver(hold, now)
      ? conflict(hold, now)
      : changedHold(hold, { endedAt: now, endedBy: action.caller.memberId }, now),
  );

/** Changes a hold in the version that was read; a change that another one came before is planned again. */
async function change(
  deps: HoldDeps,
  action: HoldAction,
  plan: (hold: Hold, now: EpochSeconds) => Hold | Failure,
): Promise<HoldOutcome> {
  let found = await getHold(deps, action);
  while (found.ok) {
    const after = plan(found.hold, deps.clock());
    if ('ok' in after) return after;
    const written = await deps.holds.write(after);
    if (written.result !== 'changed') return { ok: true, hold: after };
    found = await getHold(deps, action);
  }
  return found;
}

const isOver = (hold: Hold, now: EpochSeconds): boolean => {
  const state = holdState(hold, now);
  return state !== 'waiting' && state !== 'in_force';
};

const conflict = (hold: Hold, now: EpochSeconds): Failure =>
  failure(
    'hold_conflict',
    `The hold is ${holdState(hold, now)}${openStep(hold) ? ', and a decision is open' : ''}.`,
  );
