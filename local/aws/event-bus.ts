import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';

const putEvents = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.optional(z.string()),
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
});

/** An event as it was put on a bus. */
export type BusEvent = z.output<typeof putEvents>['Entries'][number];

/** Stands in for EventBridge: keeps the last `mostKept` events. */
export function eventBus(mostKept = 1000) {
  const events: BusEvent[] = [];
  return {
    /** Oldest first. */
    events: (): readonly BusEvent[] => events,
    /** Answers PutEvents. */
    putEvents: (input: unknown): object => {
      const { Entries } = putEvents.parse(input);
      events.push(...Entries);
      events.splice(0, events.length - mostKept);
      return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) };
    },
  };
}
