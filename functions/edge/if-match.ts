import { failure, type Failure } from '../kernel/problems.ts';

/** The entity tag of something that counts its changes (RFC 9110 §8.8.3): `"3"`. */
export const versionTag = (version: number): string => `"${String(version)}"`;

/**
 * Checks `If-Match` against the current version (RFC 9110 §13.1.1). A change without the header is refused (428), so that
 * no member overwrites what another just wrote. One that names only other versions is stale (412). Weak tags never match.
 * The write itself has to be conditional on the same version.
 * @param headers - Names in lower case
 */
export function refuseStale(
  headers: Readonly<Record<string, string | undefined>>,
  version: number,
): Failure | undefined {
  const header = headers['if-match'];
  if (header === undefined) return failure('precondition_required');
  const tags = header.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(versionTag(version))
    ? undefined
    : failure('precondition_failed');
}
