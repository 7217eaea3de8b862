import { getItem } from '../../functions/table/read.ts';
import { askHold, type HoldDeps, type HoldOutcome } from '../../functions/holds/ask-hold.ts';
import type { NewHold } from '../../functions/holds/api/requests.ts';
import { decideHold, endHold, renewHold } from '../../functions/holds/change-hold.ts';
import { holdTable } from '../../functions/holds/hold-table.ts';
import type { Hold } from '../../functions/holds/hold.ts';
import type { EpochSeconds, HoldId, VisitId } from '../../functions/kernel/brands.ts';
import { visitKey } from '../../functions/visits/visit-item.ts';
import { visitPages } from '../../functions/visits/visit-pages-table.ts';
import { register } from '../integration/visits/register.ts';
import type { TestDatabase } from './database.ts';
import { sealedVisits } from './sealed-visits.ts';
import { callerWith } from './site.ts';

let ids = 0;
export const daySeconds = 86_400;

/** A register with holds at a separate site: a manager asks, an admin decides. It is nine on 2026-11-23. */
export function heldSite(database: TestDatabase) {
  const made = register(database);
  const { site, time, deps } = made;
  const table = sealedVisits(database, { clock: deps.clock });
  const holdDeps: HoldDeps = {
    getSite: deps.getSite,
    holds: holdTable(table, deps.clock),
    visits: visitPages(table, deps.clock),
    personKeys: deps.personKeys,
    clock: deps.clock,
    newHoldId: () => `hold-${String((ids += 1)).padStart(17, '0')}` as HoldId,
  };
  const [manager, admin] = [callerWith('manager'), callerWith('admin')];
  const inDays = (days: number) => (time.now + days * daySeconds) as EpochSeconds;
  const { siteId } = site;
  const asked = (days: number) => ({
    incident: 'A broken lift',
    reason: 'The insurer asks who was there',
    until: inDays(days),
  });
  const ask = (which: Partial<NewHold>, days = 60, seed?: string, by = manager) =>
    askHold(holdDeps, by, siteId, { visitId: undefined, person: undefined, ...asked(days), ...which }, seed);
  const askFor = async (visitId: VisitId, days = 60) => heldBy(await ask({ visitId }, days));
  const on = (holdId: HoldId, caller = admin) => ({ caller, siteId, holdId });
  const decide = (holdId: HoldId, decision: 'approved' | 'refused' = 'approved', by = admin) =>
    decideHold(holdDeps, on(holdId, by), decision);
  return {
    ...made,
    table,
    holdDeps,
    manager,
    admin,
    ask,
    askFor,
    decide,
    renew: (holdId: HoldId, days: number) => renewHold(holdDeps, on(holdId, manager), inDays(days)),
    end: (holdId: HoldId, by = manager) => endHold(holdDeps, on(holdId, by)),
    approvedFor: async (visitId: VisitId, days = 60) =>
      heldBy(await decide((await askFor(visitId, days)).holdId)),
    /** The visit, as every read returns it. */
    read: (visitId: VisitId) => deps.visits.get(site, visitId),
    /** The item with everything that is sealed, also past its time. */
    stored: (visitId: VisitId) => getItem(table, visitKey(site, visitId)),
    pass: (days: number) => {
      time.now = inDays(days);
    },
  };
}

/** The hold of an outcome. */
export function heldBy(outcome: HoldOutcome): Hold {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.hold;
}
