import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queues } from '../aws/queues.ts';
import type { DataFolder } from '../data/data-folder.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { FunctionPool } from '../lambda/function-pool.ts';
import { aheadMs } from '../host/shared-clock.ts';
import { region } from '../template/resource-names.ts';
import { deliver } from './deliver.ts';
import type { EventSourceMapping } from './event-source-mappings.ts';
import { lambdaRecord, type LambdaRecord } from './stream-record.ts';
import { openTableStream, type Positions, type TableStream } from './table-stream.ts';

/** How often a stream without news is asked, where the mapping waits for no batch to fill. (Lambda: four times a second.) */
const pollMs = 250;
const firstBackOffMs = 100;
const longestBackOffMs = 10_000;

/**
 * Starts to follow the streams; the answer ends it, at once: the next host with the same data folder hands over again what
 * was in progress and what came since.
 */
export async function runEventSources(
  {
    eventSourceMappings,
    dynamodb: database,
    databaseUrl,
    queues,
    pool,
  }: Pick<Deployment, 'eventSourceMappings' | 'dynamodb' | 'databaseUrl' | 'queues' | 'pool'>,
  data: DataFolder,
): Promise<() => Promise<void>> {
  const streams = new DynamoDBStreamsClient({
    endpoint: databaseUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const ending = new AbortController();
  const followers = await Promise.all(
    eventSourceMappings.map(async (mapping) => {
      const kept = `stream-${mapping.id}`;
      const runs = pool(mapping.functionName);
      const stream = await openTableStream({
        database,
        streams,
        tableName: mapping.tableName,
        limit: mapping.batchSize,
        from: (data.read(kept) ?? {}) as Positions,
      });
      return () =>
        follow(mapping, stream, {
          invoke: (event) => runs.invoke(event),
          queues,
          keep: () => {
            data.write(kept, stream.positions());
          },
          signal: ending.signal,
        });
    }),
  );
  const running = followers.map((start) => start());
  return async () => {
    ending.abort();
    await Promise.all(running);
    streams.destroy();
  };
}

interface Follower {
  readonly invoke: FunctionPool['invoke'];
  readonly queues: Queues;
  readonly keep: () => void;
  readonly signal: AbortSignal;
}

async function follow(
  mapping: EventSourceMapping,
  stream: TableStream,
  { invoke, queues, keep, signal }: Follower,
): Promise<void> {
  const restMs = mapping.windowSeconds * 1000 || pollMs;
  const isOver = (): boolean => signal.aborted;
  const over = whenOver(signal);
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  while (!isOver()) {
    let full = false;
    try {
      for await (const page of stream.read(signal)) {
        full ||= page.full;
        const machineMs = Date.now() - aheadMs();
        const records = page.records.map((record) =>
          lambdaRecord(record, stream.arn, { machineMs, aheadMs: aheadMs() }),
        );
        await deliver(records.filter(passes(mapping)), mapping, {
          invoke: (event) => Promise.race([invoke(event), over]),
          nowSeconds: () => Date.now() / 1000,
          backOff: (tries) => rest(Math.min(firstBackOffMs * 2 ** (tries - 1), longestBackOffMs)),
          done: ({ dynamodb }) => {
            stream.done(page.shardId, dynamodb.SequenceNumber);
            keep();
          },
          givenUp: (given, condition, tries) => {
            if (mapping.onFailure !== undefined)
              queues.send(
                mapping.onFailure,
                givenUpMessage(mapping, { streamArn: stream.arn, shardId: page.shardId }, given, {
                  condition,
                  tries,
                }),
              );
          },
          stopped: isOver,
        });
        const last = records.at(-1);
        if (isOver()) break;
        if (last) stream.done(page.shardId, last.dynamodb.SequenceNumber);
        keep();
      }
    } catch {
      // The database cannot be reached for a moment, or ends with the host. Unfinished records are read again.
    }
    if (!full) await rest(restMs);
  }
}

const passes =
  ({ filters }: EventSourceMapping) =>
  (record: LambdaRecord): boolean =>
    filters.length === 0 || filters.some((filter) => filter(record));

/** The result of an invocation that the host does not wait for. */
const whenOver = (signal: AbortSignal): Promise<{ readonly kind: 'timed_out' }> =>
  new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve({ kind: 'timed_out' });
      },
      { once: true },
    );
  });

/** The message of Lambda's destination on failure: where the records are, not what they hold. */
function givenUpMessage(
  { functionName }: EventSourceMapping,
  place: { readonly streamArn: string; readonly shardId: string },
  records: readonly LambdaRecord[],
  { condition, tries }: { readonly condition: string; readonly tries: number },
): object {
  const sequence = (record: LambdaRecord | undefined) => record?.dynamodb.SequenceNumber;
  const arrival = (record: LambdaRecord | undefined) =>
    record && new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionName,
      condition,
      approximateInvokeCount: tries,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      ...place,
      startSequenceNumber: sequence(records[0]),
      endSequenceNumber: sequence(records.at(-1)),
      approximateArrivalOfFirstRecord: arrival(records[0]),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
    },
  };
}
