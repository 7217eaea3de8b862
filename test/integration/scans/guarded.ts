import type { SiteId, VisitId } from '../../../functions/kernel/brands.ts';
import { barPerson, liftBar } from '../../../functions/bars/bar-person.ts';
import type { BarRequest } from '../../../functions/bars/api/requests.ts';
import { barTable } from '../../../functions/bars/bar-table.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import type { TestDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { register } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

/** A register with bars. */
export function guarded(database: TestDatabase, changed?: Parameters<typeof register>[1]) {
  const made = register(database, changed);
  const { deps, site } = made;
  const bars = {
    ...deps,
    bars: barTable(sealedVisits(database), deps.clock),
    siteIdsOf: () => Promise.resolve<readonly SiteId[]>([site.siteId]),
    keyring: () => Promise.resolve(offlineKeyringOf('secret', site.firmId)),
  };
  const scope = { firmId: site.firmId, siteId: site.siteId };
  const by = (role: 'guard' | 'manager', visitId: VisitId) => ({
    caller: callerWith(role),
    siteId: site.siteId,
    visitId,
  });
  const bar = async (visitor: NonNullable<BarRequest['visitor']>, more: Partial<BarRequest> = {}) => {
    const made = await barPerson(bars, callerWith('manager'), scope, { visitor, reviewInDays: 30, ...more });
    if (!made.ok) throw new Error(made.code);
    return made.bar;
  };
  const lift = (barredId: Parameters<typeof liftBar>[2]) => liftBar(bars, scope, barredId);
  return { ...made, by, bar, lift };
}
