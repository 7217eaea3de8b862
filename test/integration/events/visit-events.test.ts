import {
  CreateTableCommand,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochSeconds, LocalDay } from '../../../functions/kernel/brands.ts';
import { systemClock } from '../../../functions/kernel/clock.ts';

import { numberTable } from '../../../functions/numbers/number-table.ts';
import { siteItems } from '../../../functions/registry/registry-items.ts';
import { putItem } from '../../../functions/table/write.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { visitEventMessages, type VisitEventType } from '../../../functions/events/visit-event-messages.ts';
import { changeMarkTable } from '../../../functions/visits/change-mark-table.ts';
import { deletionCountTable } from '../../../functions/visits/deletion-count-table.ts';
import { visitItem, visitKey, type SiteRef } from '../../../functions/visits/visit-item.ts';
import type { StreamRecord } from '../../../functions/events/visit-write.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { eventBus } from '../../../local/aws/event-bus.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';
import { lambdaRecord } from '../../../local/streams/stream-record.ts';
import { openTableStream, type Positions, type TableStream } from '../../../local/streams/table-stream.ts';
import { collect } from '../../support/collect.ts';
import { openDatabase } from '../../support/database.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { eventually } from '../../support/eventually.ts';
import { printedBy } from '../../support/printed.ts';
import { callerWith, siteWith } from '../../support/site.ts';
import { visitWith } from '../../support/visit.ts';
import { register } from '../visits/register.ts';

const database = openDatabase();
let streams: DynamoDBStreamsClient;
let stream: TableStream;
let standIn: StandIn;
/** Between the handler and the database. */
let proxy: FaultyProxy;
let bus: ReturnType<typeof eventBus>;
/** The ids of events that the bus refuses. */
const refused = new Set<string>();
let handler: (event: { Records: readonly StreamRecord[] }) => Promise<{
  batchItemFailures: readonly { itemIdentifier: string }[];
}>;

const openStream = (from: Positions = {}, limit = 100, tableName = database.visits) =>
  openTableStream({ database: database.client, streams, tableName, limit, from });

beforeAll(async () => {
  proxy = await startFaultyProxy(database.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  streams = new DynamoDBStreamsClient({ endpoint: database.url, region: 'local', credentials });
  standIn = await startStandIn({
    AWSEvents: (_, input) => {
      const { Entries } = input as { Entries: { Detail: string }[] };
      const outcomes = Entries.map((entry) => {
        const { eventId } = JSON.parse(entry.Detail) as { eventId: string };
        if (refused.has(eventId)) return { ErrorCode: 'InternalFailure', ErrorMessage: 'as a test asked' };
        const [taken] = (bus.putEvents({ Entries: [entry] }) as { Entries: object[] }).Entries;
        return taken ?? {};
      });
      return { FailedEntryCount: outcomes.filter((one) => 'ErrorCode' in one).length, Entries: outcomes };
    },
  });
  Object.assign(process.env, {
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_EVENTBRIDGE: standIn.url,
    AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_DYNAMODB: proxy.url,
    EVENT_BUS_NAME: 'events',
    VISITS_TABLE: database.visits,
    REGISTRY_TABLE: database.registry,
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
    POWERTOOLS_SERVICE_NAME: 'test',
  });
  ({ handler } = await import('../../../functions/events/visit-events.handler.ts'));
  stream = await openStream();
}, 60_000);
afterAll(async () => {
  streams.destroy();
  await proxy.close();
  await standIn.close();
});
beforeEach(async () => {
  bus = eventBus();
  refused.clear();
  standIn.setFault(undefined);
  await recordsNow();
});

/** The records of the stream since the last time, in Lambda's form. */
async function recordsNow(from: TableStream = stream): Promise<readonly StreamRecord[]> {
  const records: StreamRecord[] = [];
  for (let more = true; more;) {
    more = false;
    for await (const page of from.read(new AbortController().signal)) {
      const machineMs = Date.now();
      for (const record of page.records) {
        const handed = lambdaRecord(record, from.arn, { machineMs, aheadMs: 0 });
        from.done(page.shardId, handed.dynamodb.SequenceNumber);
        records.push(handed as unknown as StreamRecord);
      }
      more ||= page.records.length > 0;
    }
  }
  return records;
}

const told = () =>
  bus.events().map((event) => [event['detail-type'], event.detail as Record<string, unknown>] as const);
const typesOf = (visit: Visit) =>
  told().flatMap(([type, { visitId }]) => (visitId === visit.visitId ? [type] : []));
const visitor = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };

