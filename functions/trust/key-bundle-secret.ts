import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { parseKeyBundle } from './parse-key-bundle.ts';

/** A version of the secret, as it was read. */
export interface StoredBundle {
  readonly bundle: KeyBundle | undefined;
  readonly versionId: string;
}

/** The key bundle in Secrets Manager, as the renewal writes it. Faults of the store are thrown. */
export interface KeyBundleSecret {
  /** The version in force, with its id. */
  readonly current: () => Promise<StoredBundle | undefined>;
  /** Writes a bundle as `AWSPENDING` under `token` (UUID); the bundle in force stays. */
  readonly stage: (bundle: KeyBundle, token: string) => Promise<void>;
  /** Reads a staged version back. */
  readonly staged: (versionId: string) => Promise<StoredBundle | undefined>;
  /** Moves `AWSCURRENT` from one version to another; fails if it is not where it was. */
  readonly promote: (versionId: string, fromVersionId: string | undefined) => Promise<void>;
  /** Takes `AWSPENDING` off whatever version has it. */
  readonly dropPending: () => Promise<void>;
}

type Version = { readonly VersionStage: string } | { readonly VersionId: string };

async function read(
  client: SecretsManagerClient,
  secretId: string,
  which: Version,
): Promise<StoredBundle | undefined> {
  try {
    const { SecretString = '', VersionId = '' } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, ...which }),
    );
    return { bundle: parseKeyBundle(SecretString), versionId: VersionId };
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

/** Opens the secret for the renewal; `secretId` is its name or ARN. */
export function keyBundleSecret(client: SecretsManagerClient, secretId: string): KeyBundleSecret {
  return {
    current: () => read(client, secretId, { VersionStage: 'AWSCURRENT' }),
    stage: async (bundle, token) => {
      await client.send(
        new PutSecretValueCommand({
          SecretId: secretId,
          ClientRequestToken: token,
          SecretString: JSON.stringify(bundle),
          VersionStages: ['AWSPENDING'],
        }),
      );
    },
    staged: (versionId) => read(client, secretId, { VersionId: versionId }),
    promote: async (versionId, fromVersionId) => {
      await client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: secretId,
          VersionStage: 'AWSCURRENT',
          MoveToVersionId: versionId,
          ...(fromVersionId === undefined ? {} : { RemoveFromVersionId: fromVersionId }),
        }),
      );
    },
    dropPending: async () => {
      const { VersionIdsToStages = {} } = await client.send(
        new DescribeSecretCommand({ SecretId: secretId }),
      );
      const [versionId] =
        Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSPENDING')) ?? [];
      if (versionId === undefined) return;
      await client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: secretId,
          VersionStage: 'AWSPENDING',
          RemoveFromVersionId: versionId,
        }),
      );
    },
  };
}
