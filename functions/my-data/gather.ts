import type { EpochSeconds, FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { Series } from '../recurring/series.ts';
import type { SeriesTable } from '../recurring/series-table.ts';
import type { Site } from '../registry/firm.ts';
import type { RegistryTable } from '../registry/registry-table.ts';
import { matchOf } from '../scans/match.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import { daysKept } from './days-of-site.ts';
import { cameAs, isOwn, type Shower } from './own-match.ts';
import type { VisitorRow, VisitorsTable } from './visitors-table.ts';

/** The dependencies of gathering what is held of a person. */
export interface GatherDeps {
  readonly registry: Pick<RegistryTable, 'getFirm' | 'getSite' | 'listSites'>;
  readonly visitors: VisitorsTable;
  readonly visits: Pick<VisitTable, 'get' | 'findByName'>;
  readonly series: Pick<SeriesTable, 'list'>;
  readonly clock: Clock;
  /** Milliseconds that only go forward. */
  readonly stopwatch: () => number;
}

/** What a firm holds of a person, by strong matches. */
export interface Held {
  /** The sites that hold something, and the one that was asked. */
  readonly sites: readonly Site[];
  /** The latest first. */
  readonly visits: readonly Visit[];
  readonly series: readonly Series[];
  /** The sites that do not admit the person. */
  readonly barredAt: readonly Site[];
  readonly asOf: EpochSeconds;
}

/** Queries at the same time. The rest of an instance's connections stay free. */
const lanes = 24;
const pageSize = 100;
/** API Gateway gives up after 29 seconds, and the last reads need a few of them. */
const mostMs = 20_000;

/**
 * Gathers what all sites of a firm hold of the person; `late` where that is not done in time. It does the same work for
 * everybody: a person of whom nothing is held is not answered sooner.
 */
export async function gatherOwn(
  deps: GatherDeps,
  keys: PersonKeys,
  shower: Shower,
  { firmId, siteId }: { readonly firmId: FirmId; readonly siteId: SiteId },
): Promise<Held | 'late'> {
  const until = deps.stopwatch() + mostMs;
  const isLate = () => deps.stopwatch() > until;
  const asOf = deps.clock();
  const sites = await everySite(deps, firmId);
  const barredAt = await inLanes(lanes, sites, (site) => isBarredAt(deps, shower, site));
  const series = await inLanes(lanes, sites, (site) => seriesAt(deps, keys, shower, site));
  const days = sites.flatMap((site) => daysKept(site, asOf).map((day) => ({ site, day })));
  const visits = await inLanes(lanes, days, (of) => visitsOn(deps, keys, shower, of, isLate));
  const kept = await inLanes(lanes, sites, async (site) =>
    ownOf(deps, keys, shower, site, await deps.visitors.heldAt(site)),
  );
  if (isLate()) return 'late';
  const each = new Map(
    [...visits, ...kept].flat().map((visit) => [`${visit.siteId} ${visit.visitId}`, visit]),
  );
  const held = {
    visits: [...each.values()].sort((a, b) => b.expectedFrom - a.expectedFrom),
    series: series.flat(),
    barredAt: sites.filter((_, index) => barredAt[index]),
  };
  const concerned = new Set<SiteId>([
    siteId,
    ...[...held.visits, ...held.series, ...held.barredAt].map((one) => one.siteId),
  ]);
  return { ...held, sites: sites.filter((site) => concerned.has(site.siteId)), asOf };
}

async function everySite(
  { registry }: Pick<GatherDeps, 'registry'>,
  firmId: FirmId,
): Promise<readonly Site[]> {
  const all: Site[] = [];
  let more = true;
  while (more) {
    const page = await registry.listSites(firmId, { limit: pageSize, after: all.at(-1)?.siteId });
    all.push(...page.sites);
    more = page.more;
  }
  return all;
}

async function isBarredAt(
  { visits }: Pick<GatherDeps, 'visits'>,
  { identities }: Shower,
  site: Site,
): Promise<boolean> {
  const nameKeys = identities.map(({ nameKey }) => nameKey);
  const { barred } = await visits.findByName(site, nameKeys);
  return barred.some((line) => matchOf(line, identities) === 'strong');
}

async function seriesAt(
  { series }: Pick<GatherDeps, 'series'>,
  keys: PersonKeys,
  shower: Shower,
  site: Site,
): Promise<readonly Series[]> {
  const own: Series[] = [];
  let after: string | undefined;
  do {
    const page = await series.list(site, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    own.push(...page.series.filter(({ visitor }) => isOwn(keys, shower, visitor)));
    after = page.next;
  } while (after !== undefined);
  return own;
}

/** The person's visits that begin on a day. */
async function visitsOn(
  deps: Pick<GatherDeps, 'visitors' | 'visits'>,
  keys: PersonKeys,
  shower: Shower,
  { site, day }: { readonly site: Site; readonly day: LocalDay },
  isLate: () => boolean,
): Promise<readonly Visit[]> {
  const own: Visit[] = [];
  if (isLate()) return own;
  for await (const rows of deps.visitors.visitorsOf(site, day)) {
    own.push(...(await ownOf(deps, keys, shower, site, rows)));
    if (isLate()) return own;
  }
  return own;
}

/** The person's visits among these. Each is read again: the index may be old, and the visit is the truth. */
async function ownOf(
  { visits }: Pick<GatherDeps, 'visits'>,
  keys: PersonKeys,
  shower: Shower,
  site: Site,
  rows: readonly VisitorRow[],
): Promise<readonly Visit[]> {
  const own: Visit[] = [];
  for (const { visitId, visitor, presence } of rows) {
    const came = cameAs(shower, presence, visitor);
    const visit = came || isOwn(keys, shower, visitor) ? await visits.get(site, visitId) : undefined;
    if (visit && (came || isOwn(keys, shower, visit.visitor))) own.push(visit);
  }
  return own;
}
