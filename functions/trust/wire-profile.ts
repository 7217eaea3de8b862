import type { Profile } from '../personal-code/profile.ts';
import { profileById } from '../personal-code/profiles.ts';

/** The names of what a deployment states about the issuer. `TRUST_ANCHORS` has commas between the anchors. */
export const profileEnvironment = ['PROFILE_ID', 'CERTIFICATE_ADDRESS', 'TRUST_ANCHORS'] as const;

/** The profile of the deployment, from the environment. Throws where `profileById` does. */
export const wireProfile = (
  environment: Readonly<Record<(typeof profileEnvironment)[number], string>>,
): Profile =>
  profileById(environment.PROFILE_ID, {
    certificateAddress: environment.CERTIFICATE_ADDRESS,
    trustAnchors: environment.TRUST_ANCHORS.split(','),
  });
