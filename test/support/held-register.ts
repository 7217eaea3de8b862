import type { Site } from '../../functions/registry/firm.ts';
import type { VisitId } from '../../functions/kernel/brands.ts';
import type { VisitBookingTable } from '../../functions/visits/visit-booking-table.ts';
import type { VisitPage } from '../../functions/visits/visit-pages-table.ts';
import type { Booking, Move } from '../../functions/visits/booking.ts';
import type { VisitDeps } from '../../functions/front-desk/visit-deps.ts';
import { atOn, usableDays } from '../../functions/visits/usable-days.ts';
import { isPinLocked } from '../../functions/visits/pin-limits.ts';
import { amendments, transitions, type VisitState } from '../../functions/visits/visit-states.ts';
import type { Visit } from '../../functions/visits/visit.ts';
import { heldVisits, type Held } from './held-visits.ts';
import { nine, siteWith } from './site.ts';
import { keys, visitIdOf } from './visit.ts';

/** The dependencies of use cases without a database, at nine: a site of the firm and its visits. */
export function heldRegister(holds: Held = {}, changed: Partial<Site> = {}) {
  const site = siteWith(changed);
  const { table, held, changes } = heldVisits(holds);
  /** New and changed bookings, with their pointers. */
  const booked: Booking[] = [];
  const together =
    (name: 'cancel' | 'approve' | 'refuse' | 'noShow') =>
    async (lead: Booking, asked: { readonly ifVersion?: number }, others: readonly Booking[] = []) => {
      const stands = held.get(lead.visit.visitId);
      if (asked.ifVersion !== undefined && stands && stands.version !== asked.ifVersion)
        return { ok: false, visit: stands } as const;
      const from: readonly VisitState[] = transitions[name].from;
      const allows = ({ visit }: Booking) => {
        const one = held.get(visit.visitId);
        return one?.version === visit.version && from.includes(one.state);
      };
      if (!others.every(allows)) return { ok: false, ...(stands ? { visit: stands } : {}) } as const;
      const change = await table.change(site, lead.visit.visitId, name);
      if (change.ok) for (const { visit } of others) await table.change(site, visit.visitId, name);
      if (change.ok) booked.push(lead, ...others);
      return change;
    };
  const pageOf = (
    visits: readonly Visit[],
    { limit, after }: { limit: number; after?: string },
  ): VisitPage => {
    const order = [...visits].sort((one, other) => (one.visitId < other.visitId ? -1 : 1));
    const left = order.filter(({ visitId }) => after === undefined || visitId > after);
    const page = left.slice(0, limit);
    const last = page.at(-1);
    return { visits: page, ...(last && left.length > limit ? { next: last.visitId } : {}) };
  };
  const inside = () => [...held.values()].filter(({ state }) => state === 'checked_in');
  const createAll = (bookings: readonly [Booking, ...Booking[]]) => {
    const [lead] = bookings;
    const there = held.get(lead.visit.visitId);
    if (there) return Promise.resolve(there);
    for (const { visit } of bookings) held.set(visit.visitId, visit);
    booked.push(...bookings);
    return Promise.resolve(lead.visit);
  };
  const bookings: VisitBookingTable = {
    create: (visit, pointers) => createAll([{ visit, pointers }]),
    createAll,
    lead: () => Promise.resolve(),
    cancel: together('cancel'),
    approve: together('approve'),
    refuse: together('refuse'),
    noShow: together('noShow'),
    edit: (move, companions = []) => {
      const stands = held.get(move.before.visit.visitId);
      if (!stands) return Promise.resolve({ ok: false });
      const editable: readonly VisitState[] = amendments.edit.in;
      const allows = ({ before: { visit } }: Move) => {
        const one = held.get(visit.visitId);
        return one?.version === visit.version && editable.includes(one.state);
      };
      const moves = [move, ...companions];
      if (!moves.every(allows)) return Promise.resolve({ ok: false, visit: stands });
      for (const { after } of moves) held.set(after.visit.visitId, after.visit);
      booked.push(...moves.map(({ after }) => after));
      return Promise.resolve({ ok: true, visit: move.after.visit });
    },
    warn: () => Promise.resolve(),
    listDay: (_, day, { state, ...page }) =>
      Promise.resolve(
        pageOf(
          [...held.values()].filter(
            (visit) => visit.day === day && (state === undefined || visit.state === state),
          ),
          page,
        ),
      ),
    listOnSite: (_, page) => Promise.resolve(pageOf(inside(), page)),
    countOnSite: () => Promise.resolve(inside().length),
  };
  let ids = 0;
  const deps: VisitDeps = {
    getSite: (firmId, siteId) =>
      Promise.resolve(firmId === site.firmId && siteId === site.siteId ? site : undefined),
    visits: table,
    bookings,
    lists: {
      dayRows: async function* (_, day, from) {
        yield* await Promise.resolve(
          [...held.values()]
            .filter((visit) => usableDays(visit, site).includes(day))
            .map((visit) => ({ at: atOn(visit, day, site), visit }))
            .filter(({ at }) => from === undefined || at >= from)
            .sort((one, other) => one.at - other.at),
        );
      },
      dayPlaces: () => {
        throw new Error('read from a database: test/integration/front-desk/list-by-time.test.ts');
      },
      everybodyOnSite: () => Promise.resolve(inside()),
    },
    personKeys: () => Promise.resolve(keys),
    clock: () => nine,
    undos: {
      undo: () =>
        Promise.reject(new Error('undone against a database: test/integration/front-desk/undo.test.ts')),
    },
    recordConsent: () =>
      Promise.reject(
        new Error('recorded against a database: test/integration/front-desk/purpose-consent.test.ts'),
      ),
    newVisitId: (): VisitId => visitIdOf(`new-${String((ids += 1))}`),
    newPin: () => '123456',
    pins: {
      make: (_, visitId, pinHash) => {
        const visit = held.get(visitId);
        if (!visit) return Promise.resolve({ ok: false });
        const changed: Visit = { ...visit, pinHash, pinAttempts: 0, version: visit.version + 1 };
        held.set(visitId, changed);
        return Promise.resolve({ ok: true, visit: changed });
      },
      countAttempt: (_, visitId) => {
        const visit = held.get(visitId);
        const open: readonly VisitState[] = amendments.tryPin.in;
        if (!visit || !open.includes(visit.state) || isPinLocked(visit))
          return Promise.resolve({ ok: false, ...(visit && { visit }) });
        const counted: Visit = {
          ...visit,
          pinAttempts: (visit.pinAttempts ?? 0) + 1,
          version: visit.version + 1,
        };
        held.set(visitId, counted);
        return Promise.resolve({ ok: true, visit: counted });
      },
      admitsAnother: () => Promise.resolve(true),
    },
  };
  return { site, deps, held, booked, changes };
}
