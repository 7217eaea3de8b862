import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { randomUUID } from 'node:crypto';
import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import { profileById } from '../personal-code/profiles.ts';
import { fetchCertificates } from './certificate-source.ts';
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
const deps: RenewalDeps = {
  profile: profileById(environment.PROFILE_ID, {
    certificateAddress: environment.CERTIFICATE_ADDRESS,
    trustAnchors: environment.TRUST_ANCHORS.split(','),
  }),
  secret: keyBundleSecret(new SecretsManagerClient({}), environment.KEY_BUNDLE_SECRET_ID),
  fetchCertificates,
  clock: systemClock,
  newVersionId: () => randomUUID(),
};
const publish = trustEvents(new EventBridgeClient({}), environment.EVENT_BUS_NAME);

/** The scheduled renewal of the issuer's certificates. One that fails throws, so that the schedule tries it again. */
export async function handler(): Promise<Readonly<Record<string, unknown>>> {
  const renewal = await renewKeyBundle(deps);
  const { metrics, events, summary } = reportRenewal(renewal, deps.profile.id, systemClock());
  for (const [name, value] of metrics) count(name, undefined, value);
  await publish(events).catch((error: unknown) => {
    log('error', 'events_not_published', { error: errorName(error) });
  });
  log(renewal.result === 'failed' ? 'error' : 'info', 'key_bundle_renewal', {
    result: renewal.result,
    ...(renewal.result === 'failed' ? { reason: renewal.fault } : {}),
  });
  if (renewal.result === 'failed') throw new Error(`the renewal failed: ${renewal.fault}`);
  return summary;
}
