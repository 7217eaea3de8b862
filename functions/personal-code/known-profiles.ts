import type { Profile } from './profile.ts';
import { iamSmartAssumed1 } from './profiles/iam-smart-assumed-1.ts';

/** Every profile that can be deployed, by id. Each issuer has one data file and one line here. */
export const knownProfiles: ReadonlyMap<string, Profile> = new Map(Object.entries(iamSmartAssumed1));
