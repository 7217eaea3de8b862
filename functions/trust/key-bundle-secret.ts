import { defined } from '../kernel/defined.ts';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { parseKeyBundle, type StoredKeyBundle } from './parse-key-bundle.ts';

/** A version of the secret. */
export interface StoredBundle {
  /** Absent where the version holds no key bundle, as before the first renewal. */
  readonly bundle: StoredKeyBundle | undefined;
  readonly versionId: string;
  /** Its labels: `AWSCURRENT`, `AWSPENDING`. */
  readonly stages: readonly string[];
}

/** The key bundle in Secrets Manager, as the renewal writes it. Faults of the store are thrown. */
export interface KeyBundleSecret {
  /** The current version, with its id; `undefined` where the secret was never written. */
  readonly current: () => Promise<StoredBundle | undefined>;
  /** Writes a bundle as `AWSPENDING` under `versionId` (UUID); the bundle in force stays. */
  readonly stage: (bundle: StoredKeyBundle, versionId: string) => Promise<void>;
  /** Reads a version back; it lacks the label `AWSPENDING` where another renewal has staged its own since. */
  readonly staged: (versionId: string) => Promise<StoredBundle | undefined>;
  /** Moves `AWSCURRENT` from one version to another; throws where it has moved meanwhile. */
  readonly promote: (versionId: string, fromVersionId: string | undefined) => Promise<void>;
  /** Removes `AWSPENDING` from this version only. */
  readonly dropPending: (versionId: string) => Promise<void>;
}

/** For one call with its retries; a connection that froze with the function must not hold up a scan. */
const callTimeoutMs = 5_000;
const withinTime = () => ({ abortSignal: AbortSignal.timeout(callTimeoutMs) });

async function read(
  client: SecretsManagerClient,
  secretId: string,
  which: { readonly VersionStage: string } | { readonly VersionId: string },
): Promise<StoredBundle | undefined> {
  try {
    const {
      SecretString = '',
      VersionId = '',
      VersionStages = [],
    } = await client.send(new GetSecretValueCommand({ SecretId: secretId, ...which }), withinTime());
    return { bundle: parseKeyBundle(SecretString), versionId: VersionId, stages: VersionStages };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Reads the bundle in force; `undefined` when there is none, or none that can be read. For {@link createKeyBundleReader}. */
export function readKeyBundle(
  client: SecretsManagerClient,
  secretId: string,
): () => Promise<KeyBundle | undefined> {
  return async () => (await read(client, secretId, { VersionStage: 'AWSCURRENT' }))?.bundle;
}

/**
 * Reads the bundle that was in force before the current one; `undefined` where there is none, or none that can be read. For
 * codes that were shown before the latest renewal (verify-as-of.ts).
 */
export function readPreviousKeyBundle(
  client: SecretsManagerClient,
  secretId: string,
): () => Promise<KeyBundle | undefined> {
  return async () => (await read(client, secretId, { VersionStage: 'AWSPREVIOUS' }))?.bundle;
}

/** Opens the secret for the renewal; `secretId` is its name or ARN. */
export function keyBundleSecret(client: SecretsManagerClient, secretId: string): KeyBundleSecret {
  const moveStage = async (
    stage: string,
    toVersionId: string | undefined,
    fromVersionId: string | undefined,
  ) => {
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretId,
        VersionStage: stage,
        ...defined({ MoveToVersionId: toVersionId, RemoveFromVersionId: fromVersionId }),
      }),
      withinTime(),
    );
  };
  return {
    current: () => read(client, secretId, { VersionStage: 'AWSCURRENT' }),
    stage: async (bundle, versionId) => {
      await client.send(
        new PutSecretValueCommand({
          SecretId: secretId,
          ClientRequestToken: versionId,
          SecretString: JSON.stringify(bundle),
          VersionStages: ['AWSPENDING'],
        }),
        withinTime(),
      );
    },
    staged: (versionId) => read(client, secretId, { VersionId: versionId }),
    promote: (versionId, fromVersionId) => moveStage('AWSCURRENT', versionId, fromVersionId),
    dropPending: async (versionId) => {
      const { VersionIdsToStages = {} } = await client.send(
        new DescribeSecretCommand({ SecretId: secretId }),
        withinTime(),
      );
      const isPending = VersionIdsToStages[versionId]?.includes('AWSPENDING') ?? false;
      if (isPending) await moveStage('AWSPENDING', undefined, versionId);
    },
  };
}
