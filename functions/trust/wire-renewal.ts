import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { eventsClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { signingKey } from '../personal-code/node-crypto.ts';
import { certificateSource } from './certificate-source.ts';
import { keyBundleSecret } from './key-bundle-secret.ts';
import type { RenewalDeps } from './renew-key-bundle.ts';
import { trustEvents } from './trust-events.ts';
import { profileEnvironment, wireProfile } from './wire-profile.ts';

/** The dependencies of a renewal, wired to AWS from the environment. */
export function wireRenewal(environment = readEnvironment(...renewalEnvironment)) {
  const profile = wireProfile(environment);
  const deps: RenewalDeps = {
    profile,
    secret: keyBundleSecret(secretsClient(), environment.KEY_BUNDLE_SECRET_ID),
    source: certificateSource(profile.environment),
    prepareKey: signingKey,
    clock: systemClock,
    newVersionId: () => randomUUID(),
  };
  return { deps, publish: trustEvents(eventsClient(), environment.EVENT_BUS_NAME) };
}

const renewalEnvironment = ['KEY_BUNDLE_SECRET_ID', ...profileEnvironment, 'EVENT_BUS_NAME'] as const;
