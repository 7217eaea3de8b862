import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { FirmId } from '../kernel/brands.ts';

/** More firms than one instance ever serves. */
const mostFirms = 500;

/**
 * Reads the one secret that person keys and choice tokens are derived from, once in the life of an instance. The secret is
 * never rotated, because keys made with another secret would match no stored key. A read that fails is tried again at the
 * next call.
 */
export function personKeySecret(client: SecretsManagerClient, secretId: string): () => Promise<string> {
  let reading: Promise<string> | undefined;
  const read = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (!SecretString) throw new Error('the person-key secret is empty');
    return SecretString;
  };
  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

/** Derives something from the secret for each firm, and remembers it. */
export function derivedPerFirm<Derived>(
  readSecret: () => Promise<string>,
  derive: (secret: string, firmId: FirmId) => Derived,
) {
  const firms = new Map<FirmId, Derived>();
  return async (firmId: FirmId): Promise<Derived> => {
    const held = firms.get(firmId);
    if (held) return held;
    const derived = derive(await readSecret(), firmId);
    if (firms.size >= mostFirms) firms.clear();
    firms.set(firmId, derived);
    return derived;
  };
}
