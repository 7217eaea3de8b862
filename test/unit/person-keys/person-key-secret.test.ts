import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { derivedPerFirm, personKeySecret } from '../../../functions/person-keys/person-key-secret.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';

let standIn: StandIn;
let value = '';
let reads = 0;
let client: SecretsManagerClient;
beforeAll(async () => {
  standIn = await startStandIn({
    secretsmanager: () => {
      reads += 1;
      return value === '' ? { Name: 'person-key' } : { Name: 'person-key', SecretString: value };
    },
  });
  client = new SecretsManagerClient({
    endpoint: standIn.url,
    region: 'ap-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await standIn.close();
});

describe('the person-key secret', () => {
  it('is read once, also for concurrent calls', async () => {
    [value, reads] = ['the secret', 0];
    const read = personKeySecret(client, 'person-key');
    expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill('the secret'));
    expect(await read()).toBe('the secret');
    expect(reads).toBe(1);
  });

  it('is read again at the next call if it could not be read', async () => {
    [value, reads] = ['the secret', 0];
    const read = personKeySecret(client, 'person-key');
    standIn.setFault(() => ({ status: 500, type: 'InternalServiceError' }));
    await expect(read()).rejects.toThrow();
    standIn.setFault(undefined);
    expect(await read()).toBe('the secret');
  });

  it('throws if it is empty', async () => {
    value = '';
    await expect(personKeySecret(client, 'person-key')()).rejects.toThrow('the person-key secret is empty');
  });

  it('is read by the deployed id', async () => {
    value = 'the secret';
    const sent: unknown[] = [];
    client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === GetSecretValueCommand.name) sent.push(args.input);
        return next(args);
      },
      { step: 'initialize', name: 'listener' },
    );
    await personKeySecret(client, 'arn:the-secret')();
    client.middlewareStack.remove('listener');
    expect(sent).toEqual([{ SecretId: 'arn:the-secret' }]);
  });
});

describe('a value derived from the secret', () => {
  it('is derived once for each firm', async () => {
    const derived: string[] = [];
    const of = derivedPerFirm(
      () => Promise.resolve('secret'),
      (secret, firmId) => {
        derived.push(firmId);
        return { of: `${secret}/${firmId}` };
      },
    );
    const first = await of('one' as FirmId);
    expect(first).toEqual({ of: 'secret/one' });
    expect(await of('one' as FirmId)).toBe(first);
    expect(await of('two' as FirmId)).toEqual({ of: 'secret/two' });
    expect(derived).toEqual(['one', 'two']);
  });

  it('is dropped after 500 firms, so that memory stays limited', async () => {
    const derived: string[] = [];
    const of = derivedPerFirm(
      () => Promise.resolve(''),
      (_, firmId) => derived.push(firmId) > 0,
    );
    for (let firm = 0; firm <= 500; firm += 1) await of(String(firm) as FirmId);
    expect(derived).toHaveLength(501);
    await of('500' as FirmId);
    expect(derived).toHaveLength(501);
    await of('0' as FirmId);
    expect(derived).toHaveLength(502);
  });
});
