import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { SiteId } from '../../../functions/kernel/brands.ts';
import type { RecordedPassage } from '../../../functions/passages/passage.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import type { TestDatabase } from '../../support/database.ts';

/** What stands in the table of a site: its late passages, and how and by which scans its visits were entered and left. */
export async function onRecord({ client, visits: TableName }: TestDatabase, siteId: SiteId) {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, never> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'siteId = :site',
        ExpressionAttributeValues: { ':site': { S: siteId } },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...Items.map((item) => unmarshall(item)));
    start = LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  const visits = items.filter(({ sk }) => sk === 'VISIT') as unknown as Visit[];
  return {
    passed: visits.flatMap(({ visitId, checkedIn, checkedOut }) => [
      ...(checkedIn ? [`checked_in ${visitId}`] : []),
      ...(checkedOut ? [`checked_out ${visitId}`] : []),
    ]),
    passages: items.filter(({ sk }) => sk === 'PASSAGE') as unknown as RecordedPassage[],
    scansOfVisits: visits.flatMap(({ checkedIn, checkedOut }) =>
      [checkedIn?.scanId, checkedOut?.scanId].flatMap((scanId) => scanId ?? []),
    ),
  };
}
