import { untilNotOvertaken } from './until-not-overtaken.ts';
import { readCompanions } from '../visits/companions.ts';
import { findVisit, type Outcome, type VisitAction } from './load-visit.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import { bookingOf } from '../visits/booking-of.ts';
import { failure } from '../kernel/problems.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Booking } from '../visits/booking.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { Visit } from '../visits/visit.ts';
import { transitions, type VisitState } from '../visits/visit-states.ts';

/**
 * Cancels a visit that has not begun, and the visits of its companions. A scan no longer finds them. `theirs` is what is
 * recorded where the visitor does it.
 */
export const cancelVisit = (deps: VisitDeps, action: VisitAction, theirs: Theirs = {}) =>
  rebook(deps, action, 'cancel', theirs);

type Theirs = Pick<Visit, 'visitorChanges'>;

/**
 * The host, or a supervisor, admits a visitor who waits, with their companions: the next scan checks them in. A barred
 * person is never approved. Near bars are recorded with the member who decided about them.
 */
export const approveVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'approve');

/** The host does not admit a visitor who waits, nor their companions. */
export const refuseVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'refuse');

const rebook = (
  deps: VisitDeps,
  action: VisitAction,
  name: 'cancel' | 'approve' | 'refuse',
  theirs: Theirs = {},
): Promise<Outcome> =>
  untilNotOvertaken(async () => {
    const found = await findVisit(deps, action);
    if (!found.ok) return found;
    const { site, visit, asked } = found;
    const keys = await deps.personKeys(site.firmId);
    const from: readonly VisitState[] = transitions[name].from;
    const company = (await readCompanions(deps.visits, site, visit)).filter(({ state }) =>
      from.includes(state),
    );
    const booked = await Promise.all(
      [visit, ...company].map(async (one) =>
        name === 'approve' ? approvalOf(deps, keys, action, one) : bookingOf(keys, one),
      ),
    );
    const [lead, ...others] = booked.filter((one) => one !== 'barred');
    if (!lead || others.length < company.length) return failure('admission_denied');
    const change = await deps.bookings[name](lead, { ...asked, ...theirs }, others);
    return { ok: true, change, read: visit, asked };
  });

/** The booking of an approved visit, with the decision about near bars. */
async function approvalOf(
  deps: VisitDeps,
  keys: PersonKeys,
  { caller }: VisitAction,
  visit: Visit,
): Promise<Booking | 'barred'> {
  const answer = await askAtDoor(deps, keys, visit, { visit });
  switch (answer.door) {
    case 'barred':
      return 'barred';
    case 'open':
      return bookingOf(keys, visit);
    case 'ask_supervisor': {
      const bars = [...(visit.clearance?.bars ?? []), ...answer.bars];
      const clearance = { bars, memberId: caller.memberId, at: deps.clock() };
      return bookingOf(keys, { ...visit, clearance }, { asksBars: true });
    }
  }
}
