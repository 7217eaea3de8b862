import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trustEvents } from '../../../functions/trust/trust-events.ts';
import { startStandIn } from '../../../local/aws/stand-in.ts';
import { busName, startAws, type Aws } from './support/aws.ts';

const profileId = 'test.sandbox';

describe('events of the key bundle', () => {
  let aws: Aws;
  beforeAll(async () => {
    aws = await startAws();
  });
  afterAll(() => aws.close());

  it('are sent to the bus, versioned, each under its type', async () => {
    await trustEvents(
      aws.events,
      busName,
    )([
      { type: 'key_bundle.renewed', profileId, keyIds: ['a'] },
      { type: 'key_bundle.expiring', profileId, days: 7 },
      { type: 'key_bundle.failed', profileId, reason: 'unreachable' },
    ]);
    const source = 'gatehouse';
    expect(aws.published()).toMatchObject([
      { source, 'detail-type': 'key_bundle.renewed', detail: { version: 1, profileId, keyIds: ['a'] } },
      { source, 'detail-type': 'key_bundle.expiring', detail: { version: 1, profileId, days: 7 } },
      {
        source,
        'detail-type': 'key_bundle.failed',
        detail: { version: 1, profileId, reason: 'unreachable' },
      },
    ]);
  });

  it('make no call if there are none', async () => {
    aws.setFault(() => ({ status: 400, type: 'ThrottlingException' }));
    await expect(trustEvents(aws.events, busName)([])).resolves.toBeUndefined();
    aws.setFault(undefined);
  });

  it('throw if the bus accepts only some', async () => {
    const bus = await startStandIn({
      AWSEvents: () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'x' }] }),
    });
    const client = new EventBridgeClient({
      endpoint: bus.url,
      region: 'ap-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await expect(
      trustEvents(client, busName)([{ type: 'key_bundle.expiring', profileId, days: 7 }]),
    ).rejects.toThrow('did not accept every event');
    client.destroy();
    await bus.close();
  });
});
