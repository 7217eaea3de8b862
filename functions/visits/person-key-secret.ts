import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { FirmId } from '../kernel/brands.ts';
import { personKeysOf, type PersonKeys } from './person-keys.ts';

const mostFirms = 500;

/**
 * Person keys from the one secret in Secrets Manager, read once in an instance's life: it is never rotated, since keys
 * made with another secret would find nobody. A read that fails is tried again at the next call.
 */
export function personKeySecret(client: SecretsManagerClient, secretId: string) {
  let reading: Promise<string> | undefined;
  const firms = new Map<FirmId, PersonKeys>();
  const read = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (!SecretString) throw new Error('the person-key secret is empty');
    return SecretString;
  };
  /** The person keys of a firm. */
  return async (firmId: FirmId): Promise<PersonKeys> => {
    const held = firms.get(firmId);
    if (held) return held;
    reading ??= read();
    const secret = await reading.catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    const keys = personKeysOf(secret, firmId);
    if (firms.size >= mostFirms) firms.clear();
    firms.set(firmId, keys);
    return keys;
  };
}
