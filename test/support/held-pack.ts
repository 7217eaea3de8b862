import { randomBytes } from 'node:crypto';
import type { Bar } from '../../functions/bars/bar.ts';
import { offlineKeyringOf } from '../../functions/person-keys/offline-keys.ts';
import { personKeysOf } from '../../functions/person-keys/person-keys.ts';
import type { OfflinePackDeps } from '../../functions/offline/make-offline-pack.ts';
import { usableDays } from '../../functions/visits/usable-days.ts';
import type { Visit } from '../../functions/visits/visit.ts';
import type { Site } from '../../functions/registry/firm.ts';
import { nine, siteWith } from './site.ts';

/** What a pack is made of, without a database, at nine. */
export function heldPack({
  site = siteWith(),
  visits = [],
  bars = [],
}: {
  readonly site?: Site;
  readonly visits?: readonly Visit[];
  readonly bars?: readonly Bar[];
}) {
  const time = { now: nine };
  const keyring = offlineKeyringOf('secret', site.firmId);
  const deps: OfflinePackDeps = {
    getSite: (firmId, siteId) =>
      Promise.resolve(firmId === site.firmId && siteId === site.siteId ? site : undefined),
    lists: {
      dayRows: async function* (_, day) {
        for (const visit of visits)
          if (visit.day === day || usableDays(visit, site).includes(day))
            yield await Promise.resolve({ at: visit.expectedFrom, visit });
      },
      everybodyOnSite: () => Promise.resolve(visits.filter(({ state }) => state === 'checked_in')),
    },
    bars: { list: ({ siteId }) => Promise.resolve({ bars: bars.filter((bar) => bar.siteId === siteId) }) },
    personKeys: () => Promise.resolve(personKeysOf('secret', site.firmId)),
    keyring: () => Promise.resolve(keyring),
    clock: () => time.now,
    randomBytes,
  };
  return { deps, time, site, keyring, caller: { firmId: site.firmId } };
}
