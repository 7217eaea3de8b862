import { mostTries, readCompanions, wasOvertaken } from './companions.ts';
import { findVisit, settled, type Outcome, type VisitAction } from './find-visit.ts';
import { pointersTo } from './pointer.ts';
import type { VisitDeps } from './visit-deps.ts';
import { transitions, type VisitState } from './visit-states.ts';

/** Cancels a visit that has not begun, and those of its companions; a scan no longer finds them. */
export const cancelVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'cancel');

/** The host admits a visitor who waits, with their companions: the next scan checks them in. */
export const approveVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'approve');

/** The host does not admit a visitor who waits, nor their companions. */
export const refuseVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'refuse');

async function rebook(
  deps: VisitDeps,
  action: VisitAction,
  name: 'cancel' | 'approve' | 'refuse',
): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const found = await findVisit(deps, action);
    if (!found.ok) return found;
    const { site, visit, asked } = found;
    const keys = await deps.personKeys(site.firmId);
    const from: readonly VisitState[] = transitions[name].from;
    const company = (await readCompanions(deps.visits, site, visit)).filter(({ state }) =>
      from.includes(state),
    );
    const [lead, ...others] = [visit, ...company].map((one) => ({
      visit: one,
      pointers: pointersTo(one, keys.identitiesOf(one.visitor)),
    }));
    if (!lead) throw new Error('a visit has a booking');
    const change = await deps.bookings[name](lead, asked, others);
    if (tries === mostTries || !wasOvertaken(change, visit)) return settled(change, asked);
  }
}
