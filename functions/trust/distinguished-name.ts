import type { AttributeValue, Name } from '@peculiar/asn1-x509';

/** The comparable form of an empty name. */
export const emptyName = '[]';

/**
 * The comparable form of a name: two are equal where RFC 5280 §7.1 calls them the same, whatever the string types, case and
 * white space, with their parts in order.
 */
export function comparableName(name: Name): string {
  const parts = [...name].map((part) =>
    [...part].map(({ type, value }) => [type, ...comparableValue(value)]).sort(),
  );
  return JSON.stringify(parts);
}

/** Text and bytes are kept apart, so that a text never equals bytes that are written the same. */
function comparableValue(value: AttributeValue): [string, string] {
  if (value.anyValue) return ['bytes', Buffer.from(value.anyValue).toString('hex')];
  const text = value.toString().normalize('NFKC').toLowerCase();
  return ['text', text.trim().replaceAll(/\s+/g, ' ')];
}
