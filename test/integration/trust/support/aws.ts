import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { eventBus, type BusEvent } from '../../../../local/aws/event-bus.ts';
import { addVersion, type Secret } from '../../../../local/aws/secret-store.ts';
import { secretsManager } from '../../../../local/aws/secrets-manager.ts';
import { startStandIn, type StandIn } from '../../../../local/aws/stand-in.ts';

export const secretId = 'arn:aws:secretsmanager:ap-east-1:000000000000:secret:key-bundle';
export const busName = 'gatehouse';

/** Secrets Manager and EventBridge on this machine, as seen by the SDK's clients. */
export interface Aws {
  readonly url: string;
  readonly secrets: SecretsManagerClient;
  readonly events: EventBridgeClient;
  readonly published: () => readonly BusEvent[];
  readonly setFault: StandIn['setFault'];
  /** Puts these key ids on the deny list. */
  readonly deny: (...keyIds: readonly string[]) => void;
  /** Empties the secret; with a value, this is the first version. */
  readonly reset: (value?: string) => void;
  /** Labels of each version. */
  readonly stages: () => Readonly<Record<string, readonly string[]>>;
  readonly valueOf: (stage: string) => string | undefined;
  readonly close: () => Promise<void>;
}

export async function startAws(): Promise<Aws> {
  const kept = new Map<string, Secret>();
  const bus = eventBus();
  let denied: readonly string[] = [];
  const standIn = await startStandIn({
    secretsmanager: secretsManager({ secrets: kept, changed: () => undefined }, () => 0),
    AWSEvents: (operation, input) => {
      if (operation !== 'PutEvents') throw new Error(`nothing stands in for ${operation}`);
      return bus.putEvents(input);
    },
    // The Registry, with a deny list whose key ids a test may set.
    DynamoDB_20120810: (operation) => {
      if (operation !== 'GetItem') throw new Error(`nothing stands in for ${operation}`);
      return denied.length === 0
        ? {}
        : { Item: Object.fromEntries(denied.map((keyId) => [keyId, { M: {} }])) };
    },
  });
  const settings = {
    endpoint: standIn.url,
    region: 'ap-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const secrets = new SecretsManagerClient(settings);
  const events = new EventBridgeClient(settings);
  const versions = () => kept.get(secretId)?.versions ?? [];
  return {
    url: standIn.url,
    secrets,
    events,
    published: () => bus.events(),
    setFault: (decide) => {
      standIn.setFault(decide);
    },
    deny: (...keyIds) => {
      denied = keyIds;
    },
    reset: (value) => {
      denied = [];
      const empty: Secret = { arn: secretId, name: 'key-bundle', versions: [] };
      const first = { versionId: '0'.repeat(32), value: value ?? '', stages: ['AWSCURRENT'], createdAt: 0 };
      kept.set(secretId, value === undefined ? empty : addVersion(empty, first));
    },
    stages: () => Object.fromEntries(versions().map(({ versionId, stages }) => [versionId, stages])),
    valueOf: (stage) => versions().find(({ stages }) => stages.includes(stage))?.value,
    close: async () => {
      secrets.destroy();
      events.destroy();
      await standIn.close();
    },
  };
}
