import type { AttributeValue, Name } from '@peculiar/asn1-x509';

/** The comparable form of a name that says nothing. */
export const emptyName = '[]';

/**
 * A name in a form in which two are equal where RFC 5280 §7.1 takes them for the same: whatever the string types, the case and
 * the white space, in the order of its parts.
 */
export function comparableName(name: Name): string {
  const parts = [...name].map((part) =>
    [...part].map(({ type, value }) => [type, ...comparableValue(value)]).sort(),
  );
  return JSON.stringify(parts);
}

/** Two kinds, so that a text never equals bytes that are written the same. */
function comparableValue(value: AttributeValue): [string, string] {
  if (value.anyValue) return ['bytes', Buffer.from(value.anyValue).toString('hex')];
  const text = value.toString().normalize('NFKC').toLowerCase();
  return ['text', text.trim().replaceAll(/\s+/g, ' ')];
}
