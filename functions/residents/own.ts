import type { FirmId, MemberId } from '../kernel/brands.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import type { InvitationParts } from '../invitations/invitation-deps.ts';
import type { RecurringDeps } from '../recurring/recurring-visits.ts';
import type { Member } from '../registry/firm.ts';
import type { VisitListTable } from '../visits/visit-list-table.ts';
import { ownTables } from './own-tables.ts';
import type { Resident } from './resident.ts';
import type { UnitPlaces } from './unit-places-table.ts';

/** What the routes of residents depend on. */
export interface ResidentDeps extends VisitDeps, RecurringDeps {
  readonly inviting: InvitationParts;
  readonly places: UnitPlaces;
  /** The member as it is now. */
  readonly readMember: (firmId: FirmId, memberId: MemberId) => Promise<Member | undefined>;
}

/** The same for one resident: only what is theirs can be read. */
export interface Own extends ResidentDeps {
  readonly resident: Resident;
}

async function* nothing() {
  yield* await Promise.resolve([]);
}

/** The lists of a whole site are empty: a resident has lists of their own. */
const noLists: VisitListTable = {
  dayRows: nothing,
  dayPlaces: nothing,
  everybodyOnSite: () => Promise.resolve([]),
};

/** What a request of this resident may reach. */
export const ownOf = (deps: ResidentDeps, resident: Resident): Own => ({
  ...deps,
  ...ownTables(deps, resident, deps.clock),
  lists: noLists,
  resident,
});
