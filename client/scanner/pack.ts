import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { localDay } from '../../functions/kernel/local-day.ts';
import type { PackEntry } from '../../functions/offline/pack-format.ts';
import type { SealedContent } from '../../functions/offline/sealed-text.ts';
import { chineseNames } from '../../functions/person-keys/chinese-name.ts';
import type { Nearness, PersonParts } from '../../functions/person-keys/nearness.ts';
import { personTexts } from '../../functions/person-keys/person-texts.ts';
import type { Visitor } from '../../functions/person-keys/person.ts';
import { candidatesFrom } from '../../functions/scans/match.ts';
import { nearHits } from '../../functions/scans/near-candidates.ts';
import type { Match } from '../../functions/scans/scan.ts';
import type { DoorAnswer } from '../../functions/visits/admission.ts';
import type { AtDoor } from '../../functions/visits/people-at-door.ts';
import { openAt } from '../../functions/visits/visit-window.ts';
import { entriesUnder, indexDays, namePointers, nearPointer, type DayIndex } from './day-index.ts';
import { hashNames, hashParts, type HashedName } from './hashed-person.ts';
import { openEntry } from './open-entry.ts';
import { packDoor } from './pack-door.ts';
import type { StoredPack } from './pack-store.ts';
import type { CryptoKey } from './web-types.ts';

/** A visit whose visitor has the name that was shown or told. */
export interface PackCandidate {
  readonly entry: PackEntry;
  readonly match: Match;
  /** Whether its window is open, with the site's tolerance. */
  readonly isOpen: boolean;
  readonly content: SealedContent;
}

/** A visit under a near name. The name that was shown does not open it. */
export interface PackNear {
  readonly entry: PackEntry;
  readonly nearness: Nearness;
}

/** What a pack has for a person on the day. */
export interface PackMatch {
  /** False where the person shows no name, so that nothing can be looked up. */
  readonly namesShown: boolean;
  /** The hashes of the person's names under the key of the day. */
  readonly nameKeys: readonly string[];
  /** Under the same name, whether their windows are open or not. */
  readonly candidates: readonly PackCandidate[];
  /**
   * Looks up near names: with open windows, the nearest first; at most ten. It costs more than the exact names, so ask
   * only where those lead to nothing. `nearAtEntry` says which a guard is asked about.
   */
  readonly near: () => Promise<readonly PackNear[]>;
  /**
   * Looks up near names too: who was inside when the pack was made, whether their windows are open or not. Asked about at
   * the way out.
   */
  readonly nearInside: () => Promise<readonly PackNear[]>;
}

/** A pack, indexed. */
export interface Pack {
  /** Matches what a code discloses, or a name that was typed. `undefined`: the pack is not for that day. */
  readonly match: (person: Visitor, at: EpochSeconds) => Promise<PackMatch | undefined>;
  /** The one door, with the pack's bars: asked about the person and, where a visit was opened, about its visitor too. */
  readonly door: (who: AtDoor) => Promise<DoorAnswer>;
  /** Bars stand that are not in the pack: everybody who is not expected needs the supervisor. */
  readonly barsIncomplete: boolean;
}

/** Opens a pack: fetches the table of Chinese variants, and indexes the hashes. */
export async function openPack(stored: StoredPack): Promise<Pack> {
  const { timeZone, policy, barsKey, bars, barsIncomplete } = stored;
  const { variantPairs } = await import('../../functions/person-keys/chinese-variants.ts');
  const texts = personTexts(chineseNames(variantPairs));
  const keys = new Map(stored.days.map(({ day, key }) => [day, key]));
  const days = indexDays(stored.buckets);
  return {
    barsIncomplete,
    door: packDoor(barsKey, bars, texts),
    match: async (person, at) => {
      const day = localDay(at, timeZone);
      const key = keys.get(day);
      if (!key) return undefined;
      const index = days.get(day);
      const isOpen = openAt({ timeZone, ...policy }, at);
      const names = await hashNames(key, texts, person);
      const same = entriesUnder(
        index?.byName,
        names.map(({ nameKey }) => nameKey),
      );
      const byId = new Map<string, PackEntry>(same.map((entry) => [entry.id, entry]));
      const found = candidatesFrom(same.flatMap(namePointers), names, () => true);
      return {
        namesShown: names.length > 0,
        nameKeys: names.map(({ nameKey }) => nameKey),
        candidates: await Promise.all(
          found.map(({ visitId, match }) => candidate(key, byId.get(visitId), names, match, isOpen)),
        ),
        near: async () => nearIn(index?.byPart, await hashParts(key, texts, person), isOpen),
        nearInside: async () => {
          const parts = await hashParts(key, texts, person);
          return nearIn(index?.byPart, parts, always, ({ state }) => state === 'checked_in');
        },
      };
    },
  };
}

const always = (): boolean => true;

/** The entries that have something in common with the person, and are near. */
function nearIn(
  byPart: DayIndex['byPart'] | undefined,
  parts: PersonParts,
  isUsable: ReturnType<typeof openAt>,
  counts: (entry: PackEntry) => boolean = always,
): readonly PackNear[] {
  const some = entriesUnder(byPart, [
    ...parts.partKeys,
    ...(parts.prefixKey === undefined ? [] : [parts.prefixKey]),
  ]).filter(counts);
  const byId = new Map<string, PackEntry>(some.map((entry) => [entry.id, entry]));
  return nearHits(some.map(nearPointer), parts, isUsable).flatMap(({ visitId, nearness }): PackNear[] => {
    const entry = byId.get(visitId);
    return entry ? [{ entry, nearness }] : [];
  });
}

async function candidate(
  key: CryptoKey,
  entry: PackEntry | undefined,
  names: readonly HashedName[],
  match: Match,
  isOpen: ReturnType<typeof openAt>,
): Promise<PackCandidate> {
  const content = entry && (await openEntry(key, entry, names));
  if (!content) throw new Error('an entry of the pack does not open by its own name');
  return {
    entry,
    match,
    isOpen: isOpen({ expectedFrom: entry.from, expectedUntil: entry.until }),
    content,
  };
}
