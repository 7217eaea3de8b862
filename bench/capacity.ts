import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from '../functions/edge/access.ts';
import type { Site } from '../functions/registry/firm.ts';
import type {
  EpochSeconds,
  FirmId,
  GateId,
  MemberId,
  ScanId,
  SiteId,
  VisitId,
} from '../functions/kernel/brands.ts';
import { systemClock } from '../functions/kernel/clock.ts';
import { verifyPersonalCode } from '../functions/personal-code/verify-personal-code.ts';
import { recordScan, type ScanDeps } from '../functions/scans/record-scan.ts';
import { bookingOf } from '../functions/visits/booking-of.ts';
import { hintItems } from '../functions/visits/hint-items.ts';
import { localDay } from '../functions/kernel/local-day.ts';
import { personKeysOf } from '../functions/person-keys/person-keys.ts';
import { pointerItem, visitItem } from '../functions/visits/visit-item.ts';
import type { KeyedItem } from '../functions/table/table.ts';
import { putItem } from '../functions/table/write.ts';
import { visitTable } from '../functions/visits/visit-table.ts';
import type { Visit } from '../functions/visits/visit.ts';
import type { Visitor } from '../functions/person-keys/person.ts';
import { sealedVisits } from '../test/support/sealed-visits.ts';
import { benchIssuer, benchProfile } from './issuer.ts';
import { meteredClient } from './metered-client.ts';
import type { Row, Section } from './table.ts';

const firmId = 'bench' as FirmId;
/** The names of the tables as deployed. */
export interface TableNames {
  readonly visits: string;
  readonly dayKeys: string;
}

const sizes = [100, 10_000, 100_000];

/** DynamoDB calls and capacity units of each kind of scan, at a site with more and more visits: they must be flat. */
export async function measureCapacity(client: DynamoDBClient, names: TableNames): Promise<Section> {
  const { visits: tableName } = names;
  const rows: Row[] = [];
  let present = 0;
  const now = systemClock();
  const site = siteOf('tower');
  for (const size of sizes) {
    await fill(client, tableName, site, size - present, now);
    present = size;
    rows.push(...(await measureAt(client, names, site, size)));
  }
  return { title: 'DynamoDB calls and capacity units of one scan, with all indexes', rows };
}

async function measureAt(
  client: DynamoDBClient,
  names: TableNames,
  site: Site,
  size: number,
): Promise<Row[]> {
  const now = systemClock();
  const { bundle, sign } = await benchIssuer(now);
  const meter = meteredClient(client);
  const table = sealedVisits({ client, ...names }, { client: meter.client });
  const keys = personKeysOf('bench', firmId);
  const deps: ScanDeps = {
    getSite: () => Promise.resolve(site),
    verify: (code) => verifyPersonalCode(new TextEncoder().encode(code), benchProfile, bundle, systemClock()),
    personKeys: () => Promise.resolve(keys),
    visits: visitTable(table, systemClock),
    clock: systemClock,
  };
  const caller: Caller = { firmId, memberId: 'guard' as MemberId, role: 'guard', siteIds: '*' };
  const person = (n: string) => ({
    name_en: `Guest ${n} ${String(size)}`,
    name_tc: `訪客${n}${String(size)}`,
    id_prefix: 'A123',
  });
  const visitor = (n: string): Visitor => ({ englishName: `Guest ${n} ${String(size)}`, idPrefix: 'A123' });
  const items = ['one', 'two', 'near'].flatMap((n) => itemsOf(visitOf(site, visitor(n), now)));
  // Sealed, so that what is measured has its real size and the key of the day is at hand.
  for (const item of items) await putItem(table, item);

  const scan = async (what: string, code: string, limits: boolean): Promise<Row[]> => {
    meter.reset();
    const answer = await recordScan(deps, caller, site.siteId, {
      scanId: randomUUID() as ScanId,
      code,
      gateId: 'main' as GateId,
    });
    if (!answer.ok) throw new Error(answer.code);
    const { calls, rounds, readUnits, writeUnits } = meter.read();
    const name = `${what} (${answer.outcome.outcome}), ${String(size)} visits:`;
    const most = (value: number) => (limits ? { limit: { most: value } } : {});
    return [
      { what: `${name} calls`, value: calls, unit: '', ...most(2) },
      { what: `${name} calls one after another`, value: rounds, unit: '', limit: { most: limits ? 2 : 4 } },
      { what: `${name} read`, value: readUnits, unit: 'units', ...most(1) },
      { what: `${name} written`, value: writeUnits, unit: 'units', ...most(3) },
    ];
  };
  const { name_en, id_prefix } = person('one');
  const admitted = await sign({ name_en, id_prefix });
  const forged = `${admitted.slice(0, -20)}${admitted.at(-20) === 'A' ? 'B' : 'A'}${admitted.slice(-19)}`;
  return [
    ...(await scan('admitted', admitted, true)),
    ...(await scan('the same code again', admitted, false)),
    ...(await scan('admitted, code with two names', await sign({ ...person('two') }), false)),
    ...(await scan('walk-in', await sign({ name_en: `Nobody ${String(size)}`, id_prefix }), false)).map(
      (row) => (row.unit === 'units' && row.what.endsWith('written') ? { ...row, limit: { most: 5 } } : row),
    ),
    ...(await scan(
      'near name',
      await sign({ name_en: `Guest near ${String(size)} Peter`, id_prefix }),
      false,
    )),
    ...(await scan('rejected', forged, false)).map((row) => ({ ...row, limit: { most: 0 } })),
  ];
}

