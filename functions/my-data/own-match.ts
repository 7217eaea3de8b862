import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Visitor } from '../person-keys/person.ts';
import { matchOf } from '../scans/match.ts';
import type { Presence } from '../visits/pointer.ts';

/** Who shows a code: the identities to look for, as at a gate. */
export interface Shower {
  readonly idPrefix: string;
  readonly identities: readonly NameIdentity[];
}

/** The person who shows a code; `undefined` where it does not disclose enough to identify anybody strongly. */
export function showerOf(
  keys: Pick<PersonKeys, 'askedIdentitiesOf'>,
  disclosure: Visitor,
): Shower | undefined {
  const { idPrefix } = disclosure;
  const identities = keys.askedIdentitiesOf(disclosure);
  return idPrefix === undefined || identities.length === 0 ? undefined : { idPrefix, identities };
}

/**
 * True where a record is about the person who shows the code: strongly, by name and identity-card prefix, as at a gate. A
 * record that only has the name in common may be about somebody else.
 */
export function isOwn(
  keys: Pick<PersonKeys, 'identitiesOf'>,
  { idPrefix, identities }: Shower,
  visitor: Visitor,
): boolean {
  // Few people share a prefix: comparing it first spares the hashes of all others.
  if (visitor.idPrefix?.toUpperCase() !== idPrefix.toUpperCase()) return false;
  return keys.identitiesOf(visitor).some((known) => matchOf(known, identities) === 'strong');
}

/**
 * True where a visit was checked in under the identity of the person: by their code, or by a choice at the gate. A booking
 * with another prefix is about somebody else: the wrong visit was chosen.
 */
export const cameAs = (
  { idPrefix, identities }: Shower,
  presence: Presence | undefined,
  booked: Pick<Visitor, 'idPrefix'>,
): boolean =>
  presence !== undefined &&
  matchOf(presence, identities) === 'strong' &&
  (booked.idPrefix ?? idPrefix).toUpperCase() === idPrefix.toUpperCase();
