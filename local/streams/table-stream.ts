import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type _Record,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';

/** What was read of one shard, in its order. */
export interface ShardPage {
  readonly shardId: string;
  readonly records: readonly _Record[];
  /** More records are available now. */
  readonly full: boolean;
}

/** How far a reader has come in each shard: the sequence number of the last finished record, or {@link wholeShard}. */
export type Positions = Readonly<Record<string, string>>;
const wholeShard = 'END';

export interface TableStream {
  readonly arn: string;
  /** What comes next in each shard; a shard follows the one that it came from. */
  read(signal: AbortSignal): AsyncIterable<ShardPage>;
  /** Everything up to this record is done. A new reader continues behind it. */
  done(shardId: string, sequenceNumber: string): void;
  positions(): Positions;
}

interface Wanted {
  readonly database: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly tableName: string;
  /** The most records of a shard in one read. */
  readonly limit: number;
  /** The position of an earlier reader. */
  readonly from: Positions;
}

/** Opens the stream of a table. Throws where it has none. */
export async function openTableStream({
  database,
  streams,
  tableName,
  limit,
  from,
}: Wanted): Promise<TableStream> {
  const { Table } = await database.send(new DescribeTableCommand({ TableName: tableName }));
  const arn = Table?.LatestStreamArn;
  if (arn === undefined) throw new Error(`the table ${tableName} has no stream`);
  const positions = new Map(Object.entries(from));
  const iterators = new Map<string, string>();
  let shards: readonly Shard[] = [];
  let stale = true;

  const listShards = async (abortSignal: AbortSignal): Promise<void> => {
    shards = await shardsOf(streams, arn, abortSignal);
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    for (const shardId of positions.keys()) if (!known.has(shardId)) positions.delete(shardId);
    stale = false;
  };
  const iteratorOf = async (shardId: string, abortSignal: AbortSignal): Promise<string | undefined> =>
    iterators.get(shardId) ??
    iteratorBehind(streams, { StreamArn: arn, ShardId: shardId }, positions.get(shardId), abortSignal);

  return {
    arn,
    positions: () => Object.fromEntries(positions),
    done: (shardId, sequenceNumber) => {
      positions.set(shardId, sequenceNumber);
    },
    read: async function* (abortSignal) {
      if (stale) await listShards(abortSignal);
      for (const shardId of readable(shards, positions)) {
        const ShardIterator = await iteratorOf(shardId, abortSignal);
        try {
          const page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: limit }), {
            abortSignal,
          });
          const { Records: records = [], NextShardIterator: next } = page;
          if (records.length > 0) {
            // Until it is done, the next read starts at the old position again.
            iterators.delete(shardId);
            yield { shardId, records, full: records.length >= limit };
          }
          if (next === undefined) {
            positions.set(shardId, wholeShard);
            iterators.delete(shardId);
            stale = true;
          } else iterators.set(shardId, next);
        } catch (error) {
          iterators.delete(shardId);
          if (!(error instanceof ExpiredIteratorException || error instanceof TrimmedDataAccessException))
            throw error;
        }
      }
    },
  };
}

async function shardsOf(
  streams: DynamoDBStreamsClient,
  arn: string,
  abortSignal: AbortSignal,
): Promise<readonly Shard[]> {
  const listed: Shard[] = [];
  let start: string | undefined;
  do {
    const { StreamDescription: page } = await streams.send(
      new DescribeStreamCommand({ StreamArn: arn, ExclusiveStartShardId: start }),
      { abortSignal },
    );
    listed.push(...(page?.Shards ?? []));
    start = page?.LastEvaluatedShardId;
  } while (start !== undefined);
  return listed;
}

/** The shards that are not read to their end, behind shards that are. */
function readable(shards: readonly Shard[], positions: ReadonlyMap<string, string>): readonly string[] {
  const open = new Set(
    shards.flatMap(({ ShardId = '' }) => (positions.get(ShardId) === wholeShard ? [] : [ShardId])),
  );
  return shards.flatMap(({ ShardId = '', ParentShardId = '' }) =>
    open.has(ShardId) && !open.has(ParentShardId) ? [ShardId] : [],
  );
}

/** An iterator behind a position; of the whole shard where there is none, or where the stream has forgotten it. */
async function iteratorBehind(
  streams: DynamoDBStreamsClient,
  shard: { readonly StreamArn: string; readonly ShardId: string },
  position: string | undefined,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const begin = new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' });
  if (position === undefined) return (await streams.send(begin, { abortSignal })).ShardIterator;
  const goOn = new GetShardIteratorCommand({
    ...shard,
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: position,
  });
  try {
    return (await streams.send(goOn, { abortSignal })).ShardIterator;
  } catch (error) {
    if (!(error instanceof TrimmedDataAccessException)) throw error;
    return (await streams.send(begin, { abortSignal })).ShardIterator;
  }
}
