const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];

/**
 * Colons outside strings, in a text that is known to be JSON: one for each member of its objects. `JSON.parse` keeps the
 * last of two members with one name, so a text with more colons than its value has members has a duplicate name.
 */
export function countColons(text: string): number {
  let colons = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === quote) inString = !inString;
    else if (character === backslash) at += 1;
    else if (character === colon && !inString) colons += 1;
  }
  return colons;
}

/** Members of all objects in a value that was parsed from JSON. */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: unknown[] = Object.values(value);
  return parts.reduce<number>(
    (members, part) => members + countMembers(part),
    Array.isArray(value) ? 0 : parts.length,
  );
}
