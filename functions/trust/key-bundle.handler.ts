import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { isCurrent } from '../edge/if-none-match.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { failure } from '../kernel/problems.ts';
import { entityTagOf, keyBundleView } from './api/view.ts';
import { wireKeyBundle } from './wire-key-bundle.ts';

const environment = readEnvironment('KEY_BUNDLE_SECRET_ID', 'REGISTRY_TABLE');
const reader = wireKeyBundle(secretsClient(), databaseClient(), environment);

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
