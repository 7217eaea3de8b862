import { defined } from '../kernel/defined.ts';
import { knownProfiles } from './known-profiles.ts';
import type { Profile } from './profile.ts';
import { parseProfile } from './parse-profile.ts';

/** What a deployment states about an issuer whose address and anchors are not public. */
export interface DeployedTrust {
  /** Where the issuer publishes its certificate(s). */
  readonly certificateAddress?: string;
  /** SHA-256 of each pinned anchor certificate (DER), hex, lower case. */
  readonly trustAnchors?: readonly string[];
}

/**
 * The profile with this id (`iam-smart-assumed-1.sandbox`), completed by what the deployment states. Throws if the
 * profile does not exist, or if a production profile lacks its address or its anchors.
 */
export function profileById(id: string, deployed: DeployedTrust = {}): Profile {
  const profile = knownProfiles.get(id);
  if (!profile)
    throw new Error(`there is no profile ${id}. The profiles are ${[...knownProfiles.keys()].join(', ')}`);
  const { certificateAddress, trustAnchors } = deployed;
  return parseProfile({
    ...profile,
    certificates: {
      ...profile.certificates,
      ...(certificateAddress === undefined ? {} : { addresses: [certificateAddress] }),
      ...defined({ trustAnchors }),
    },
  });
}
