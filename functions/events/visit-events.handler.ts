import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { publishEvents } from '../edge/publish-events.ts';
import { databaseClient, eventsClient } from '../edge/store-clients.ts';
import { deletionCountTable } from '../visits/deletion-count-table.ts';
import { countDeletions } from './count-deletions.ts';
import { publishVisitEvents } from './publish-visit-events.ts';
import type { StreamRecord } from './visit-write.ts';

const { EVENT_BUS_NAME: busName, VISITS_TABLE } = readEnvironment('EVENT_BUS_NAME', 'VISITS_TABLE');
const publish = publishEvents(eventsClient(), busName);
const deletions = deletionCountTable({ client: databaseClient(), name: VISITS_TABLE });

interface Answer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Counts the visits that time to live has deleted, and publishes the events of the stream of the Visits table. Counting
 * comes first, because it can be repeated without harm: where it fails, the whole batch is tried again. Where it stops, it answers the record to continue from. Where
 * that is the first record, it throws: the batch is then halved until the record is alone, and only that record is
 * given up.
 */
export async function handler({
  Records: records,
}: {
  readonly Records: readonly StreamRecord[];
}): Promise<Answer> {
  try {
    await countDeletions(records, deletions);
  } catch (error) {
    log('error', 'deletions_not_counted', { error: errorName(error) });
    throw error;
  }
  const { published, stoppedAt, cause } = await publishVisitEvents(records, publish);
  for (const [type, many] of Object.entries(Object.groupBy(published, (event) => event.type)))
    count('VisitEvents', type, many.length);
  const stopped = stoppedAt === undefined ? undefined : records[stoppedAt];
  if (!stopped) return { batchItemFailures: [] };
  log('error', 'events_not_published', { error: typeof cause === 'string' ? cause : errorName(cause) });
  if (stoppedAt === 0) throw new Error('the first event of the batch could not be published');
  return { batchItemFailures: [{ itemIdentifier: stopped.dynamodb.SequenceNumber }] };
}
