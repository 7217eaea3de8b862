import { randomUUID } from 'node:crypto';
import type { EpochSeconds, SiteId, VisitId } from '../functions/kernel/brands.ts';
import { daySeconds, systemClock } from '../functions/kernel/clock.ts';
import { localDay } from '../functions/kernel/local-day.ts';
import { gatherOwn } from '../functions/my-data/gather.ts';
import { showerOf } from '../functions/my-data/own-match.ts';
import { visitorsTable } from '../functions/my-data/visitors-table.ts';
import { personKeysOf } from '../functions/person-keys/person-keys.ts';
import { seriesTable } from '../functions/recurring/series-table.ts';
import { putBatch } from '../functions/table/batch.ts';
import { visitItem } from '../functions/visits/visit-item.ts';
import { visitTable } from '../functions/visits/visit-table.ts';
import { randomFrom } from '../test/fuzz/random.ts';
import { testDatabase } from '../test/support/database.ts';
import { anyVisitor } from '../test/support/many-visits.ts';
import { sealedVisits } from '../test/support/sealed-visits.ts';
import { siteWith } from '../test/support/site.ts';
import { visitWith } from '../test/support/visit.ts';

/**
 * Times a look at one's own data against a full site: `node bench/own-data.ts 31 5000` makes 31 days of 5,000 visits. Not
 * a part of `npm run bench`, because it takes minutes to make the visits.
 */
const [days = 31, visitsADay = 5000] = process.argv.slice(2).map(Number);
const database = await testDatabase();
const table = sealedVisits(database);
const site = siteWith({ siteId: 'tower' as SiteId });
const now = systemClock();
const random = randomFrom('own data');
const own = { englishName: 'CHAN, Tai Man Peter', idPrefix: 'A123' };

const visitOn = (daysAgo: number, visitor: object) => {
  const expectedFrom = (now - daysAgo * daySeconds) as EpochSeconds;
  return visitWith({
    visitId: randomUUID().replaceAll('-', '').slice(0, 22) as VisitId,
    visitor,
    state: 'checked_out',
    expectedFrom,
    expectedUntil: (expectedFrom + 7200) as EpochSeconds,
    day: localDay(expectedFrom, site.timeZone),
    purgeAt: (expectedFrom + 31 * daySeconds + 7200) as EpochSeconds,
  });
};
for (let daysAgo = 0; daysAgo < days; daysAgo += 1) {
  const visits = Array.from({ length: visitsADay }, () => visitOn(daysAgo, anyVisitor(random)));
  await putBatch(table, [...visits, visitOn(daysAgo, own)].map((visit) => visitItem(visit)));
}
console.log(`${String(days)} days of ${String(visitsADay)} visits are made`);

const keys = personKeysOf('secret', site.firmId);
const shower = showerOf(keys, own);
if (!shower) throw new Error('the code identifies strongly');
for (const round of [1, 2, 3]) {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  const held = await gatherOwn(
    {
      registry: {
        getFirm: () => Promise.resolve(undefined),
        getSite: () => Promise.resolve(site),
        listSites: () => Promise.resolve({ sites: [site], more: false }),
      },
      visitors: visitorsTable(table, systemClock),
      visits: visitTable(table, systemClock),
      series: seriesTable(table, systemClock),
      clock: systemClock,
      // The database of the machine is slower than the one in the cloud: the whole time is of interest.
      stopwatch: () => 0,
    },
    keys,
    shower,
    site,
  );
  const { user, system } = process.cpuUsage(cpu);
  const found = held === 'late' ? 'late' : `${String(held.visits.length)} visits`;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const memoryMB = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `round ${String(round)}: ${found}, ${seconds} s, own CPU ${((user + system) / 1e6).toFixed(1)} s, ${String(memoryMB)} MB`,
  );
}
await database.close();
