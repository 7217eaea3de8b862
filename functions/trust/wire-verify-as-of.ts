import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { errorName, log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import { createDenyListReader } from './deny-list-reader.ts';
import { readDenials } from './deny-list-table.ts';
import { heldBriefly } from './held-briefly.ts';
import { createKeyBundleReader } from './key-bundle-reader.ts';
import { readKeyBundle, readPreviousKeyBundle } from './key-bundle-secret.ts';
import type { VerifyAsOfDeps } from './verify-as-of.ts';

/** Unknown keys may cause a read of the previous bundle this often. */
const previousHeldSeconds = 60;

/** The current bundle, the one before it, and the deny list with its times, as a function instance reads them. */
export function wireVerifyAsOf(
  secrets: SecretsManagerClient,
  database: DynamoDBClient,
  environment: { readonly KEY_BUNDLE_SECRET_ID: string; readonly REGISTRY_TABLE: string },
): Pick<VerifyAsOfDeps, 'bundles' | 'previous' | 'denials'> {
  const { KEY_BUNDLE_SECRET_ID: secretId, REGISTRY_TABLE: registry } = environment;
  const notRead = (what: 'key_bundle' | 'deny_list') => (error: unknown) => {
    log('error', 'trust_not_read', { what, error: errorName(error) });
  };
  return {
    bundles: createKeyBundleReader({
      load: readKeyBundle(secrets, secretId),
      clock: systemClock,
      onError: notRead('key_bundle'),
    }),
    previous: heldBriefly(readPreviousKeyBundle(secrets, secretId), previousHeldSeconds, systemClock),
    denials: createDenyListReader({
      load: readDenials(database, registry),
      clock: systemClock,
      onError: notRead('deny_list'),
    }),
  };
}
