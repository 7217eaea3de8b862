import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Visit } from '../api/api.ts';

type Tick = Message<'Tick'>;
/** A tick that this desk made and has not sent yet. */
export type WaitingTick = Pick<Tick, 'visitId' | 'state' | 'tickedAt'>;

export type Grouping = 'gate' | 'unit';

/** A part of the list under one heading. */
export interface RollGroup {
  readonly heading: string;
  readonly visits: readonly Visit[];
}

/** Divides those inside by the gate where they came in, or by the unit that they visit. */
export function grouped(
  visits: readonly Visit[],
  by: Grouping,
  gateName: (gateId: string | undefined) => string,
): readonly RollGroup[] {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const heading = by === 'gate' ? gateName(visit.checkedInGateId) : (visit.host?.unit ?? '—');
    groups.set(heading, [...(groups.get(heading) ?? []), visit]);
  }
  return [...groups]
    .map(([heading, inGroup]) => ({ heading, visits: inGroup }))
    .sort((one, other) => one.heading.localeCompare(other.heading, undefined, { numeric: true }));
}

/**
 * Who was seen: the last tick of each visit since the roll call began counts, from the service and from this desk. In the
 * same second a tick that takes one back counts.
 */
export function seen(ticks: readonly WaitingTick[], since: string): ReadonlySet<string> {
  const last = new Map<string, WaitingTick>();
  for (const tick of ticks) {
    if (Date.parse(tick.tickedAt) < Date.parse(since)) continue;
    const before = last.get(tick.visitId);
    const isLater = !before || Date.parse(tick.tickedAt) > Date.parse(before.tickedAt);
    const isSame = before !== undefined && Date.parse(tick.tickedAt) === Date.parse(before.tickedAt);
    if (isLater || (isSame && tick.state === 'withdrawn')) last.set(tick.visitId, tick);
  }
  return new Set([...last.values()].filter(({ state }) => state === 'safe').map(({ visitId }) => visitId));
}
