import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** Events about the key bundle: thin, versioned, without personal data. */
export type TrustEvent =
  | { readonly type: 'key_bundle.renewed'; readonly profileId: string; readonly keyIds: readonly string[] }
  | { readonly type: 'key_bundle.expiring'; readonly profileId: string; readonly days: number }
  | { readonly type: 'key_bundle.failed'; readonly profileId: string; readonly reason: string };

/** For one call with its retries. */
const callTimeoutMs = 5_000;

/** Publishes to the event bus named. Throws when the bus did not take an event. */
export function trustEvents(client: EventBridgeClient, busName: string) {
  return async (events: readonly TrustEvent[]): Promise<void> => {
    if (events.length === 0) return;
    const { FailedEntryCount = 0 } = await client.send(
      new PutEventsCommand({
        Entries: events.map(({ type, ...detail }) => ({
          EventBusName: busName,
          Source: 'gatehouse',
          DetailType: type,
          Detail: JSON.stringify({ version: 1, ...detail }),
        })),
      }),
      { abortSignal: AbortSignal.timeout(callTimeoutMs) },
    );
    if (FailedEntryCount > 0) throw new Error('the event bus did not take every event');
  };
}
