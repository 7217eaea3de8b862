import { openPack } from '../../../../client/scanner/pack.ts';
import type { PackCandidate } from '../../../../client/scanner/pack.ts';
import type { StoredPack } from '../../../../client/scanner/pack-store.ts';
import type { EpochSeconds } from '../../../../functions/kernel/brands.ts';
import type { Visit } from '../rules/answer.ts';
import type { OpenPack, PackVisit, Person } from './pack-model.ts';

/** Opens a pack that the device keeps, as the gate asks it. */
export async function openedPack(kept: StoredPack): Promise<OpenPack> {
  const pack = await openPack(kept);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: kept.timeZone, dateStyle: 'short' });
  const days = new Set<string>(kept.days.map((each) => each.day));
  return {
    asOf: kept.asOf,
    policy: kept.policy,
    barsIncomplete: kept.barsIncomplete,
    size: kept.buckets.reduce((sum, { entries }) => sum + entries.length, 0),
    covers: (nowSeconds) => days.has(day.format(new Date(nowSeconds * 1000))),
    match: async (person, nowSeconds) => {
      const found = await pack.match(person, nowSeconds as EpochSeconds);
      const visits = await Promise.all(
        (found?.candidates ?? []).map((one) => visitOf(one, kept.siteId, person)),
      );
      const { door } = await pack.door({ code: person });
      return { visits, nearCount: found?.near.length ?? 0, door, nameKeys: found?.nameKeys ?? [] };
    },
  };
  async function visitOf(
    { entry, match, isOpen, content }: PackCandidate,
    siteId: string,
    code: Person,
  ): Promise<PackVisit> {
    const { door } = await pack.door({ visit: content.visitor, code });
    return {
      match,
      isOpen,
      allowsReEntry: entry.allowsReEntry === true,
      isDenied: entry.denied === true || door === 'barred',
      asksSupervisor: entry.asksSupervisor === true || door === 'ask_supervisor',
      visit: shownVisit(entry, content, siteId),
    };
  }
}

/** The entry as the API would show the visit. */
function shownVisit(entry: PackCandidate['entry'], content: PackCandidate['content'], siteId: string): Visit {
  return { siteId, state: entry.state, ...content } as unknown as Visit;
}
