import { randomBytes } from 'node:crypto';
import type { Caller } from '../../../functions/edge/access.ts';
import type { EpochSeconds, MemberId, SeriesId, VisitId } from '../../../functions/kernel/brands.ts';
import { unitIdOf } from '../../../functions/kernel/unit-name.ts';
import { seriesTable } from '../../../functions/recurring/series-table.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import { ownOf, type Own } from '../../../functions/residents/own.ts';
import { unitPlaces } from '../../../functions/residents/unit-places-table.ts';
import { guarded } from '../scans/guarded.ts';
import type { TestDatabase } from '../../support/database.ts';
import { inviting } from '../../support/inviting.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { callerWith } from '../../support/site.ts';

/** A resident of a test: what they may reach, and how they act on a visit. */
export interface TestResident {
  readonly own: Own;
  readonly caller: Caller;
  readonly on: (
    visitId: VisitId,
    ifMatch?: string,
  ) => { caller: Caller; siteId: Own['resident']['siteId']; visitId: VisitId; ifMatch: string | undefined };
}

/** A register whose site has residents and bars. */
export function household(database: TestDatabase, changed: Partial<Site> = {}) {
  const made = guarded(database, changed);
  const { firmId, siteId } = made.site;
  const visitsTable = sealedVisits(database);
  const deps = {
    ...made.deps,
    series: seriesTable(visitsTable, made.deps.clock),
    newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
    inviting: inviting(database, made.deps.clock),
    places: unitPlaces(visitsTable),
    readMember: () => Promise.resolve(undefined),
  };
  /** Somebody who acts for these units since then, or moved in a second ago. */
  const residentOf = (
    units: readonly string[],
    since = (made.time.now - 1) as EpochSeconds,
    name = units.join('-'),
  ): TestResident => {
    const caller = callerWith('host', { memberId: name as MemberId, siteIds: [siteId] });
    const tenancies = units.map((unit) => ({ unitId: unitIdOf(unit), unit, since }));
    const resident = { firmId, siteId, memberId: caller.memberId, units: tenancies };
    return {
      own: ownOf(deps, resident),
      caller,
      on: (visitId, ifMatch) => ({ caller, siteId, visitId, ifMatch }),
    };
  };
  const manager = callerWith('manager');
  const byOffice = (visitId: VisitId, ifMatch?: string) => ({ caller: manager, siteId, visitId, ifMatch });
  return { ...made, deps, manager, byOffice, residentOf };
}
