import type { Members } from './envelope.ts';
import type { CodeProfile } from './profile.ts';
import { pass, refuse, type Step } from './rejections.ts';

/** Longest id that an issuer gives a code, in UTF-16 units. */
const longestUniqueId = 256;

/** Who issued the code, and its id where it has one. */
export interface Identity {
  readonly issuer: string;
  readonly uniqueId: string | undefined;
}

/** Checks type, issuer and unique id against the profile. */
export function checkClaims(header: Members, claims: Members, profile: CodeProfile): Step<Identity> {
  const { claims: names } = profile;
  if (header[profile.header.type] !== profile.header.typeValue) return refuse('wrong_type');
  const issuer = names.issuerValue;
  if (claims[names.issuer] !== issuer) return refuse('wrong_issuer');
  const uniqueId = names.uniqueId === undefined ? undefined : claims[names.uniqueId];
  if (uniqueId === undefined) return pass({ issuer, uniqueId });
  return isUniqueId(uniqueId) ? pass({ issuer, uniqueId }) : refuse('bad_unique_id');
}

/** All lone surrogates would be hashed as the same character. */
function isUniqueId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestUniqueId && value.isWellFormed();
}
