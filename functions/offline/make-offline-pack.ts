import type { Bar } from '../bars/bar.ts';
import type { BarTable } from '../bars/bar-table.ts';
import { everyBar } from '../bars/every-bar.ts';
import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays } from '../kernel/local-time.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { OfflineKeyring } from '../person-keys/offline-keys.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Site } from '../registry/firm.ts';
import type { VisitListTable } from '../visits/visit-list-table.ts';
import type { Visit } from '../visits/visit.ts';
import { bucketsToSend, type BucketsSent } from './buckets-to-send.ts';
import { doorMarks, type DoorMarks } from './door-marks.ts';
import { packTag, taggedBuckets } from './pack-tags.ts';
import { packPolicy } from './pack-policy.ts';
import { packedBars } from './packed-bars.ts';
import { packedVisits, type PackedVisit } from './packed-visits.ts';
import { sealEntry, type RandomBytes } from './seal-entry.ts';

/** The dependencies of an offline pack. */
export interface OfflinePackDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly lists: Omit<VisitListTable, 'dayPlaces'>;
  readonly bars: Pick<BarTable, 'list'>;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly keyring: (firmId: FirmId) => Promise<OfflineKeyring>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** What a device needs to work at a site without a network, before it is written as a message. */
export interface MadePack extends BucketsSent {
  readonly asOf: EpochSeconds;
  readonly site: Site;
  /** Today and tomorrow. */
  readonly days: readonly { readonly day: LocalDay; readonly key: Uint8Array }[];
  readonly barsKey: Uint8Array;
  readonly bars: readonly Bar[];
}

/** A pack; or only its entity tag, where the device has all of it. */
export type PackAnswer = { readonly ok: true; readonly etag: string; readonly pack?: MadePack } | Failure;

/** What the device has: the tags of its buckets, and whether it has all of the pack with this entity tag. */
export interface PackAsked {
  readonly known?: string | undefined;
  readonly has: (etag: string) => boolean;
}

/**
 * Makes the offline pack of a site: today's and tomorrow's visits and who is inside, as hashes and sealed entries, and the
 * bars. Only buckets that the device does not have are sealed and sent.
 */
export async function makeOfflinePack(
  deps: OfflinePackDeps,
  { firmId }: Pick<Caller, 'firmId'>,
  siteId: SiteId,
  { known, has }: PackAsked,
): Promise<PackAnswer> {
  const site = await deps.getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const asOf = deps.clock();
  const today = localDay(asOf, site.timeZone);
  const tomorrow = addDays(today, 1);
  const [found, bars, keyring] = await Promise.all([
    readVisits(deps, site, [today, tomorrow]),
    readBars(deps, site),
    deps.keyring(firmId),
  ]);
  const entries = await marked(packedVisits(site, found), bars, await deps.personKeys(firmId), site);
  const buckets = taggedBuckets(entries);
  const { timeZone, gates } = site;
  const etag = packTag(buckets, {
    days: [today, tomorrow],
    policy: packPolicy(site),
    timeZone,
    gates,
    ...packedBars(bars),
  });
  if (has(etag)) return { ok: true, etag };
  const keys = [keyring.ofDay(siteId, today), keyring.ofDay(siteId, tomorrow)] as const;
  const sent = bucketsToSend(buckets, known, ({ visit, marks }) =>
    sealEntry(visit, marks, keys[visit.day === today ? 0 : 1], deps.randomBytes),
  );
  const days = [
    { day: today, key: keys[0].key },
    { day: tomorrow, key: keys[1].key },
  ];
  return { ok: true, etag, pack: { asOf, site, days, barsKey: keyring.ofBars().key, bars, ...sent } };
}

async function readVisits({ lists }: OfflinePackDeps, site: Site, days: readonly LocalDay[]) {
  const listOf = async (day: LocalDay) => {
    const visits: Visit[] = [];
    for await (const { visit } of lists.dayRows(site, day)) visits.push(visit);
    return { day, visits };
  };
  const [onSite, ...listed] = await Promise.all([lists.everybodyOnSite(site), ...days.map(listOf)]);
  return { lists: listed, onSite };
}

/** The bars of the site and those of the whole firm. */
async function readBars({ bars }: OfflinePackDeps, { firmId, siteId }: Site): Promise<readonly Bar[]> {
  const read = await Promise.all([everyBar(bars, { firmId, siteId }), everyBar(bars, { firmId })]);
  return read.flat();
}

/** The visits with what the door says of each. */
async function marked(
  visits: readonly PackedVisit[],
  bars: readonly Bar[],
  keys: PersonKeys,
  site: Site,
): Promise<readonly MarkedVisit[]> {
  const marksOf = doorMarks(bars, keys, site);
  return Promise.all(
    visits.map(async (visit) => {
      const marks = await marksOf(visit.visit);
      return { id: visit.id, state: visit.state, version: visit.visit.version, ...marks, visit, marks };
    }),
  );
}

interface MarkedVisit extends Pick<PackedVisit, 'id' | 'state'>, DoorMarks {
  readonly version: number;
  readonly visit: PackedVisit;
  readonly marks: DoorMarks;
}
