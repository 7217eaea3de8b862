import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';

/** What PutEvents takes in one call. */
export const mostEventsPerCall = 10;
/** The version of every event's detail. It changes when a field changes its meaning or is removed. */
const detailVersion = 1;
/** The deadline of one call with its retries. */
const callTimeoutMs = 5_000;

/** Answers for each event, in order, why the bus did not take it; `undefined` where the bus took it. */
export type PublishEvents = (
  events: readonly { readonly type: string }[],
) => Promise<readonly (string | undefined)[]>;

/**
 * Publishes at most {@link mostEventsPerCall} events to the bus named, in one call: the type as the detail's type, the other
 * fields as the detail. Throws where the bus was not reached, or not in time.
 */
export function publishEvents(client: EventBridgeClient, busName: string): PublishEvents {
  return async (events) => {
    if (events.length === 0) return [];
    const { FailedEntryCount = 0, Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: events.map(({ type, ...detail }) => ({
          EventBusName: busName,
          Source: 'gatehouse',
          DetailType: type,
          Detail: JSON.stringify({ version: detailVersion, ...detail }),
        })),
      }),
      { abortSignal: AbortSignal.timeout(callTimeoutMs) },
    );
    return events.map((_, index) =>
      FailedEntryCount === 0 || Entries[index]?.EventId !== undefined
        ? undefined
        : (Entries[index]?.ErrorCode ?? 'unknown'),
    );
  };
}
