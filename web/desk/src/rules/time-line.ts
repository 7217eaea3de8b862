import type { Visit } from '../api/api.ts';

/** One thing that happened to a visit, in order of time. */
export interface Happening {
  readonly what: 'booked' | 'walk_in' | 'in' | 'out' | 'undone_in' | 'undone_out' | 'corrected';
  readonly at: string;
  readonly gateId?: string | undefined;
  readonly method?: string | undefined;
  /** A member of the firm, where the visit says who. */
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly isOffline?: boolean | undefined;
}

/** What happened to a visit, the first first. */
export function timeLine(visit: Visit): readonly Happening[] {
  const { origin, createdAt, passages, undone = [], corrections = [] } = visit;
  const happened: Happening[] = [
    { what: origin === 'walk_in' ? 'walk_in' : 'booked', at: createdAt },
    ...(passages ? passages.map(passed) : latest(visit)),
    ...undone.map(({ direction, at, gateId, method, undoneBy, note }): Happening => ({
      what: direction === 'in' ? 'undone_in' : 'undone_out',
      at,
      gateId,
      method,
      by: undoneBy,
      note,
    })),
    ...corrections.map(({ at, by, text }): Happening => ({ what: 'corrected', at, by, note: text })),
  ];
  return happened.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

type Passed = NonNullable<Visit['passages']>[number];

const passed = ({ direction, at, gateId, method, recordedOffline }: Passed): Happening => ({
  what: direction,
  at,
  gateId,
  method,
  isOffline: recordedOffline,
});

function latest(visit: Visit): Happening[] {
  const { checkedInAt, checkedInGateId, checkInMethod, checkedOutAt, checkedOutGateId, checkOutMethod } =
    visit;
  const made: Happening[] = [];
  if (checkedInAt !== undefined)
    made.push({
      what: 'in',
      at: checkedInAt,
      gateId: checkedInGateId,
      method: checkInMethod,
      isOffline: visit.recordedOffline,
    });
  if (checkedOutAt !== undefined)
    made.push({ what: 'out', at: checkedOutAt, gateId: checkedOutGateId, method: checkOutMethod });
  return made;
}
