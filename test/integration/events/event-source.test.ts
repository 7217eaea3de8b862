import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, describe, expect, it } from '@jest/globals';
import { queues } from '../../../local/aws/queues.ts';
import type { DataFolder } from '../../../local/data/data-folder.ts';
import type { Invocation } from '../../../local/lambda/messages.ts';
import type { EventSourceMapping } from '../../../local/streams/event-source-mappings.ts';
import { runEventSources } from '../../../local/streams/run-event-sources.ts';
import type { LambdaRecord } from '../../../local/streams/stream-record.ts';
import { openDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';

const database = openDatabase();
const never = Promise.withResolvers<Invocation>().promise;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const queue = 'arn:aws:sqs:ap-east-1:000000000000:GivenUp';
const answered = (payload: unknown): Invocation => ({ kind: 'answered', payload: JSON.stringify(payload) });
const failed: Invocation = { kind: 'failed', errorType: 'E', errorMessage: '', trace: '' };

/** A data folder in memory. */
function folder(): DataFolder & { readonly kept: ReadonlyMap<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    folder: undefined,
    read: (name) => kept.get(name),
    write: (name, value) => void kept.set(name, structuredClone(value)),
    readList: () => [],
    append: () => undefined,
  };
}

async function put(...names: readonly string[]): Promise<void> {
  for (const name of names)
    await database.client.send(
      new PutItemCommand({
        TableName: database.visits,
        Item: marshall({ pk: name, sk: name.startsWith('v') ? 'VISIT' : 'OTHER' }),
      }),
    );
}

const nameOf = ({ dynamodb }: LambdaRecord): string => (dynamodb['Keys'] as { pk: { S: string } }).pk.S;

/** Follows the stream with a function played by `answer`; returns the received records, call by call. */
async function follow(
  data: DataFolder,
  answer: (names: readonly string[]) => Invocation | Promise<Invocation>,
  changed: Partial<EventSourceMapping> = {},
) {
  const calls: string[][] = [];
  const queued = queues();
  const mapping: EventSourceMapping = {
    id: 'Mapping',
    tableName: database.visits,
    functionName: 'publish',
    batchSize: 100,
    windowSeconds: 0,
    retryAttempts: 1,
    maxRecordAgeSeconds: 3600,
    bisects: true,
    reportsItemFailures: true,
    filters: [(record) => JSON.stringify(record).includes('"sk":{"S":"VISIT"}')],
    onFailure: queue,
    ...changed,
  };
  const end = await runEventSources(
    {
      eventSourceMappings: [mapping],
      dynamodb: database.client,
      databaseUrl: database.url,
      queues: queued,
      pool: () => ({
        invoke: async (event) => {
          const { Records } = JSON.parse(event) as { Records: readonly LambdaRecord[] };
          const names = Records.map(nameOf);
          calls.push(names);
          return answer(names);
        },
        restart: () => undefined,
        close: () => undefined,
      }),
    },
    data,
  );
  ends.push(end);
  return { calls, queued, end };
}

const until = (holds: () => boolean) => eventually(holds, (holdsNow) => holdsNow, 15_000);

describe('a function that follows a stream on this machine', () => {
  it('gets what passes the filter, and the next host gives it what was written meanwhile, without repeats', async () => {
    const data = folder();
    await put('v1', 'x1', 'v2');
    const first = await follow(data, () => answered(null));
    await until(() => first.calls.flat().length >= 2);
    await put('v3', 'x2');
    await until(() => first.calls.flat().length >= 3);
    await first.end();
    await put('v4', 'x3', 'v5');
    const second = await follow(data, () => answered(null));
    await until(() => second.calls.flat().length >= 2);
    // The records of the table come in order: a repeated record would come before this one.
    await put('v6');
    await until(() => second.calls.flat().includes('v6'));
    expect(first.calls.flat()).toEqual(['v1', 'v2', 'v3']);
    expect(second.calls.flat()).toEqual(['v4', 'v5', 'v6']);
    expect(first.queued.messages()).toEqual([]);
  });

  it('gets the other records when it fails for one, and the queue gets the position of the failed one', async () => {
    const data = folder();
    const { calls, queued } = await follow(data, (names) =>
      names.includes('v-bad') ? failed : answered({ batchItemFailures: [] }),
    );
    await until(() => calls.length > 0);
    calls.splice(0);
    await put('v-a', 'v-bad', 'v-c');
    await until(() => calls.flat().includes('v-c') && queued.messages().length > 0);
    expect(queued.messages()).toEqual([
      {
        queue,
        sentAt: expect.any(String),
        body: expect.objectContaining({
          requestContext: expect.objectContaining({
            condition: 'RetryAttemptsExhausted',
            approximateInvokeCount: 2,
          }),
          DDBStreamBatchInfo: expect.objectContaining({
            batchSize: 1,
            streamArn: expect.stringContaining(`table/${database.visits}/stream/`),
            startSequenceNumber: expect.stringMatching(/^\d+$/),
          }),
        }),
      },
    ]);
    expect(JSON.stringify(queued.messages())).not.toContain('v-bad');
    expect(calls.flat().indexOf('v-a')).toBeLessThan(calls.flat().indexOf('v-c'));
  });

  it('does not delay the end of the host when it hangs, and gets the same records from the next host', async () => {
    const data = folder();
    const first = await follow(data, (names) => (names.includes('v-slow') ? never : answered(null)));
    await until(() => first.calls.length > 0);
    await put('v-slow');
    await until(() => first.calls.flat().includes('v-slow'));
    const began = performance.now();
    await first.end();
    expect(performance.now() - began).toBeLessThan(1_000);
    const second = await follow(data, () => answered(null));
    await until(() => second.calls.length > 0);
    expect(second.calls.flat()).toContain('v-slow');
  });
});
