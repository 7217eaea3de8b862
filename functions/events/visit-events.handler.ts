import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { publishEvents } from '../edge/publish-events.ts';
import { databaseClient, eventsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { changeMarkTable } from '../visits/change-mark-table.ts';
import { deletionCountTable } from '../visits/deletion-count-table.ts';
import { wireNumbers } from '../numbers/wire.ts';
import { countDeletions } from './count-deletions.ts';
import { countNumbers } from './count-numbers.ts';
import { markChanges } from './mark-changes.ts';
import { publishVisitEvents } from './publish-visit-events.ts';
import type { StreamRecord } from './visit-write.ts';

const { EVENT_BUS_NAME: busName, VISITS_TABLE } = readEnvironment('EVENT_BUS_NAME', 'VISITS_TABLE');
const publish = publishEvents(eventsClient(), busName);
const visits = { client: databaseClient(), name: VISITS_TABLE };
const deletions = deletionCountTable(visits);
const marks = changeMarkTable(visits);
const numbers = wireNumbers();

interface Answer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Marks the sites whose visits changed, counts deletions and numbers, and publishes the events of the stream of the Visits
 * table. Counting comes before the events, because it can be repeated without harm: where it fails, the whole batch is tried
 * again. Where the events stop, it answers the record to continue from. Where that is the first record, it throws: the batch
 * is then halved until the record is alone, and only that record is given up.
 */
export async function handler({
  Records: records,
}: {
  readonly Records: readonly StreamRecord[];
}): Promise<Answer> {
  await markLists(records);
  await orFail('deletions_not_counted', () => countDeletions(records, deletions));
  await orFail('numbers_not_counted', () => countNumbers(records, numbers));
  const { published, stoppedAt, cause } = await publishVisitEvents(records, publish);
  for (const [type, many] of Object.entries(Object.groupBy(published, (event) => event.type)))
    count('VisitEvents', type, many.length);
  const stopped = stoppedAt === undefined ? undefined : records[stoppedAt];
  if (!stopped) return { batchItemFailures: [] };
  log('error', 'events_not_published', { error: typeof cause === 'string' ? cause : errorName(cause) });
  if (stoppedAt === 0) throw new Error('the first event of the batch could not be published');
  return { batchItemFailures: [{ itemIdentifier: stopped.dynamodb.SequenceNumber }] };
}

/** A list that was not marked shows the change within a minute. No event has to wait for that. */
async function markLists(records: readonly StreamRecord[]): Promise<void> {
  try {
    await markChanges(records, marks, systemClock());
  } catch (error) {
    log('error', 'lists_not_marked', { error: errorName(error) });
  }
}

/** Does what has to be done before a batch is over. Where it fails, the whole batch is tried again. */
async function orFail(
  line: 'deletions_not_counted' | 'numbers_not_counted',
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('error', line, { error: errorName(error) });
    throw error;
  }
}
