/**
 * True where `If-None-Match` names the tag, by weak comparison (RFC 9110 §13.1.2), because caches may have made the tag
 * weak.
 */
export function isCurrent(ifNoneMatch: string | undefined, entityTag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(entityTag) || tags.includes('*');
}
