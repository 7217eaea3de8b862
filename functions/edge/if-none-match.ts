/** True where `If-None-Match` names the tag, weakly compared (RFC 9110 §13.1.2): caches on the way may have weakened it. */
export function isCurrent(ifNoneMatch: string | undefined, entityTag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(entityTag) || tags.includes('*');
}