/** A visit from pre-registration to check-out, by scans. */
async function wholeVisit(): Promise<Visit> {
  const { expectVisitor, scan, code } = register(database);
  const visit = await expectVisitor(visitor);
  await scan(code(visitor));
  await scan(code(visitor), { direction: 'out' });
  return visit;
}

describe('events of visits, from the real stream', () => {
  it('report a visit in order, under the stream’s ids, without data of the visitor', async () => {
    const visit = await wholeVisit();
    const records: StreamRecord[] = [];
    // The stream of a new table may be a moment behind.
    await eventually(
      async () => {
        records.push(...(await recordsNow()));
        return records.filter(({ dynamodb }) => dynamodb.Keys['sk']?.S === 'VISIT').length;
      },
      (ofVisits) => ofVisits === 3,
    );
    await printedBy(async () => {
      expect(await handler({ Records: records })).toEqual({ batchItemFailures: [] });
    });
    expect(typesOf(visit)).toEqual(['visit.expected', 'visit.checked_in', 'visit.checked_out']);
    const ids = new Set(records.map(({ eventID }) => eventID));
    for (const [type, { version, ...detail }] of told()) {
      expect(version).toBe(1);
      expect(ids).toContain(detail['eventId']);
      expect(visitEventMessages[type as VisitEventType].safeParse({ type, ...detail })).toMatchObject({
        success: true,
      });
    }
    expect(told().map(([, { visitVersion }]) => visitVersion)).toEqual([1, 2, 3]);
    // The stream contains the host's unit and the pointers too, so this test can fail. Names are sealed.
    expect(records.length).toBeGreaterThan(3);
    expect(JSON.stringify(records)).toContain('12A');
    expect(JSON.stringify(records)).not.toMatch(/CHAN|Tai Man|A123/);
    expect(JSON.stringify(bus.events())).not.toMatch(/CHAN|Tai|A123|12A/);
  });

  it('report edits, cancellations, walk-ins and deletions', async () => {
    const { deps, site, expectVisitor, scan, code } = register(database);
    const visit = await expectVisitor(visitor);
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId: visit.visitId };
    expect(await editVisit(deps, { ...action, ifMatch: '"1"' }, { purpose: 'Piano' })).toMatchObject({
      ok: true,
    });
    expect(await deps.bookings.cancel({ visit, pointers: [] }, {})).toMatchObject({ ok: true });
    await scan(code({ englishName: 'WONG Ka Yan' }));
    await database.client.send(
      new DeleteItemCommand({ TableName: database.visits, Key: marshall(visitKey(site, visit.visitId)) }),
    );
    await printedBy(async () => {
      await handler({ Records: await recordsNow() });
    });
    expect(typesOf(visit)).toEqual(['visit.expected', 'visit.edited', 'visit.cancelled', 'visit.purged']);
    expect(told().at(-1)).toMatchObject(['visit.purged', { visitVersion: 3, because: 'deletion' }]);
    expect(told().map(([type]) => type)).toContain('visit.checked_in');
    expect(JSON.stringify(bus.events())).not.toMatch(/Piano|WONG/);
  });
});

describe('a bus that accepts only some events', () => {
  it('gets everything from the first refused record on again: in order for each visit, with none missing', async () => {
    const first = await wholeVisit();
    const visits = [first, await wholeVisit()];
    const records = await recordsNow();
    const isVisit = ({ dynamodb: { Keys } }: StreamRecord) => Keys['sk']?.S === 'VISIT';
    const second = records.filter(isVisit)[1];
    refused.add(second?.eventID ?? '');
    let answer: Awaited<ReturnType<typeof handler>> | undefined;
    const printed = await printedBy(async () => {
      answer = await handler({ Records: records });
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: second?.dynamodb.SequenceNumber }] });
    expect(printed.join('')).toContain('"message":"events_not_published","error":"InternalFailure"');
    expect(typesOf(first)).toEqual(['visit.expected']);

    refused.clear();
    const rest = records.slice(records.findIndex((one) => one === second));
    await printedBy(async () => {
      expect(await handler({ Records: rest })).toEqual({ batchItemFailures: [] });
    });
    for (const visit of visits)
      expect([...new Set(typesOf(visit))]).toEqual([
        'visit.expected',
        'visit.checked_in',
        'visit.checked_out',
      ]);
  });

  it('makes the function fail when the first record is refused, so that the batch is halved', async () => {
    const visit = await wholeVisit();
    const records = (await recordsNow()).filter(({ dynamodb: { Keys } }) => Keys['sk']?.S === 'VISIT');
    standIn.setFault(() => ({ status: 400, type: 'ThrottlingException' }));
    const printed = await printedBy(async () => {
      await expect(handler({ Records: records })).rejects.toThrow('could not be published');
    });
    expect(printed.join('')).toMatch(/"error":"\w*Throttling\w*"/);
    expect(typesOf(visit)).toEqual([]);
  });

  it('is counted by type for accepted events only', async () => {
    await wholeVisit();
    const records = (await recordsNow()).filter(({ dynamodb: { Keys } }) => Keys['sk']?.S === 'VISIT');
    refused.add(records[1]?.eventID ?? '');
    const lines = await printedBy(async () => {
      await handler({ Records: records });
    });
    const counted = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => 'VisitEvents' in line)
      .map(({ type, VisitEvents }) => [type, VisitEvents]);
    expect(counted).toEqual([['visit.expected', 1]]);
  });
});

