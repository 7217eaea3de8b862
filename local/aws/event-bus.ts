import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { accountId, region } from '../template/resource-names.ts';

const putEvents = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string(),
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
});

/** An event as the bus hands it to a rule's target. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** RFC 3339: when it was put on the bus. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

interface Kept {
  /** Events of an earlier host, oldest first. */
  readonly kept?: readonly BusEvent[];
  readonly keep?: (events: readonly BusEvent[]) => void;
}

/** How many events are kept. */
export const mostBusEvents = 1000;

/** A stand-in for EventBridge: it keeps the last {@link mostBusEvents}, whatever their bus. */
export function eventBus({ kept = [], keep = () => undefined }: Kept = {}) {
  const events: BusEvent[] = [...kept];
  return {
    /** Oldest first. */
    events: (): readonly BusEvent[] => events,
    /** Answers PutEvents. */
    putEvents: (input: unknown): object => {
      const put = putEvents.parse(input).Entries.map(({ Source, DetailType, Detail }): BusEvent => ({
        version: '0',
        id: randomUUID(),
        'detail-type': DetailType,
        source: Source,
        account: accountId,
        time: `${new Date().toISOString().slice(0, 19)}Z`,
        region,
        resources: [],
        detail: JSON.parse(Detail),
      }));
      keep(put);
      events.push(...put);
      events.splice(0, events.length - mostBusEvents);
      return { FailedEntryCount: 0, Entries: put.map(({ id }) => ({ EventId: id })) };
    },
  };
}
