import { failure } from '../kernel/problems.ts';
import { findVisit, type Outcome, type VisitAction } from '../front-desk/load-visit.ts';
import { untilNotOvertaken } from '../front-desk/until-not-overtaken.ts';
import type { Booking } from '../visits/booking.ts';
import { bookingAskedFor, bookingOf } from '../visits/booking-of.ts';
import { readCompanions } from '../visits/companions.ts';
import type { Visit } from '../visits/visit.ts';
import type { Own } from './own.ts';

/**
 * The host's word on a visitor who waits for them, and on their companions who do. It clears no bar: where a bar is on the
 * visitor, or near, the pointers are marked, and the gate asks the bars again. The host is answered the same either way.
 */
export const answerVisitor = (
  own: Own,
  action: VisitAction,
  answer: 'approve' | 'refuse',
): Promise<Outcome> =>
  untilNotOvertaken(async () => {
    const found = await findVisit(own, action);
    if (!found.ok) return found;
    const { site, visit, asked } = found;
    if (!waitsForHost(visit)) return failure('state_conflict');
    const keys = await own.personKeys(site.firmId);
    const company = (await readCompanions(own.visits, site, visit)).filter(waitsForHost);
    const bookingFor = async (one: Visit): Promise<Booking> =>
      answer === 'approve' ? bookingAskedFor(own, keys, site, one) : bookingOf(keys, one);
    const [lead, others] = await Promise.all([bookingFor(visit), Promise.all(company.map(bookingFor))]);
    const change = await own.bookings[answer](lead, asked, others);
    return { ok: true, change, read: visit, asked };
  });

/** A supervisor decides about near bars, and no host does. */
const waitsForHost = ({ state, nearBars }: Visit): boolean =>
  state === 'pending_approval' && nearBars === undefined;
