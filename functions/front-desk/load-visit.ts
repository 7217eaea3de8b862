import type { Caller } from '../edge/access.ts';
import { refuseStale } from '../edge/if-match.ts';
import type { Site } from '../registry/firm.ts';
import type { GateId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Change } from '../visits/transition-update.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { Visit } from '../visits/visit.ts';

/** Who acts on which visit. */
export interface VisitAction {
  readonly caller: Caller;
  readonly siteId: SiteId;
  readonly visitId: VisitId;
  /** The header `If-Match`: the change is refused where the visit has another version. */
  readonly ifMatch?: string | undefined;
}

/** The visit after a use case, or why it failed. */
export type Outcome =
  { readonly ok: true; readonly visit: Visit; readonly companions?: readonly Visit[] } | Failure;

/** The visit, its site, and the version for the condition of a write. */
type Found =
  | {
      readonly ok: true;
      readonly site: Site;
      readonly visit: Visit;
      readonly asked: { readonly ifVersion?: number };
    }
  | Failure;

/** Finds the visit. Where `If-Match` names a version, another version is refused. */
export async function findVisit(
  deps: Pick<VisitDeps, 'getSite' | 'visits'>,
  action: VisitAction,
): Promise<Found> {
  const { caller, siteId, visitId, ifMatch } = action;
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const visit = await deps.visits.get(site, visitId);
  if (!visit) return failure('visit_not_found');
  if (ifMatch === undefined) return { ok: true, site, visit, asked: {} };
  return (
    refuseStale({ 'if-match': ifMatch }, visit.version) ?? {
      ok: true,
      site,
      visit,
      asked: { ifVersion: visit.version },
    }
  );
}

/** Finds the visit that passes a gate of its site. */
export async function findVisitAtGate(deps: VisitDeps, action: VisitAction, gateId: GateId): Promise<Found> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  return found.site.gates.some((gate) => gate.gateId === gateId) ? found : failure('gate_not_found');
}

/** The outcome of a conditional write. Where it was refused, the current visit says why. */
export function settled(change: Change, { ifVersion }: { readonly ifVersion?: number } = {}): Outcome {
  if (change.ok) return { ok: true, visit: change.visit };
  if (!change.visit) return failure('visit_not_found');
  return ifVersion !== undefined && change.visit.version !== ifVersion
    ? failure('precondition_failed')
    : failure('state_conflict', `The visit is ${change.visit.state}.`);
}
