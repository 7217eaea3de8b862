import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { publishEvents } from '../edge/publish-events.ts';
import type { TrustEvent } from './trust-event-messages.ts';

/** Publishes to the event bus named. Throws when the bus did not take an event. */
export function trustEvents(client: EventBridgeClient, busName: string) {
  const publish = publishEvents(client, busName);
  return async (events: readonly TrustEvent[]): Promise<void> => {
    const refusals = await publish(events);
    if (refusals.some((reason) => reason !== undefined))
      throw new Error('the event bus did not accept every event');
  };
}