describe('visits that time to live deletes', () => {
  const purgeAt = 1_900_000_000 as EpochSeconds;
  const day = new Date(purgeAt * 1000).toISOString().slice(0, 10);
  /** Records of visits that the database deleted at a new site. */
  async function deletedVisits(many: number) {
    const { site, expectVisitor } = register(database);
    for (let count = 0; count < many; count += 1) {
      const { visitId } = await expectVisitor({ englishName: `GUEST ${String(count)}` });
      const Key = marshall(visitKey(site, visitId));
      await database.client.send(
        new UpdateItemCommand({
          TableName: database.visits,
          Key,
          UpdateExpression: 'SET purgeAt = :purgeAt REMOVE sealed',
          ExpressionAttributeValues: marshall({ ':purgeAt': purgeAt }),
        }),
      );
      await database.client.send(new DeleteItemCommand({ TableName: database.visits, Key }));
    }
    const userIdentity = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };
    const records = (await recordsNow()).flatMap((record) =>
      record.dynamodb.Keys['sk']?.S === 'VISIT' && record.dynamodb.NewImage === undefined
        ? [{ ...record, userIdentity }]
        : [],
    );
    return { site, records };
  }
  const countAt = async (site: SiteRef) => {
    const counts = deletionCountTable({ client: database.client, name: database.visits });
    return (await counts.between(site, day, day)).get(day);
  };
  const handle = (records: readonly StreamRecord[]) =>
    printedBy(async () => {
      await handler({ Records: records });
    });

  it('are counted once at their site and day, however often a batch comes, whole or in parts', async () => {
    const { site, records } = await deletedVisits(5);
    await handle(records.slice(0, 3));
    expect(await countAt(site)).toBe(3);
    await handle(records.slice(0, 3));
    await handle(records.slice(1));
    expect(await countAt(site)).toBe(5);
    await Promise.all([handle(records), handle(records.slice(2))]);
    expect(await countAt(site)).toBe(5);
  });

  it('are counted although the bus refuses their events, and once when they are tried again', async () => {
    const { site, records } = await deletedVisits(2);
    for (const { eventID } of records) refused.add(eventID);
    await printedBy(async () => {
      await expect(handler({ Records: records })).rejects.toThrow('could not be published');
    });
    refused.clear();
    await handle(records);
    expect(await countAt(site)).toBe(2);
    expect(told().filter(([type]) => type === 'visit.purged')).toHaveLength(2);
  });

  it('make the batch come again where they cannot be counted, before any event is published', async () => {
    const { site, records } = await deletedVisits(1);
    proxy.fail('UpdateItem', 'unavailable', 60);
    const printed = await printedBy(async () => {
      await expect(handler({ Records: records })).rejects.toThrow();
    });
    proxy.heal();
    expect(printed.join('')).toContain('"message":"deletions_not_counted"');
    expect(told().filter(([type]) => type === 'visit.purged')).toEqual([]);
    await handle(records);
    expect(await countAt(site)).toBe(1);
  });
});

