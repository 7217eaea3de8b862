import { inLanes } from '../kernel/in-lanes.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { ChangeMarkTable } from '../visits/change-mark-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import { readableWrite } from './readable-write.ts';
import type { StreamRecord } from './visit-write.ts';

const sitesAtOnce = 5;

/** Marks each site of a batch as changed, once for the whole batch. A batch that comes again is counted again. */
export async function markChanges(
  records: readonly StreamRecord[],
  marks: Pick<ChangeMarkTable, 'count'>,
  now: EpochSeconds,
): Promise<void> {
  await inLanes(sitesAtOnce, sitesIn(records), (site) => marks.count(site, now));
}

/** The sites whose visits a batch changes, each once. */
export function sitesIn(records: readonly StreamRecord[]): readonly SiteRef[] {
  const found = records.flatMap((record) => {
    const write = readableWrite(record);
    const visit = write?.after ?? write?.before;
    return visit ? [{ firmId: visit.firmId, siteId: visit.siteId }] : [];
  });
  return [...new Map(found.map((site) => [`${site.firmId}/${site.siteId}`, site])).values()];
}
