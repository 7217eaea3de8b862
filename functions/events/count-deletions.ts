import { inLanes } from '../kernel/in-lanes.ts';
import { sealedAttribute } from '../seals/item-seals.ts';
import { sealDayOf } from '../seals/seal-day.ts';
import { dayOfSealed } from '../seals/sealed-value.ts';
import type { DeletionCountTable } from '../visits/deletion-count-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import { readableWrite } from './readable-write.ts';
import type { StreamRecord } from './visit-write.ts';

/** Visits of a site that time to live has deleted. */
interface Deletions {
  readonly site: SiteRef;
  /** The day of the key that sealed them, in days since 1970. */
  readonly day: number;
  readonly eventIds: readonly string[];
}

const daysAtOnce = 5;

/**
 * Counts the visits of a batch of the stream that time to live has deleted. A batch can come again, whole or in parts:
 * nothing is counted twice.
 */
export async function countDeletions(
  records: readonly StreamRecord[],
  counts: Pick<DeletionCountTable, 'add'>,
): Promise<void> {
  await inLanes(daysAtOnce, deletionsIn(records), ({ site, day, eventIds }) =>
    counts.add(site, day, eventIds),
  );
}

/** The deletions by site and day. */
export function deletionsIn(records: readonly StreamRecord[]): readonly Deletions[] {
  const found = records.flatMap((record) => deletionOf(record) ?? []);
  const grouped = Map.groupBy(found, ({ site, day }) => `${site.firmId}/${site.siteId}/${String(day)}`);
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ site: first.site, day: first.day, eventIds: group.map(({ eventId }) => eventId) }] : [];
  });
}

function deletionOf(record: StreamRecord) {
  const write = readableWrite(record);
  if (!write?.before || write.after || !write.byTimeToLive) return undefined;
  const { firmId, siteId, purgeAt } = write.before;
  const sealed = bytesOf(record.dynamodb.OldImage?.[sealedAttribute]?.B);
  return {
    site: { firmId, siteId },
    day: dayOfSealed(sealed) ?? sealDayOf(purgeAt),
    eventId: write.eventId,
  };
}

/** Lambda hands over bytes as Base64. */
const bytesOf = (value: unknown): unknown =>
  typeof value === 'string' ? Buffer.from(value, 'base64') : value;
