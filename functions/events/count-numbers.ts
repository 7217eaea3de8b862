import { inLanes } from '../kernel/in-lanes.ts';
import type { FirmId, SiteId } from '../kernel/brands.ts';
import { countedBy } from '../numbers/counted.ts';
import type { CountedRecord, NumberTable } from '../numbers/number-table.ts';
import type { Site } from '../registry/firm.ts';
import { readableWrite } from './readable-write.ts';
import type { StreamRecord } from './visit-write.ts';

interface Deps {
  readonly numbers: Pick<NumberTable, 'count'>;
  readonly getSite: (
    firmId: FirmId,
    siteId: SiteId,
  ) => Promise<Pick<Site, 'firmId' | 'siteId' | 'timeZone'> | undefined>;
}

const sitesAtOnce = 5;

/**
 * Counts what a batch of the stream changes in the numbers of its sites. A batch can come again, whole or in parts: each
 * record is counted once. A site that does not exist any more has no numbers.
 */
export async function countNumbers(
  records: readonly StreamRecord[],
  { numbers, getSite }: Deps,
): Promise<void> {
  const writes = records.flatMap((record) => readableWrite(record) ?? []);
  const bySite = Map.groupBy(writes, ({ before, after }) => {
    const { firmId = '', siteId = '' } = after ?? before ?? {};
    return `${firmId}/${siteId}`;
  });
  await inLanes(sitesAtOnce, [...bySite.values()], async (ofSite) => {
    const [first] = ofSite;
    const visit = first?.after ?? first?.before;
    const site = visit && (await getSite(visit.firmId, visit.siteId));
    if (!site) return;
    const counted = ofSite.flatMap((write): CountedRecord[] => {
      const tally = countedBy(write, site.timeZone);
      return tally.size > 0 ? [{ eventId: write.eventId, tally }] : [];
    });
    if (counted.length > 0) await numbers.count(site, counted);
  });
}
