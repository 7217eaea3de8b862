import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passageTable } from '../../../functions/passages/passage-table.ts';
import type { RecordedPassage } from '../../../functions/passages/passage.ts';
import type { RowResult } from '../../../functions/passages/record-passages.ts';
import { visitBookingTable } from '../../../functions/visits/visit-booking-table.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { later } from '../../support/visit.ts';
import { offlineRegister } from './offline-register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

let database: TestDatabase;
let proxy: FaultyProxy;
let throughProxy: DynamoDBClient;
beforeAll(async () => {
  database = await testDatabase();
  proxy = await startFaultyProxy(database.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  throughProxy = new DynamoDBClient({ endpoint: proxy.url, region: 'local', credentials, maxAttempts: 1 });
}, 60_000);
afterAll(async () => {
  throughProxy.destroy();
  await proxy.close();
  await database.close();
});

const deviceNames = ['a', 'b', 'c', 'd', 'e'];
/** Booked, or known by a code with or without a prefix. */
const people = [
  { name: 'CHAN Tai Man', idPrefix: 'A100', booked: true },
  { name: 'LEE Siu Fong', idPrefix: 'A200', booked: true },
  { name: 'WONG Ka Yan', idPrefix: 'A300', booked: false },
  { name: 'HO Mei Ling', idPrefix: undefined, booked: false },
] as const;

/** One passage as its device made it. */
const made = fc.record({
  person: fc.nat({ max: people.length - 1 }),
  direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
  afterSeconds: fc.nat({ max: 600 }),
  /** Shows the code that the person showed at the last passage, as where two gates see the same phone. */
  sameCode: fc.boolean(),
  knowsVisit: fc.boolean(),
});
/** What happens to a page on its way: sent so often, at the same moment or one after another, and when the server dies. */
const sending = fc.record({
  rows: fc.integer({ min: 1, max: 4 }),
  times: fc.integer({ min: 1, max: 2 }),
  together: fc.boolean(),
  diesAt: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }),
  fault: fc.constantFrom('unavailable' as const, 'throttled' as const, 'answer_lost' as const),
  turn: fc.nat(),
});
const morning = fc.array(
  fc.record({
    passages: fc.array(made, { minLength: 3, maxLength: 6 }),
    sendings: fc.array(sending, { minLength: 6, maxLength: 6 }),
  }),
  { minLength: deviceNames.length, maxLength: deviceNames.length },
);

type Morning = typeof morning extends fc.Arbitrary<infer Value> ? Value : never;
type Sending = Morning[number]['sendings'][number];

/** Plays a morning without a network, and what was sent of it afterwards. Answers each row's scan with all its answers. */
async function play(devicesOf: Morning) {
  const register = await offlineRegister(database, {}, deviceNames);
  const { devices, code, expectVisitor, time, deps, send, passages } = register;
  const booked = new Map<number, Visit>();
  for (const [index, { name, idPrefix, booked: isBooked }] of people.entries())
    if (isBooked) booked.set(index, await expectVisitor({ englishName: name, idPrefix }));
  const lastCode = new Map<number, string>();
  const pages: {
    readonly rows: readonly string[];
    readonly by: (typeof devices)[number];
    readonly how: Sending;
  }[] = [];
  const scanIds: string[] = [];
  for (const [at, { passages: ofDevice, sendings }] of devicesOf.entries()) {
    const by = devices[at];
    if (!by) throw new Error('no device');
    let seconds = 0;
    const rows: string[] = [];
    for (const { person, direction, afterSeconds, sameCode, knowsVisit } of ofDevice) {
      seconds += afterSeconds;
      const { name, idPrefix } = people[person] ?? people[0];
      const known = sameCode ? lastCode.get(person) : undefined;
      const text = known ?? code({ englishName: name, ...(idPrefix ? { idPrefix } : {}) });
      lastCode.set(person, text);
      const visitId = knowsVisit ? booked.get(person)?.visitId : undefined;
      const scanId = randomUUID();
      scanIds.push(scanId);
      rows.push(
        await by.row({
          scanId,
          direction,
          code: text,
          recordedAt: later(seconds),
          ...(visitId ? { visitId } : {}),
          ...(direction === 'in' && !visitId ? { did: 'walk_in' } : {}),
        }),
      );
    }
    for (const how of sendings) {
      const page = rows.splice(0, how.rows);
      if (page.length > 0) pages.push({ rows: page, by, how });
    }
    if (rows.length > 0) throw new Error('rows were left over');
  }
  time.now = later(7200);
  const faulty = {
    ...passages,
    visits: visitTable(sealedVisits(database, { client: throughProxy }), deps.clock),
    bookings: visitBookingTable(sealedVisits(database, { client: throughProxy }), deps.clock),
    passages: passageTable(sealedVisits(database, { client: throughProxy }), deps.clock),
  };
  const answers: RowResult[] = [];
  let deaths = 0;
  const deliver = async ({ rows, by, how }: (typeof pages)[number]) => {
    const once = async () => {
      answers.push(...(await send(rows, by, faulty)));
    };
    if (how.diesAt !== undefined) {
      proxy.dieAt(how.diesAt, how.fault);
      await once().catch(() => {
        deaths += 1;
      });
      proxy.heal();
    }
    const again = Array.from({ length: how.times }, () => once);
    if (how.together) await Promise.all(again.map((act) => act()));
    else for (const act of again) await act();
  };
  const inTurn = pages.toSorted((one, other) => one.how.turn - other.how.turn);
  // Two phones meet the network at the same moment, where no server dies.
  for (let next = inTurn.splice(0, 2); next.length > 0; next = inTurn.splice(0, 2)) {
    if (next.some(({ how }) => how.diesAt !== undefined)) for (const page of next) await deliver(page);
    else await Promise.all(next.map(deliver));
  }
  return { ...register, scanIds, answers, deaths };
}

