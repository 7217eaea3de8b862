import { isListedOn } from '../front-desk/listed-on.ts';
import type { LocalDay, VisitId } from '../kernel/brands.ts';
import { derivedId } from '../kernel/derived-id.ts';
import type { Site } from '../registry/firm.ts';
import { mostPassages } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import type { PackState } from './pack-format.ts';

/** A visit that goes into the pack, on one of its days. */
export interface PackedVisit {
  readonly id: string;
  readonly day: LocalDay;
  readonly state: PackState;
  readonly visit: Visit;
}

/** What is stored about the visits that a pack may need. */
export interface VisitsFound {
  /** The lists of the pack's days, today first. */
  readonly lists: readonly { readonly day: LocalDay; readonly visits: readonly Visit[] }[];
  /** Who is inside now, from whichever day. */
  readonly onSite: readonly Visit[];
}

/**
 * The visits of a pack: those that can be used on its days, each for each day, and who is inside from earlier days, so that
 * they are recognised at the way out. A visit without a name could be opened by nobody and is left out.
 */
export function packedVisits(site: Site, { lists, onSite }: VisitsFound): readonly PackedVisit[] {
  const packed = new Map<string, PackedVisit>();
  const pack = (day: LocalDay, visit: Visit) => {
    const state = packStateOf(visit);
    const id = entryId(visit.visitId, day);
    if (state !== undefined && hasName(visit)) packed.set(id, { id, day, state, visit });
  };
  for (const { day, visits } of lists)
    for (const visit of visits.filter(isListedOn(site, day, undefined))) pack(day, visit);
  const today = lists[0]?.day;
  if (today !== undefined)
    for (const visit of onSite)
      if (!packed.has(entryId(visit.visitId, today)) && visit.state === 'checked_in') pack(today, visit);
  return [...packed.values()];
}

/** The id of an entry. It tells nothing of the visit, whose id is random or a keyed hash itself. */
export const entryId = (visitId: VisitId, day: LocalDay): string => derivedId('offline-entry', visitId, day);

/** True where the visitor may come in again, now or after going out. */
export const allowsReEntry = ({ allowsReEntry: allowed, passages = [] }: Visit): boolean =>
  allowed === true && passages.length < mostPassages;

const hasName = ({ visitor }: Visit): boolean =>
  visitor.englishName !== undefined || visitor.chineseName !== undefined;

function packStateOf({ state }: Visit): PackState | undefined {
  switch (state) {
    case 'expected':
    case 'pending_approval':
    case 'checked_in':
    case 'checked_out':
    case 'denied':
      return state;
    case 'cancelled':
    case 'no_show':
      return undefined;
  }
}
