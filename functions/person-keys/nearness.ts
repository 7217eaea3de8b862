import type { PersonKey } from '../kernel/brands.ts';

/** What is compared of a person where the name is not the same: keyed hashes, which are unreadable without the secret. */
export interface PersonParts {
  /** Of each part of each name, in any of its spellings: words of the English name, characters of the Chinese one. */
  readonly partKeys: readonly PersonKey[];
  /** Of the usual spelling alone. */
  readonly englishParts: readonly PersonKey[];
  readonly chineseParts: readonly PersonKey[];
  /** Of each whole name. */
  readonly nameKeys: readonly PersonKey[];
  /** Of the identity-card prefix. */
  readonly prefixKey?: PersonKey;
}

/** How near: by the same identity-card prefix (a strong hint), or by name parts alone. */
export type Nearness = 'same_prefix' | 'name';

/** A name without a prefix is near if it has this many parts in common. A family name alone is not enough. */
const fewestInCommon = 2;

/**
 * Whether two records may be one person. Different prefixes: never. With the same prefix a part in common is enough, or
 * names of which one is English and the other Chinese. Where one side shows no prefix, all parts of one name have to be in
 * the other, and at least two. Symmetric; never enough to admit a visitor.
 */
export function nearness(one: PersonParts, other: PersonParts): Nearness | undefined {
  if (one.prefixKey !== undefined && other.prefixKey !== undefined)
    return one.prefixKey === other.prefixKey && mayBeOne(one, other) ? 'same_prefix' : undefined;
  const within =
    isWithin(one.englishParts, other.englishParts) || isWithin(one.chineseParts, other.chineseParts);
  return within || sameName(one, other) ? 'name' : undefined;
}

/**
 * Whether a bar needs a supervisor when this person comes. With the same prefix, by a part in common or where the names
 * cannot be compared; or by the same full name where one of the two shows no prefix.
 */
export function barNearness(bar: PersonParts, person: PersonParts): boolean {
  if (bar.prefixKey !== undefined && person.prefixKey !== undefined)
    return bar.prefixKey === person.prefixKey && mayBeOne(bar, person);
  return sameName(bar, person);
}

const common = (one: readonly PersonKey[], other: readonly PersonKey[]): number =>
  one.filter((key) => other.includes(key)).length;

/** A part in common, or no language that both have a name in. */
const mayBeOne = (one: PersonParts, other: PersonParts): boolean =>
  common(one.partKeys, other.partKeys) > 0 ||
  ((one.englishParts.length === 0 || other.englishParts.length === 0) &&
    (one.chineseParts.length === 0 || other.chineseParts.length === 0));

const sameName = (one: PersonParts, other: PersonParts): boolean => common(one.nameKeys, other.nameKeys) > 0;

function isWithin(one: readonly PersonKey[], other: readonly PersonKey[]): boolean {
  const shared = common(one, other);
  return shared >= fewestInCommon && (shared === one.length || shared === other.length);
}