/** Everything of a site that stands in the table. */
async function itemsOf(siteId: string) {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, never> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new ScanCommand({
        TableName: database.visits,
        FilterExpression: 'siteId = :site',
        ExpressionAttributeValues: { ':site': { S: siteId } },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...Items.map((item) => unmarshall(item)));
    start = LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  return {
    passages: items.filter(({ sk }) => sk === 'PASSAGE') as unknown as RecordedPassage[],
    visits: items.filter(({ sk }) => sk === 'VISIT') as unknown as Visit[],
  };
}

it('of N passages exactly N are on record and none twice, however they are sent', async () => {
  let allPassages = 0;
  let allDeaths = 0;
  await fc.assert(
    fc.asyncProperty(morning, async (devicesOf) => {
      const { site, scanIds, answers, deaths, onSite } = await play(devicesOf);
      const { passages, visits } = await itemsOf(site.siteId);
      allPassages += scanIds.length;
      allDeaths += deaths;

      expect(passages.map(({ scanId }) => scanId).sort()).toEqual([...scanIds].sort());

      // However often a row was sent, it got one answer.
      const told = new Map<string, Set<string>>();
      for (const answer of answers) {
        if (answer.result === 'refused') throw new Error(`refused: ${answer.code}`);
        const { scanId, result, visitId, attention } = answer;
        const text = JSON.stringify({ result, visitId, attention });
        told.set(scanId, (told.get(scanId) ?? new Set()).add(text));
      }
      expect([...told.keys()].sort()).toEqual([...scanIds].sort());
      expect([...told.values()].filter(({ size }) => size > 1)).toEqual([]);

      // Each visit was entered by one passage and left by at most one; no passage has changed two visits.
      const entered = visits.flatMap(({ checkedIn }) => checkedIn?.scanId ?? []);
      const left = visits.flatMap(({ checkedOut }) => checkedOut?.scanId ?? []);
      expect(new Set([...entered, ...left]).size).toBe(entered.length + left.length);
      for (const { visitId, checkedIn, state, origin } of visits) {
        if (origin === 'pre_registered' && state === 'expected') continue;
        const ins = passages.filter((one) => one.visitId === visitId && one.direction === 'in');
        expect(
          ins.filter(({ attention }) => attention !== 'already_inside').map(({ scanId }) => scanId),
        ).toEqual([checkedIn?.scanId]);
      }
      const entries = passages.filter(
        ({ direction, attention }) => direction === 'in' && attention !== 'already_inside',
      );
      expect(entries.map(({ scanId }) => scanId).sort()).toEqual([...entered].sort());
      const inside = visits.filter(({ state }) => state === 'checked_in').map(({ visitId }) => visitId);
      expect([...(await onSite())].sort()).toEqual([...inside].sort());
    }),
    // Each try costs seconds: the seed in the report plays it again.
    { numRuns: 20, endOnFailure: true },
  );
  expect(allPassages).toBeGreaterThan(200);
  expect(allDeaths).toBeGreaterThan(20);
}, 600_000);