describe('the numbers of a site, from the real stream', () => {
  const countedAt = async (site: SiteRef) => {
    const numbers = numberTable({ client: database.client, name: database.visits }, systemClock);
    const today = (day: string) => day as LocalDay;
    const items = await collect(numbers.items(site, 'days', today('2026-11-01'), today('2026-11-30')));
    return items.map(({ sk, arrivals, departures }) => [sk, arrivals, departures]);
  };
  const handle = (records: readonly StreamRecord[]) =>
    printedBy(async () => {
      await handler({ Records: records });
    });

  it('count a visit once and mark its site, although the batch comes again', async () => {
    const { site, expectVisitor, scan, code } = register(database);
    for (const item of siteItems(site))
      await putItem({ client: database.client, name: database.registry }, item);
    await expectVisitor(visitor);
    await scan(code(visitor));
    await scan(code(visitor), { direction: 'out' });
    const records = await recordsNow();
    await handle(records);
    await handle(records);
    await handle(records.slice(1));
    expect(await countedAt(site)).toEqual([
      ['D#2026-11-23', undefined, undefined],
      ['D#2026-11-23#main', 1, 1],
    ]);
    const marks = changeMarkTable({ client: database.client, name: database.visits });
    expect((await marks.read(site)).count).toBeGreaterThanOrEqual(3);
  });

  it('are counted although the bus refuses the events, and only once', async () => {
    const { site, scan, code } = register(database, { walkIns: 'record' });
    for (const item of siteItems(site))
      await putItem({ client: database.client, name: database.registry }, item);
    await scan(code({ englishName: 'WONG Ka Yan' }));
    const records = (await recordsNow()).filter(({ dynamodb: { Keys } }) => Keys['sk']?.S === 'VISIT');
    for (const { eventID } of records) refused.add(eventID);
    await printedBy(async () => {
      await expect(handler({ Records: records })).rejects.toThrow('could not be published');
    });
    refused.clear();
    await handle(records);
    expect(await countedAt(site)).toContainEqual(['D#2026-11-23#main', 1, undefined]);
  });

  it('make the batch come again where they cannot be counted, before any event is published', async () => {
    const visit = await wholeVisit();
    const records = await recordsNow();
    for (const item of siteItems(siteWith({ siteId: visit.siteId })))
      await putItem({ client: database.client, name: database.registry }, item);
    proxy.fail('TransactWriteItems', 'unavailable', 60);
    const printed = await printedBy(async () => {
      await expect(handler({ Records: records })).rejects.toThrow();
    });
    proxy.heal();
    expect(printed.join('')).toContain('"message":"numbers_not_counted"');
    expect(typesOf(visit)).toEqual([]);
    await handle(records);
    expect(typesOf(visit)).toEqual(['visit.expected', 'visit.checked_in', 'visit.checked_out']);
  });
});

describe('a reader of the stream', () => {
  it('continues after the last processed record, page by page, without gaps or repeats', async () => {
    await wholeVisit();
    const all = await recordsNow(await openStream());
    let positions: Positions = {};
    const read: string[] = [];
    while (read.length < all.length) {
      const reader = await openStream(positions, 2);
      for await (const page of reader.read(new AbortController().signal)) {
        expect(page.full).toBe(page.records.length === 2);
        read.push(...page.records.map(({ eventID = '' }) => eventID));
        reader.done(page.shardId, page.records.at(-1)?.dynamodb?.SequenceNumber ?? '');
        break;
      }
      positions = reader.positions();
    }
    expect(read).toEqual(all.map(({ eventID }) => eventID));
    expect(new Set(read).size).toBe(read.length);
  });

  it('reads unprocessed records again', async () => {
    await wholeVisit();
    const reader = await openStream();
    const pageOf = async () => {
      for await (const { records } of reader.read(new AbortController().signal))
        return records.map(({ eventID }) => eventID);
      return [];
    };
    const first = await pageOf();
    expect(first.length).toBeGreaterThan(0);
    expect(await pageOf()).toEqual(first);
  });

  it('throws if the table has no stream', async () => {
    await expect(
      openTableStream({
        database: database.client,
        streams,
        tableName: database.registry,
        limit: 1,
        from: {},
      }),
    ).rejects.toThrow('has no stream');
  });
});

describe('the database', () => {
  it('purges a visit when its retention ends; the event says so, and it is counted', async () => {
    // The table has no indexes: DynamoDB Local did not purge items of a table with indexes while it was watched.
    const TableName = 'purging';
    await database.client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    await database.client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'purgeAt', Enabled: true },
      }),
    );
    const overdue = visitWith({ purgeAt: (systemClock() - 60) as EpochSeconds });
    await database.client.send(
      new PutItemCommand({
        TableName,
        Item: marshall(visitItem(overdue), { removeUndefinedValues: true }),
      }),
    );
    const own = await openStream({}, 100, TableName);
    const records = [...(await recordsNow(own))];
    while (!records.some(({ userIdentity }) => userIdentity)) {
      await sleep(500);
      records.push(...(await recordsNow(own)));
    }
    await printedBy(async () => {
      await handler({ Records: records });
    });
    expect(typesOf(overdue)).toEqual(['visit.expected', 'visit.purged']);
    expect(told().filter(([, detail]) => detail['because'] === 'retention')).toMatchObject([
      ['visit.purged', { visitId: overdue.visitId, visitVersion: 1 }],
    ]);
    const day = new Date(overdue.purgeAt * 1000).toISOString().slice(0, 10);
    const counts = deletionCountTable({ client: database.client, name: database.visits });
    expect(await counts.between(overdue, day, day)).toEqual(new Map([[day, 1]]));
  }, 120_000);
});
