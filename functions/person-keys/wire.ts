import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { derivedPerFirm, personKeySecret } from './person-key-secret.ts';
import { personKeysOf } from './person-keys.ts';

/** The person keys of each firm, wired to the deployed secret, and the secret itself: more is derived from it. */
export function wirePersonKeys(secrets: SecretsManagerClient, secretId: string) {
  const secret = personKeySecret(secrets, secretId);
  return { personKeys: derivedPerFirm(secret, personKeysOf), secret };
}
