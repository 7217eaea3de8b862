import { UnreadableEntry } from '../../../../client/scanner/open-entry.ts';
import { openPack, type Pack } from '../../../../client/scanner/pack.ts';
import type { PackCandidate } from '../../../../client/scanner/pack.ts';
import type { StoredPack } from '../../../../client/scanner/pack-store.ts';
import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import { defined } from '../../../../functions/kernel/defined.ts';
import { localDay } from '../../../../functions/kernel/local-day.ts';
import type { PackEntry } from '../../../../functions/offline/pack-format.ts';
import type { SealedContent } from '../../../../functions/offline/sealed-text.ts';
import type { Visit } from '../rules/answer.ts';
import type { OpenPack, PackMatch, PackVisit, Person } from './pack-model.ts';

/** Opens a pack that the device keeps, as the gate asks it. */
export async function openedPack(kept: StoredPack): Promise<OpenPack> {
  const { open, match } = await readable(kept);
  const days = new Set<string>(kept.days.map((each) => each.day));
  return {
    asOf: kept.asOf,
    policy: kept.policy,
    barsIncomplete: kept.barsIncomplete,
    size: kept.buckets.reduce((sum, { entries }) => sum + entries.length, 0),
    covers: (nowSeconds) => days.has(localDay(nowSeconds as EpochSeconds, kept.timeZone)),
    match: async (person, nowSeconds) => {
      const [{ found, unreadable }, { door }] = await Promise.all([
        match(person, nowSeconds as EpochSeconds),
        open().door({ code: person }),
      ]);
      const visits = await Promise.all(
        (found?.candidates ?? []).map((one) => visitOf(one, kept.siteId, person)),
      );
      return {
        visits,
        near: async () => {
          const [near = [], inside = []] = await Promise.all([found?.near(), found?.nearInside()]);
          const expected = near.filter(({ entry }) => entry.state === 'expected').length;
          return { count: near.length, inside: inside.length, expected };
        },
        unreadableCount: unreadable.length,
        // What the service found about a visit counts, also where its entry cannot be opened.
        door: unreadable.reduce(strictest, door),
        nameKeys: found?.nameKeys ?? [],
      };
    },
  };
  async function visitOf(
    { entry, match, isOpen, content }: PackCandidate,
    siteId: string,
    code: Person,
  ): Promise<PackVisit> {
    const { visitor, clearedBars } = content;
    const visit = { visitor, ...(clearedBars ? { clearance: { bars: clearedBars } } : {}) };
    const { door } = await open().door({ visit, code });
    return {
      match,
      isOpen,
      allowsReEntry: entry.allowsReEntry === true,
      isDenied: entry.denied === true || door === 'barred',
      asksSupervisor: entry.asksSupervisor === true || door === 'ask_supervisor',
      hasCompanions: (content.companions ?? 0) > 0,
      visit: shownVisit(entry, content, siteId),
    };
  }
}

type Door = PackMatch['door'];

const strictest = (door: Door, { denied, asksSupervisor, state }: PackEntry): Door => {
  if (door === 'barred' || denied === true || state === 'denied') return 'barred';
  return asksSupervisor === true ? 'ask_supervisor' : door;
};

/** A pack that goes on without the entries that cannot be opened, and says which of them have the person's name. */
async function readable(kept: StoredPack) {
  let pack: Pack = await openPack(kept);
  const broken = new Map<string, PackEntry>();
  const leaveOut = async (entryId: string): Promise<void> => {
    const isIt = ({ id }: PackEntry): boolean => id === entryId;
    for (const entry of kept.buckets.flatMap(({ entries }) => entries.filter(isIt)))
      broken.set(entry.id, entry);
    const buckets = kept.buckets.map((bucket) => ({
      ...bucket,
      entries: bucket.entries.filter(({ id }) => !broken.has(id)),
    }));
    pack = await openPack({ ...kept, buckets });
  };
  const match = async (person: Person, now: EpochSeconds) => {
    for (;;)
      try {
        const found = await pack.match(person, now);
        const isNamed = ({ key }: { readonly key: string }): boolean =>
          found?.nameKeys.includes(key) ?? false;
        return { found, unreadable: [...broken.values()].filter(({ names }) => names.some(isNamed)) };
      } catch (error) {
        // Each turn leaves out one more entry, so this ends.
        if (!(error instanceof UnreadableEntry) || broken.has(error.entryId)) throw error;
        await leaveOut(error.entryId);
      }
  };
  return { open: () => pack, match };
}

const instant = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();

/** The entry as the API would show the visit to a guard. What a scanner does not show is left out. */
function shownVisit(
  { day, state, from, until, allowsReEntry }: PackEntry,
  content: SealedContent,
  siteId: string,
): Visit {
  const { visitId, version, visitor, host, purpose, vehiclePlate, notes, walkIn, waitsFor } = content;
  const expectedFrom = new Date(from * 1000).toISOString();
  const expectedUntil = new Date(until * 1000).toISOString();
  return {
    visitId,
    siteId,
    state,
    version,
    origin: walkIn ? 'walk_in' : 'pre_registered',
    visitor,
    day,
    expectedFrom,
    expectedUntil,
    // No screen shows these two, so a pack does not have them.
    createdAt: expectedFrom,
    purgeAt: expectedUntil,
    ...defined({
      host,
      purpose,
      notes,
      waitsFor,
      vehicle: vehiclePlate === undefined ? undefined : { plate: vehiclePlate },
      allowsReEntry,
      checkedInAt: instant(content.checkedInAt),
      checkedInGateId: content.checkedInGateId,
      checkedOutAt: instant(content.checkedOutAt),
      checkedOutGateId: content.checkedOutGateId,
    }),
  };
}
