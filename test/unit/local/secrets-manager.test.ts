import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  InvalidParameterException,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Secret } from '../../../local/aws/secret-store.ts';
import { secretsManager } from '../../../local/aws/secrets-manager.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';

const SecretId = 'arn:aws:secretsmanager:ap-east-1:000000000000:secret:bundle-sandbx';
const versionA = 'a'.repeat(32);
const versionB = 'b'.repeat(32);

describe('the Secrets Manager stand-in, used by the real SDK client', () => {
  const secrets = new Map<string, Secret>();
  let standIn: StandIn;
  let client: SecretsManagerClient;

  beforeAll(async () => {
    const keeper = { secrets, changed: () => undefined };
    standIn = await startStandIn({ secretsmanager: secretsManager(keeper, () => 1_764_000_000) });
    client = new SecretsManagerClient({
      endpoint: standIn.url,
      region: 'ap-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      retryMode: 'standard',
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await standIn.close();
  });
  beforeEach(() => {
    secrets.clear();
    secrets.set(SecretId, { arn: SecretId, name: 'bundle', versions: [] });
    standIn.setFault(undefined);
  });

  const put = (token: string, value: string, stages?: string[]) =>
    client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken: token,
        SecretString: value,
        ...(stages ? { VersionStages: stages } : {}),
      }),
    );
  const get = (more: { VersionStage?: string; VersionId?: string } = {}) =>
    client.send(new GetSecretValueCommand({ SecretId, ...more }));
  const move = (more: { VersionStage: string; MoveToVersionId?: string; RemoveFromVersionId?: string }) =>
    client.send(new UpdateSecretVersionStageCommand({ SecretId, ...more }));
  const stages = async () => (await client.send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages;

  it('has no value before the first put', async () => {
    await expect(get()).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('makes the first version current, whatever its labels', async () => {
    await put(versionA, 'one', ['AWSPENDING']);
    expect(await get()).toMatchObject({ SecretString: 'one', VersionId: versionA, ARN: SecretId });
  });

  it('finds a secret by its name too', async () => {
    await put(versionA, 'one');
    const found = await client.send(new GetSecretValueCommand({ SecretId: 'bundle' }));
    expect(found.SecretString).toBe('one');
  });

  it('stages a version beside the current one, and promotes it', async () => {
    await put(versionA, 'one');
    await put(versionB, 'two', ['AWSPENDING']);
    expect((await get()).SecretString).toBe('one');
    expect((await get({ VersionStage: 'AWSPENDING' })).SecretString).toBe('two');

    await move({ VersionStage: 'AWSCURRENT', MoveToVersionId: versionB, RemoveFromVersionId: versionA });
    await move({ VersionStage: 'AWSPENDING', RemoveFromVersionId: versionB });
    expect((await get()).SecretString).toBe('two');
    expect(await stages()).toEqual({ [versionA]: ['AWSPREVIOUS'], [versionB]: ['AWSCURRENT'] });
  });

  it('stores the same request token and value once', async () => {
    await put(versionA, 'one');
    await put(versionB, 'two', ['AWSPENDING']);
    await put(versionB, 'two', ['AWSPENDING']);
    expect(Object.keys((await stages()) ?? {})).toHaveLength(2);
  });

  it('refuses another value under the same request token', async () => {
    await put(versionA, 'one');
    await expect(put(versionA, 'two')).rejects.toBeInstanceOf(ResourceExistsException);
    expect((await get()).SecretString).toBe('one');
  });

  it('refuses to move a label unless its holder is named', async () => {
    await put(versionA, 'one');
    await put(versionB, 'two', ['AWSPENDING']);
    const moving = move({ VersionStage: 'AWSCURRENT', MoveToVersionId: versionB });
    await expect(moving).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it('refuses to remove a label from a version without it', async () => {
    await put(versionA, 'one');
    await put(versionB, 'two', ['AWSPENDING']);
    const moving = move({ VersionStage: 'AWSPENDING', RemoveFromVersionId: versionA });
    await expect(moving).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it('never leaves a secret without a current version', async () => {
    await put(versionA, 'one');
    const moving = move({ VersionStage: 'AWSCURRENT', RemoveFromVersionId: versionA });
    await expect(moving).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it('refuses a version id with another version’s label', async () => {
    await put(versionA, 'one');
    const getting = get({ VersionId: versionA, VersionStage: 'AWSPENDING' });
    await expect(getting).rejects.toBeInstanceOf(InvalidRequestException);
  });

  it('does not find a secret that the template does not have', async () => {
    const getting = client.send(new GetSecretValueCommand({ SecretId: 'another' }));
    await expect(getting).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('fails when a test asks for it, and works again afterwards', async () => {
    await put(versionA, 'one');
    standIn.setFault((target) =>
      target === 'secretsmanager.GetSecretValue' ? { status: 500, type: 'InternalServiceError' } : undefined,
    );
    await expect(get()).rejects.toMatchObject({ name: 'InternalServiceError' });
    await expect(stages()).resolves.toBeDefined();
    standIn.setFault(undefined);
    expect((await get()).SecretString).toBe('one');
  });
});
