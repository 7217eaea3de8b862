import { describe, expect, it } from '@jest/globals';
import type { Invocation } from '../../../local/lambda/messages.ts';
import { deliver } from '../../../local/streams/deliver.ts';
import { eventFilter } from '../../../local/streams/event-filter.ts';
import { readEventSourceMappings } from '../../../local/streams/event-source-mappings.ts';
import { lambdaRecord, type LambdaRecord } from '../../../local/streams/stream-record.ts';
import { readAssembly } from '../../../local/template/assembly.ts';
import { openTemplate } from '../../../local/template/template.ts';
import { writeAssembly } from './fixture-assembly.ts';

const now = 1_795_400_000;

describe('a filter', () => {
  const filter = eventFilter('{"dynamodb":{"Keys":{"sk":{"S":["VISIT","SITE"]}}}}');
  const withKey = (sk: string) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: 'x' }, sk: { S: sk } } },
  });

  it('passes a record with one of the values, and no other', () => {
    expect(filter(withKey('VISIT'))).toBe(true);
    expect(filter(withKey('SITE'))).toBe(true);
    expect(filter(withKey('VISITS'))).toBe(false);
    expect(filter({ dynamodb: { Keys: {} } })).toBe(false);
    expect(filter({})).toBe(false);
    expect(filter(null)).toBe(false);
  });

  it.each(['["VISIT"]', '{"eventName":[{"prefix":"IN"}]}', '{"eventName":"INSERT"}'])(
    'is rejected with %s',
    (pattern) => {
      expect(() => eventFilter(pattern)).toThrow('does not support the event filter');
    },
  );
});

describe('a mapping of the template', () => {
  const read = (properties: object) =>
    readEventSourceMappings(
      openTemplate(
        readAssembly(
          writeAssembly({
            stacks: {
              Data: {
                Resources: {
                  Visits: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'visits' } },
                  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
                  Publish: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'publish' } },
                  Mapping: {
                    Type: 'AWS::Lambda::EventSourceMapping',
                    Properties: {
                      EventSourceArn: { 'Fn::GetAtt': ['Visits', 'StreamArn'] },
                      FunctionName: { Ref: 'Publish' },
                      StartingPosition: 'TRIM_HORIZON',
                      ...properties,
                    },
                  },
                },
              },
            },
          }),
        ),
      ),
    );

  it('has the defaults of AWS', () => {
    expect(read({})).toEqual([
      {
        id: 'Mapping',
        tableName: 'visits',
        functionName: 'publish',
        batchSize: 100,
        windowSeconds: 0,
        retryAttempts: Infinity,
        maxRecordAgeSeconds: Infinity,
        bisects: false,
        reportsItemFailures: false,
        filters: [],
      },
    ]);
  });

  it('is read with all properties', () => {
    const [mapping] = read({
      BatchSize: 5,
      MaximumBatchingWindowInSeconds: 1,
      MaximumRetryAttempts: 3,
      MaximumRecordAgeInSeconds: 60,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["REMOVE"]}' }] },
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
    });
    expect(mapping).toMatchObject({
      batchSize: 5,
      windowSeconds: 1,
      retryAttempts: 3,
      maxRecordAgeSeconds: 60,
      bisects: true,
      reportsItemFailures: true,
      onFailure: expect.stringMatching(/^arn:aws:sqs:.+:Queue$/),
    });
    expect(mapping?.filters.map((filter) => filter({ eventName: 'REMOVE' }))).toEqual([true]);
  });

  it('is absent if it is disabled, and rejected for another source', () => {
    expect(read({ Enabled: false })).toEqual([]);
    expect(() => read({ EventSourceArn: 'arn:aws:kinesis:x' })).toThrow('does not support the event source');
  });
});

describe('a record of DynamoDB Local', () => {
  const read = (record: object) =>
    lambdaRecord(record, 'arn:stream', { machineMs: now * 1000, aheadMs: 3_600_000 });
  const dynamodb = {
    ApproximateCreationDateTime: new Date((now - (now % 60)) * 1000),
    Keys: { pk: { S: 'a' } },
    NewImage: { pk: { S: 'a' }, bytes: { B: Uint8Array.from([1, 2]) }, list: { L: [{ N: '1' }] } },
    OldImage: undefined,
    SequenceNumber: '7',
  };

  it('becomes a Lambda record with the time of the host’s clock', () => {
    expect(read({ eventID: 'e', eventName: 'INSERT', eventVersion: '1.1', dynamodb })).toEqual({
      eventID: 'e',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-east-1',
      eventSourceARN: 'arn:stream',
      dynamodb: {
        ApproximateCreationDateTime: now + 3_600,
        Keys: { pk: { S: 'a' } },
        NewImage: { pk: { S: 'a' }, bytes: { B: 'AQI=' }, list: { L: [{ N: '1' }] } },
        SequenceNumber: '7',
      },
    });
  });

  it('from an earlier minute gets that minute’s last second', () => {
    const before = new Date((now - (now % 60) - 60) * 1000);
    const earlier = read({ dynamodb: { ...dynamodb, ApproximateCreationDateTime: before } });
    expect(earlier.dynamodb.ApproximateCreationDateTime).toBe(now - (now % 60) - 1 + 3_600);
  });

  it('without a known event name is a deletion by time to live', () => {
    expect(read({ eventName: 'UNKNOWN_TO_SDK_VERSION', dynamodb })).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
    expect(read({ eventName: 'REMOVE', dynamodb })).not.toHaveProperty('userIdentity');
  });
});

