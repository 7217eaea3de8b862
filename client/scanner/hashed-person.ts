import { identityFrom, partsFrom } from '../../functions/person-keys/hashed-texts.ts';
import type { NameIdentity } from '../../functions/person-keys/name-identity.ts';
import type { PersonParts } from '../../functions/person-keys/nearness.ts';
import type { PersonTexts } from '../../functions/person-keys/person-texts.ts';
import type { Visitor } from '../../functions/person-keys/person.ts';
import { hashesOf } from './keyed-texts.ts';
import type { CryptoKey } from './web-types.ts';

/** A name as it is matched, with the text that its key is the hash of. */
export interface HashedName extends NameIdentity {
  readonly text: string;
}

/** A person under a key of a pack. */
export interface HashedPerson {
  readonly names: readonly HashedName[];
  readonly parts: PersonParts;
}

/** Hashes a person under a key. */
export async function hashPerson(
  key: CryptoKey,
  texts: PersonTexts,
  visitor: Visitor,
): Promise<HashedPerson> {
  const identities = texts.identitiesOf(visitor);
  const { parts, english, chinese, names, prefix } = texts.partsOf(visitor);
  const keyOf = await hashesOf(key, [
    ...identities.flatMap(({ name, strong }) => [name, ...(strong === undefined ? [] : [strong])]),
    ...parts,
    ...english,
    ...chinese,
    ...names,
    ...(prefix === undefined ? [] : [prefix]),
  ]);
  return {
    names: identities.map((identity) => ({ text: identity.name, ...identityFrom(identity, keyOf) })),
    parts: partsFrom({ parts, english, chinese, names, ...(prefix === undefined ? {} : { prefix }) }, keyOf),
  };
}
