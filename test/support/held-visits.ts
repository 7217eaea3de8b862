import type { PersonParts } from '../../functions/person-keys/nearness.ts';
import type { BarredId, PersonKey, VisitId } from '../../functions/kernel/brands.ts';
import type {
  BarredPerson,
  NamePointer,
  NearBar,
  NearPointer,
  Presence,
} from '../../functions/visits/pointer.ts';
import type { ChangeDetails } from '../../functions/visits/transition-update.ts';
import { transitions, type TransitionName, type VisitState } from '../../functions/visits/visit-states.ts';
import type { PresentVisit, VisitTable } from '../../functions/visits/visit-table.ts';
import type { Visit } from '../../functions/visits/visit.ts';

export interface Held {
  /** The stored visits; a pointer or an index may differ from them. */
  readonly visits?: readonly Visit[];
  readonly pointers?: readonly NamePointer[];
  /** Bars by name; each gets its own id if the test gives none. */
  readonly barred?: readonly (Omit<BarredPerson, 'barredId'> & Partial<BarredPerson>)[];
  readonly nearBars?: readonly NearBar[];
  readonly nearPointers?: readonly NearPointer[];
  /** The index of visitors inside. */
  readonly inside?: readonly PresentVisit[];
  /** The index of visitors who left. */
  readonly left?: readonly PresentVisit[];
}

/** The details of a change that are not fields of a visit. */
const notVisitFields = ['presence', 'ifVersion', 'admission'];

/** The table of visits without a database: has the visits of the test, and changes them by the state machine. */
export function heldVisits({
  visits = [],
  pointers = [],
  barred = [],
  nearBars = [],
  nearPointers = [],
  inside = [],
  left = [],
}: Held) {
  const held = new Map(visits.map((visit) => [visit.visitId, visit]));
  /** The written walk-ins, each with the identity that puts it on the roll call. */
  const walkIns: { visit: Visit; presence: Presence | undefined }[] = [];
  /** The changes made, each with its details. */
  const changes: { visitId: VisitId; name: TransitionName; details: ChangeDetails }[] = [];
  const of = (nameKeys: readonly PersonKey[]) => (one: { nameKey: PersonKey }) =>
    nameKeys.includes(one.nameKey);
  const claims = new Map<string, string>();
  const table: VisitTable = {
    claimCode: <Bound extends string>(
      { siteId = '' }: { siteId?: string },
      digest: string,
      to: Bound,
    ): Promise<Bound> => {
      const key = `${siteId} ${digest}`;
      claims.set(key, claims.get(key) ?? to);
      return Promise.resolve(claims.get(key) as Bound);
    },
    get: (_, visitId) => Promise.resolve(held.get(visitId)),
    findByName: (_, nameKeys) =>
      Promise.resolve({
        pointers: pointers.filter(of(nameKeys)),
        barred: barred
          .filter(of(nameKeys))
          .map((bar, index) => ({ barredId: `bar-${String(index)}` as BarredId, ...bar })),
      }),
    findNear: (_, keys) => {
      const isUnder = ({ partKeys, prefixKey }: PersonParts) =>
        [...partKeys, prefixKey].some((key) => key !== undefined && keys.includes(key));
      return Promise.resolve({ pointers: nearPointers.filter(isUnder), bars: nearBars.filter(isUnder) });
    },
    findNearBars: (_, prefixKeys) =>
      Promise.resolve(
        nearBars.filter(({ prefixKey }) => prefixKey !== undefined && prefixKeys.includes(prefixKey)),
      ),
    findPresent: (_, where, nameKeys) =>
      Promise.resolve((where === 'ON' ? inside : left).filter(of(nameKeys))),
    putWalkIn: (walkIn) => {
      const { visit } = walkIn;
      const presence = 'admission' in walkIn ? walkIn.presence : undefined;
      const stands = held.get(visit.visitId);
      if (stands) return Promise.resolve({ ok: false, visit: stands });
      held.set(visit.visitId, visit);
      walkIns.push({ visit, presence });
      return Promise.resolve({ ok: true, visit });
    },
    change: (_, visitId, name, ...[told]) => {
      const details: ChangeDetails = told ?? {};
      const stands = held.get(visitId);
      if (!stands) return Promise.resolve({ ok: false });
      const rows = { checkIn: 'checkInAgain', askSupervisor: 'askSupervisorAgain' } as const;
      const row = details.allowsReEntry ? rows[name as keyof typeof rows] : undefined;
      const again = row ? transitions[row].from : [];
      const from: readonly VisitState[] = [...transitions[name].from, ...again];
      const isAsked = details.ifVersion === undefined || details.ifVersion === stands.version;
      if (!isAsked || !from.includes(stands.state)) return Promise.resolve({ ok: false, visit: stands });
      changes.push({ visitId, name, details });
      const fields = Object.entries(details).filter(([field]) => !notVisitFields.includes(field));
      const changed: Visit = { ...stands, ...(Object.fromEntries(fields) as Partial<Visit>) };
      const visit: Visit = { ...changed, state: transitions[name].to, version: stands.version + 1 };
      held.set(visitId, visit);
      return Promise.resolve({ ok: true, visit });
    },
  };
  return { table, walkIns, held, changes };
}