describe('the delivery of a batch', () => {
  const rules = { retryAttempts: 2, maxRecordAgeSeconds: 600, bisects: true, reportsItemFailures: true };
  const records = (count: number, ageSeconds = 0): LambdaRecord[] =>
    Array.from({ length: count }, (_, index) => ({
      eventID: `e${String(index)}`,
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: String(index), ApproximateCreationDateTime: now - ageSeconds },
    }));
  const answered = (payload: unknown): Invocation => ({ kind: 'answered', payload: JSON.stringify(payload) });
  const failed: Invocation = { kind: 'failed', errorType: 'E', errorMessage: '', trace: '' };
  const failures = (...ids: string[]) =>
    answered({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

  /** Delivers a batch to a function; returns the calls, the completed records and those given up. */
  async function play(
    batch: readonly LambdaRecord[],
    answer: (ids: readonly string[], call: number) => Invocation,
    changed: Partial<typeof rules> & { stopAfter?: number } = {},
  ) {
    const calls: string[][] = [];
    const done: string[] = [];
    const givenUp: [string, string[], number][] = [];
    const waits: number[] = [];
    const idsOf = (some: readonly LambdaRecord[]) => some.map(({ eventID }) => eventID);
    await deliver(
      batch,
      { ...rules, ...changed },
      {
        invoke: (event) => {
          const { Records } = JSON.parse(event) as { Records: LambdaRecord[] };
          calls.push(idsOf(Records));
          return Promise.resolve(answer(idsOf(Records), calls.length));
        },
        nowSeconds: () => now,
        backOff: (tries) => {
          waits.push(tries);
          return Promise.resolve();
        },
        done: ({ eventID }) => done.push(eventID),
        givenUp: (given, why, tries) => givenUp.push([why, idsOf(given), tries]),
        stopped: () => calls.length >= (changed.stopAfter ?? Infinity),
      },
    );
    return { calls, done, givenUp, waits };
  }

  it.each([
    ['no failures', failures()],
    ['nothing', answered(null)],
    ['an empty object', answered({})],
  ])('is one call if the function answers %s', async (_, answer) => {
    expect(await play(records(3), () => answer)).toEqual({
      calls: [['e0', 'e1', 'e2']],
      done: ['e2'],
      givenUp: [],
      waits: [],
    });
  });

  it('continues with the first failed record, in any order of the answer', async () => {
    const { calls, done } = await play(records(4), (_, call) =>
      call === 1 ? failures('3', '2') : failures(),
    );
    expect(calls).toEqual([
      ['e0', 'e1', 'e2', 'e3'],
      ['e2', 'e3'],
    ]);
    expect(done).toEqual(['e1', 'e3']);
  });

  it('is halved until only the failing record is given up', async () => {
    const { calls, done, givenUp, waits } = await play(records(4), (ids) =>
      ids.includes('e1') ? failed : failures(),
    );
    expect(calls).toEqual([
      ['e0', 'e1', 'e2', 'e3'],
      ['e0', 'e1'],
      ['e0'],
      ['e1'],
      ['e1'],
      ['e1'],
      ['e2', 'e3'],
    ]);
    expect(givenUp).toEqual([['RetryAttemptsExhausted', ['e1'], 3]]);
    expect(waits).toEqual([1, 2]);
    expect(done).toEqual(['e0', 'e1', 'e3']);
  });

  it('is repeated as a whole if it may not be halved', async () => {
    const { calls, givenUp } = await play(records(2), () => ({ kind: 'timed_out' }), { bisects: false });
    expect(calls).toHaveLength(3);
    expect(givenUp).toEqual([['RetryAttemptsExhausted', ['e0', 'e1'], 3]]);
  });

  it.each([
    ['an unknown record', failures('99')],
    ['another structure', answered({ batchItemFailures: 'all' })],
    ['a text', answered('no')],
  ])('fails as a whole if the function answers %s', async (_, answer) => {
    const { calls } = await play(records(2), (__, call) => (call === 1 ? answer : failures()));
    expect(calls).toEqual([['e0', 'e1'], ['e0'], ['e1']]);
  });

  it('ignores failed records if the mapping does not report them', async () => {
    const { done } = await play(records(2), () => failures('0'), { reportsItemFailures: false });
    expect(done).toEqual(['e1']);
  });

  it('gives up records that are too old without a call, and delivers the others', async () => {
    const batch = [...records(1, 601), ...records(2).slice(1)];
    const { calls, givenUp, done } = await play(batch, () => failures());
    expect(givenUp).toEqual([['RecordAgeExceeded', ['e0'], 0]]);
    expect(calls).toEqual([['e1']]);
    expect(done).toEqual(['e0', 'e1']);
  });

  it('neither gives up nor completes a record when the host ends', async () => {
    const { done, givenUp } = await play(records(2), () => failures(), { stopAfter: 1 });
    expect([done, givenUp]).toEqual([[], []]);
  });
});
