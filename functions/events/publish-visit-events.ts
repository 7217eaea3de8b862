import { mostEventsPerCall, type PublishEvents } from '../edge/publish-events.ts';
import type { VisitEvent } from './visit-event-messages.ts';
import { visitEventOf } from './visit-event.ts';
import { visitWriteOf, type StreamRecord } from './visit-write.ts';

/** How far a batch came. */
export interface PublishedBatch {
  readonly published: readonly VisitEvent[];
  /** The index of the first record whose event is not on the bus. All records before it are done. */
  readonly stoppedAt?: number;
  /** Why, where it stopped. */
  readonly cause?: unknown;
}

interface Due {
  readonly index: number;
  readonly event: VisitEvent;
}

/**
 * Publishes the events of a batch of the stream in its order, and stops at the first that cannot be published, so that no
 * event goes out before an earlier one of its visit. Events that went out in the same call go out again with the batch,
 * under the same ids.
 */
export async function publishVisitEvents(
  records: readonly StreamRecord[],
  publish: PublishEvents,
): Promise<PublishedBatch> {
  const { due, ...unread } = eventsOf(records);
  const published: VisitEvent[] = [];
  for (const call of inCalls(due)) {
    const stop = await refusal(call, publish);
    const taken = stop ? call.slice(0, call.indexOf(stop.first)) : call;
    published.push(...taken.map(({ event }) => event));
    if (stop) return { published, stoppedAt: stop.first.index, cause: stop.cause };
  }
  return { published, ...unread };
}

/** The events up to the first record that cannot be read. */
function eventsOf(records: readonly StreamRecord[]) {
  const due: Due[] = [];
  for (const [index, record] of records.entries()) {
    try {
      const write = visitWriteOf(record);
      const event = write && visitEventOf(write);
      if (event) due.push({ index, event });
    } catch (cause) {
      return { due, stoppedAt: index, cause };
    }
  }
  return { due };
}

/** No two events of a visit go in one call: the bus might refuse the first and take the second. */
function inCalls(due: readonly Due[]): readonly (readonly Due[])[] {
  const calls: Due[][] = [];
  let visits = new Set<string>();
  for (const one of due) {
    const call = calls.at(-1);
    if (call && call.length < mostEventsPerCall && !visits.has(one.event.visitId)) call.push(one);
    else {
      calls.push([one]);
      visits = new Set();
    }
    visits.add(one.event.visitId);
  }
  return calls;
}

async function refusal(
  call: readonly Due[],
  publish: PublishEvents,
): Promise<{ readonly first: Due; readonly cause: unknown } | undefined> {
  const [first] = call;
  if (!first) return undefined;
  try {
    const reasons = await publish(call.map(({ event }) => event));
    const refused = call.find((_, index) => reasons[index] !== undefined);
    return refused && { first: refused, cause: reasons[call.indexOf(refused)] };
  } catch (cause) {
    return { first, cause };
  }
}
