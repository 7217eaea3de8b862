import { inLanes } from '../kernel/in-lanes.ts';
import type { FirmId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DayKeyTable } from '../seals/day-key-table.ts';
import { dayText, firstKeptDay } from '../seals/seal-day.ts';
import type { DeletionCountTable } from '../visits/deletion-count-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import { destructionKeptUntil } from './destruction.ts';
import type { DestructionTable } from './destruction-table.ts';

/** The dependencies of the destruction of keys. */
export interface DestroyDeps {
  readonly listSites: () => Promise<readonly SiteRef[]>;
  readonly keys: Pick<DayKeyTable, 'before' | 'destroy'>;
  readonly destructions: Pick<DestructionTable, 'begin' | 'finish' | 'unfinished'>;
  readonly deletions: Pick<DeletionCountTable, 'between'>;
  readonly clock: Clock;
  /** Called for each site whose keys could not be destroyed. The next run tries again. */
  readonly failed: (site: SiteRef, error: unknown) => void;
}

/** What a run did. */
export interface DestroyReport {
  readonly destroyed: number;
  readonly failures: number;
}

const sitesAtOnce = 5;
/** Stands for the whole firm: its bars are sealed under keys of their own. */
const wholeFirm = '*' as SiteId;

/**
 * Destroys the keys whose day is over, at every site, and certifies each. The record is begun before the key is deleted and
 * finished after it, so that a run which is cut off leaves neither a key without an end nor an end without a record. It can
 * be run again at any time.
 */
export async function destroyKeys(deps: DestroyDeps): Promise<DestroyReport> {
  const tally = { destroyed: 0, failures: 0 };
  const sites = await deps.listSites();
  const firms = [...new Set(sites.map(({ firmId }) => firmId))];
  await inLanes(sitesAtOnce, [...sites, ...firms.map(firmScope)], async (site) => {
    try {
      tally.destroyed += await destroyAt(deps, site);
    } catch (error) {
      tally.failures += 1;
      deps.failed(site, error);
    }
  });
  return tally;
}

const firmScope = (firmId: FirmId): SiteRef => ({ firmId, siteId: wholeFirm });

async function destroyAt(
  { keys, destructions, deletions, clock }: DestroyDeps,
  site: SiteRef,
): Promise<number> {
  const { firmId, siteId } = site;
  const over = await keys.before(site, firstKeptDay(clock()));
  for (const { day, keyId, madeAt } of over) {
    const begunAt = clock();
    const purgeAt = destructionKeptUntil(begunAt);
    await destructions.begin({ firmId, siteId, day: dayText(day), keyId, madeAt, begunAt, purgeAt });
    await keys.destroy(site, day);
  }
  for (const begun of await destructions.unfinished(site)) {
    const counts = await deletions.between(site, begun.day, begun.day);
    const visitsDeleted = counts.get(begun.day) ?? 0;
    await destructions.finish(begun, { destroyedAt: clock(), visitsDeleted });
  }
  return over.length;
}
