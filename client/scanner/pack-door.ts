import { personParts, type PackBar } from '../../functions/offline/pack-format.ts';
import type { PersonTexts } from '../../functions/person-keys/person-texts.ts';
import { Admission, type BarsRead, type DoorAnswer } from '../../functions/visits/admission.ts';
import { distinct, peopleOf, type AtDoor } from '../../functions/visits/people-at-door.ts';
import { hashNames, hashParts } from './hashed-person.ts';
import type { CryptoKey } from './web-types.ts';

/** The one door, asked with the bars of a pack: each of them is asked about each person. */
export function packDoor(
  barsKey: CryptoKey,
  bars: readonly PackBar[],
  texts: PersonTexts,
): (who: AtDoor) => Promise<DoorAnswer> {
  const read: BarsRead = {
    barred: bars.flatMap(({ barredId, identities }) =>
      identities.map((identity) => ({ barredId, ...identity })),
    ),
    near: bars.flatMap(({ barredId, identities, parts }) =>
      parts === undefined
        ? []
        : {
            barredId,
            ...personParts(
              parts,
              identities.map(({ nameKey }) => nameKey),
            ),
          },
    ),
  };
  return async (who) => {
    const people = bars.length === 0 ? [] : peopleOf(who);
    const [names, parts] = await Promise.all([
      Promise.all(people.map((person) => hashNames(barsKey, texts, person))),
      Promise.all(people.map((person) => hashParts(barsKey, texts, person))),
    ]);
    const identities = distinct(names.flat());
    return Admission.decide(read, { identities, parts, cleared: who.visit?.clearance?.bars });
  };
}
