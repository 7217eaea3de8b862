import { randomUUID } from 'node:crypto';
import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { eventsClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { profileById } from '../personal-code/profiles.ts';
import { signingKey } from '../personal-code/signing-key.ts';
import { certificateSource } from './certificate-source.ts';
import { keyBundleSecret } from './key-bundle-secret.ts';
import { renewKeyBundle, type RenewalDeps } from './renew-key-bundle.ts';
import { reportRenewal } from './report-renewal.ts';
import { trustEvents } from './trust-events.ts';

const environment = readEnvironment(
  'KEY_BUNDLE_SECRET_ID',
  'PROFILE_ID',
  'CERTIFICATE_ADDRESS',
  'TRUST_ANCHORS',
  'EVENT_BUS_NAME',
);
const profile = profileById(environment.PROFILE_ID, {
  certificateAddress: environment.CERTIFICATE_ADDRESS,
  trustAnchors: environment.TRUST_ANCHORS.split(','),
});
const deps: RenewalDeps = {
  profile,
  secret: keyBundleSecret(secretsClient(), environment.KEY_BUNDLE_SECRET_ID),
  source: certificateSource(profile.environment),
  prepareKey: signingKey,
  clock: systemClock,
  newVersionId: () => randomUUID(),
};
const publish = trustEvents(eventsClient(), environment.EVENT_BUS_NAME);

/** The scheduled renewal of the issuer's certificates. A failed renewal throws, so that the schedule tries it again. */
export async function handler(): Promise<Readonly<Record<string, unknown>>> {
  const renewal = await renewKeyBundle(deps);
  const { metrics, events, summary } = reportRenewal(renewal, profile.id, systemClock());
  for (const [name, value] of metrics) count(name, undefined, value);
  await publish(events).catch((error: unknown) => {
    log('error', 'events_not_published', { error: errorName(error) });
  });
  const { result } = renewal;
  if (result !== 'failed') {
    log('info', 'key_bundle_renewal', { result });
    return summary;
  }
  const { fault: reason, error } = renewal;
  log('error', 'key_bundle_renewal', { result, reason, ...(error ? { error: errorName(error) } : {}) });
  throw new Error(`the renewal failed: ${reason}`);
}
