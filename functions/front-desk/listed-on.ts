import type { LocalDay } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { usableDays } from '../visits/usable-days.ts';
import type { VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

/** True where a visit belongs in the list of a day. An entry may lead to a visit that was moved or cancelled since. */
export const isListedOn =
  (site: Site, day: LocalDay, state: VisitState | undefined) =>
  (visit: Visit): boolean =>
    (visit.day === day || usableDays(visit, site).includes(day)) &&
    (state === undefined || visit.state === state);
