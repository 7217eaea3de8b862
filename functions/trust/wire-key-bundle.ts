import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { errorName, log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import { createDenyListReader, withDenyList } from './deny-list-reader.ts';
import { readDenyList } from './deny-list-table.ts';
import { createKeyBundleReader, type KeyBundleReader } from './key-bundle-reader.ts';
import { readKeyBundle } from './key-bundle-secret.ts';

/** The key bundle in force with the deny list in it, as a function instance reads it. */
export function wireKeyBundle(
  secrets: SecretsManagerClient,
  database: DynamoDBClient,
  environment: { readonly KEY_BUNDLE_SECRET_ID: string; readonly REGISTRY_TABLE: string },
): KeyBundleReader {
  const notRead = (what: 'key_bundle' | 'deny_list') => (error: unknown) => {
    log('error', 'trust_not_read', { what, error: errorName(error) });
  };
  const bundles = createKeyBundleReader({
    load: readKeyBundle(secrets, environment.KEY_BUNDLE_SECRET_ID),
    clock: systemClock,
    onError: notRead('key_bundle'),
  });
  const denyList = createDenyListReader({
    load: readDenyList(database, environment.REGISTRY_TABLE),
    clock: systemClock,
    onError: notRead('deny_list'),
  });
  return withDenyList(bundles, denyList);
}
