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

/** Hashes the names of a person under a key of a pack. */
export async function hashNames(
  key: CryptoKey,
  texts: PersonTexts,
  visitor: Visitor,
): Promise<readonly HashedName[]> {
  const identities = texts.identitiesOf(visitor);
  const keyOf = await hashesOf(
    key,
    identities.flatMap(({ name, strong }) => [name, ...(strong === undefined ? [] : [strong])]),
  );
  return identities.map((identity) => ({ text: identity.name, ...identityFrom(identity, keyOf) }));
}

/** Hashes what is compared of a person where no name is the same, under a key of a pack. */
export async function hashParts(key: CryptoKey, texts: PersonTexts, visitor: Visitor): Promise<PersonParts> {
  const of = texts.partsOf(visitor);
  const { parts, english, chinese, names, prefix } = of;
  const keyOf = await hashesOf(key, [
    ...parts,
    ...english,
    ...chinese,
    ...names,
    ...(prefix === undefined ? [] : [prefix]),
  ]);
  return partsFrom(of, keyOf);
}