const siteOf = (siteId: string): Site => ({
  firmId,
  siteId: siteId as SiteId,
  name: 'Bench Tower',
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns: 'record',
  admitsWeakMatches: false,
  keeps: ['englishName'],
  notice: { version: '1', texts: { en: '', 'zh-Hant': '' } },
  gates: [{ gateId: 'main' as GateId, name: 'Main', direction: 'both' }],
  autoCheckOutAt: '00:00',
  earlyMinutes: 60,
  lateMinutes: 60,
  version: 1,
});

function visitOf(site: Site, visitor: Visitor, now: EpochSeconds): Visit {
  return {
    firmId,
    siteId: site.siteId,
    visitId: randomBytes(16).toString('base64url') as VisitId,
    state: 'expected',
    origin: 'pre_registered',
    visitor,
    host: { unit: '12A', name: 'Wong' },
    expectedFrom: now,
    expectedUntil: (now + 7200) as EpochSeconds,
    day: localDay(now, site.timeZone),
    createdAt: now,
    createdBy: 'manager' as MemberId,
    version: 1,
    purgeAt: (now + 2_592_000) as EpochSeconds,
  };
}

function itemsOf(visit: Visit): KeyedItem[] {
  const booking = bookingOf(personKeysOf('bench', firmId), visit);
  const { pointers } = booking;
  return [visitItem(visit), ...pointers.map((pointer) => pointerItem(visit, pointer)), ...hintItems(booking)];
}

async function fill(
  client: DynamoDBClient,
  tableName: string,
  site: Site,
  visits: number,
  now: EpochSeconds,
): Promise<void> {
  const batch = 500;
  for (let made = 0; made < visits; made += batch) {
    const some = Array.from({ length: Math.min(batch, visits - made) }, (_, index) =>
      itemsOf(
        visitOf(
          site,
          { englishName: `Filler${randomUUID()}`, idPrefix: `Z${String(100 + ((made + index) % 900))}` },
          now,
        ),
      ),
    );
    await put(client, tableName, some.flat());
  }
}

/** Writes items 25 at a time, eight batches at once. */
async function put(client: DynamoDBClient, tableName: string, items: readonly object[]): Promise<void> {
  const batches: object[][] = [];
  for (let start = 0; start < items.length; start += 25) batches.push(items.slice(start, start + 25));
  for (let start = 0; start < batches.length; start += 8) {
    await Promise.all(
      batches.slice(start, start + 8).map((batch) =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: { [tableName]: batch.map((item) => ({ PutRequest: { Item: marshall(item) } })) },
          }),
        ),
      ),
    );
  }
}
