import type { PersonKey } from '../kernel/brands.ts';
import type { NameIdentity } from './name-identity.ts';
import type { PersonParts } from './nearness.ts';
import type { IdentityTexts, PartTexts } from './person-texts.ts';

/** The keyed hash of a text. */
export type KeyedHash = (text: string) => PersonKey;

/** The identity that the texts of a name give under a key. */
export const identityFrom = ({ name, strong }: IdentityTexts, keyOf: KeyedHash): NameIdentity => ({
  nameKey: keyOf(name),
  ...(strong === undefined ? {} : { strongKey: keyOf(strong) }),
});

/** What is compared of a person under a key. */
export const partsFrom = (
  { parts, english, chinese, names, prefix }: PartTexts,
  keyOf: KeyedHash,
): PersonParts => ({
  partKeys: parts.map(keyOf),
  englishParts: english.map(keyOf),
  chineseParts: chinese.map(keyOf),
  nameKeys: names.map(keyOf),
  ...(prefix === undefined ? {} : { prefixKey: keyOf(prefix) }),
});
