import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { systemClock } from '../kernel/clock.ts';
import { failure } from '../kernel/problems.ts';
import { createKeyBundleReader } from './key-bundle-reader.ts';
import { readKeyBundle } from './key-bundle-secret.ts';
import { entityTagOf, isCurrent, keyBundleView } from './key-bundle-view.ts';

const { KEY_BUNDLE_SECRET_ID } = readEnvironment('KEY_BUNDLE_SECRET_ID');
const reader = createKeyBundleReader({
  load: readKeyBundle(new SecretsManagerClient({}), KEY_BUNDLE_SECRET_ID),
  clock: systemClock,
});

/** The public keys that codes verify with, for scanners that work offline. */
export const handler = apiHandler({
  keyBundle: async ({ headers }) => {
    const bundle = await reader.current();
    if (!bundle || systemClock() > bundle.validUntil) return failure('cannot_verify_now');
    const etag = entityTagOf(bundle);
    const caching = { etag, 'cache-control': 'private, max-age=300' };
    return isCurrent(headers['if-none-match'], etag)
      ? { ok: true, status: 304, headers: caching }
      : { ok: true, status: 200, headers: caching, body: keyBundleView(bundle) };
  },
});
