import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { auditHash, auditStart, type AuditEntry } from '../../../functions/audit/audit-chain.ts';
import { auditScopes } from '../../../functions/audit/audit-scope.ts';
import { entryKey } from '../../../functions/audit/audit-keys.ts';
import { auditTable } from '../../../functions/audit/audit-table.ts';
import { auditTrail } from '../../../functions/audit/audit-trail.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { getItem, queryAll } from '../../../functions/table/read.ts';
import { transact } from '../../../functions/table/transact.ts';
import { deleteItem, putItem, putNew, updateItem } from '../../../functions/table/write.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDatabase } from '../../support/database.ts';
import { openDeployed } from '../../support/deployed.ts';

const today = toRfc3339(systemClock()).slice(0, 10);

describe('a change through the API', () => {
  const world = openDeployed();
  let handler: Handler;
  beforeAll(async () => {
    handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  }, 60_000);
  afterEach(() => {
    world.proxy.heal();
  });
  const call = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'manager', ...sent });
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const booking = () => ({
    visitor: { englishName: 'WONG Mei Ling', idPrefix: 'A123' },
    host: { unit: '12A', name: 'LEE Ka Fai' },
    expectedFrom: inSeconds(0),
    expectedUntil: inSeconds(3600),
    purpose: 'Dinner',
  });
  const entries = async () =>
    (await queryAll(
      { client: world.database.client, name: world.database.audit },
      ofDay('demo'),
    )) as unknown as readonly AuditEntry[];
  const reads = async () =>
    queryAll(
      { client: world.database.client, name: world.database.audit },
      { key: 'pk = :pk', values: { pk: `F#demo#READS#${today}` } },
    );

  it('has one entry, with who did it and to which visit, and nothing of the visitor', async () => {
    const booked = await call('preRegister', { body: booking() });
    const visitId = String(booked.body['visitId']);
    const all = await entries();
    expect(all.map(({ seq, operation }) => [seq, operation])).toEqual([
      [1, 'dayBegun'],
      [2, 'preRegister'],
    ]);
    expect(all[1]).toMatchObject({
      memberId: 'manager-1',
      role: 'manager',
      siteId: 'court',
      subjects: [`visit:${visitId}`],
      requestId: 'request-1',
      day: today,
    });
    expect(JSON.stringify(all)).not.toMatch(/WONG|"A123|LEE Ka|Dinner/);
    await call('checkIn', { path: { visitId }, body: { method: 'host_confirms', gateId: 'main' } });
    await call('checkOut', { path: { visitId }, body: { gateId: 'main' } });
    const after = (await entries()).slice(2);
    expect(after.map(({ operation, subjects }) => [operation, ...subjects])).toEqual([
      ['checkIn', `visit:${visitId}`],
      ['checkOut', `visit:${visitId}`],
    ]);
    expectChain(await entries());
  });

  it('that is refused has none, and one that is sent again has one', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = booking();
    const before = (await entries()).length;
    const first = await call('preRegister', { body, headers });
    expect((await call('preRegister', { body, headers })).body).toEqual(first.body);
    const path = { visitId: String(first.body['visitId']) };
    expect((await call('approveVisit', { path, body: {} })).status).toBe(409);
    expect(await entries()).toHaveLength(before + 1);
  });

  it('is not made where its entry cannot be written, and has no entry where it is not made', async () => {
    const before = await entries();
    for (const operation of ['TransactWriteItems', 'Query']) {
      world.proxy.fail(operation, 'unavailable');
      const { status, body } = await call('preRegister', { body: booking() });
      expect([status, body['code']]).toEqual([503, 'store_unavailable']);
      world.proxy.heal();
    }
    expect(await entries()).toEqual(before);
  });

  it('is recorded as a chain without gaps when many are made at once', async () => {
    const before = (await entries()).length;
    const made = await Promise.all(
      Array.from({ length: 20 }, () => call('preRegister', { body: booking() })),
    );
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
    const all = await entries();
    expect(all).toHaveLength(before + 20);
    expectChain(all);
  });

  it('what a member reads is recorded once an hour, before it is shown', async () => {
    const { body } = await call('preRegister', { body: booking() });
    const path = { visitId: String(body['visitId']) };
    const before = await reads();
    for (let times = 0; times < 2; times += 1)
      expect((await call('getVisit', { path, role: 'guard' })).status).toBe(200);
    const now = await reads();
    expect(now).toHaveLength(before.length + 1);
    const added = now.find(({ subjects }) => JSON.stringify(subjects) === `["visit:${path.visitId}"]`);
    expect(added).toMatchObject({
      memberId: 'guard-1',
      role: 'guard',
      operation: 'getVisit',
      siteId: 'court',
    });
    expect(JSON.stringify(now)).not.toContain('WONG');
    const other = await call('preRegister', { body: booking() });
    world.proxy.fail('PutItem', 'unavailable');
    const hidden = await call('getVisit', {
      path: { visitId: String(other.body['visitId']) },
      role: 'guard',
    });
    expect([hidden.status, hidden.body['visitor']]).toEqual([503, undefined]);
  });
});

describe('a table with a trail', () => {
  const database = openDatabase();
  const clockOf = (time: string) => () => (Date.parse(time) / 1000) as ReturnType<typeof systemClock>;
  const by = { memberId: 'ada', role: 'admin', operation: 'editVisit', requestId: 'r' };
  const opened = (firmId: string, clock = systemClock) => {
    const bare = { client: database.client, name: database.visits };
    const audit = auditTable({ client: database.client, name: database.audit }, clock);
    const within = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
      auditScopes.run({ firmId, by, named: [], recorded: new Set() }, work);
    return { bare, table: { ...bare, trail: auditTrail(audit) }, audit, within };
  };
  const entriesOf = async (firmId: string, day = today) =>
    (await queryAll(
      { client: database.client, name: database.audit },
      ofDay(firmId, day),
    )) as unknown as readonly AuditEntry[];
  const visit = (firmId: string, id: string) => ({ pk: `F#${firmId}#S#court#V#${id}`, sk: 'VISIT' });

  it('answers as a table without one, for each kind of write', async () => {
    const { bare, table, within } = opened('same');
    const outcomes = async (on: typeof bare, id: string) => {
      const key = visit('same', id);
      const bump = { update: 'SET version = version + :one', condition: 'version = :is' };
      const write = (work: () => Promise<unknown>) => (on === bare ? work() : within(work));
      const made = [
        await write(() => putNew(on, { ...key, version: 1, note: undefined })),
        await write(() => putNew(on, { ...key, version: 9 })),
        await write(() => updateItem(on, key, { ...bump, values: { one: 1, is: 1 } })),
        await write(() => updateItem(on, key, { ...bump, values: { one: 1, is: 7 } })),
        await write(() =>
          updateItem(on, visit('same', `${id}-none`), { ...bump, values: { one: 1, is: 7 } }),
        ),
        await write(() =>
          transact(
            on,
            [
              { check: key, if: { condition: 'version = :v', values: { v: 2 } } },
              {
                put: { ...key, sk: 'VISIT', version: 3 },
                if: { condition: 'version = :v', values: { v: 8 } },
              },
            ].slice(1),
          ),
        ),
        await write(() => deleteItem(on, key, { condition: 'version = :v', values: { v: 9 } })),
        await write(() => deleteItem(on, key)),
        await write(() => deleteItem(on, key)),
      ];
      await write(() => putItem(on, { ...key, version: 4 }));
      return JSON.parse(JSON.stringify([...made, await getItem(bare, key)]).replaceAll(id, 'it')) as unknown;
    };
    expect(await outcomes(table, 'one')).toEqual(await outcomes(bare, 'two'));
    // Put, update, two deletions and the last put: what was refused has no entry.
    expect((await entriesOf('same')).map(({ operation }) => operation)).toEqual([
      'dayBegun',
      ...Array.from({ length: 5 }, () => 'editVisit'),
    ]);
  });

  it('writes an entry for the first write to a subject in a request', async () => {
    const { table, within } = opened('once');
    await within(async () => {
      await putNew(table, { ...visit('once', 'a'), version: 1 });
      await updateItem(table, visit('once', 'a'), { update: 'SET version = :v', values: { v: 2 } });
      await putNew(table, { ...visit('once', 'b'), version: 1 });
    });
    expect((await entriesOf('once')).map(({ subjects }) => subjects)).toEqual([[], ['visit:a'], ['visit:b']]);
  });

  it('refuses a change outside of a request, and lets pointers and remembered answers through', async () => {
    const { table } = opened('none');
    expect(() => void transact(table, [{ put: visit('none', 'a') }])).toThrow(
      'outside of an audited request',
    );
    await expect(putNew(table, visit('none', 'a'))).rejects.toThrow('outside of an audited request');
    await putNew(table, { pk: 'F#none#S#court#I#hash', sk: 'ANSWER' });
    await putNew(table, { pk: 'F#none#S#court#N#key', sk: 'D#2026-11-29#id' });
    expect(await entriesOf('none')).toEqual([]);
  });

  it('links a day to the last one that has entries, which it ends', async () => {
    const write = async (time: string, id: string) => {
      const { table, within } = opened('days', clockOf(time));
      await within(() => putNew(table, { ...visit('days', id), version: 1 }));
    };
    await write('2026-11-20T23:59:58Z', 'a');
    await write('2026-11-24T00:00:01Z', 'b');
    // The clock of another function is two seconds late.
    await write('2026-11-23T23:59:59Z', 'c');
    await write('2026-11-20T23:59:59Z', 'd');
    const [first, second] = [await entriesOf('days', '2026-11-20'), await entriesOf('days', '2026-11-24')];
    expect(first.map(({ operation }) => operation)).toEqual(['dayBegun', 'editVisit', 'dayEnded']);
    expect(second.map(({ operation, subjects }) => [operation, ...subjects])).toEqual([
      ['dayBegun'],
      ['editVisit', 'visit:b'],
      ['editVisit', 'visit:c'],
      ['editVisit', 'visit:d'],
    ]);
    expect(await entriesOf('days', '2026-11-23')).toEqual([]);
    expectChain(first);
    expectChain(second, first.at(-1)?.hash);
  });

  it('begins a day once when many changes are the first', async () => {
    const { table, within } = opened('first');
    const ids = Array.from({ length: 12 }, (_, n) => String(n));
    await Promise.all(ids.map((id) => within(() => putNew(table, { ...visit('first', id), version: 1 }))));
    const all = await entriesOf('first');
    expect(all).toHaveLength(13);
    expectChain(all);
  });

  it('closes an hour of reads once, with their digest', async () => {
    const { audit } = opened('reads');
    const read = {
      ...by,
      firmId: 'reads',
      day: today,
      hour: '09',
      at: `${today}T09:00:00Z`,
      subjects: ['visit:a'],
    };
    await audit.addRead(read);
    await audit.addRead({ ...read, subjects: ['visit:b'] });
    expect(await audit.readsOf('reads', today, '09')).toHaveLength(2);
    for (let times = 0; times < 2; times += 1) await audit.closeHour('reads', today, '09', 'd'.repeat(64));
    expect(await audit.closedHours('reads', today)).toEqual(new Set(['09']));
    const closed = (await entriesOf('reads')).filter(({ operation }) => operation === 'readsClosed');
    expect(closed).toMatchObject([
      { subjects: [`reads:${today}T09`], digest: 'd'.repeat(64), role: 'service' },
    ]);
  });
});

const ofDay = (firmId: string, day = today) => ({
  key: 'pk = :pk',
  values: { pk: `F#${firmId}#AUDIT#${day}` },
  consistent: true,
});

/** Each entry follows the one before it, and its hash is that of what it says. */
function expectChain(entries: readonly AuditEntry[], before: string = auditStart): void {
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(entries.map((entry) => (entry as unknown as { sk: string }).sk)).toEqual(
    entries.map(({ seq }) => entryKey(seq)),
  );
  expect(entries.map(({ previousHash }) => previousHash)).toEqual([
    before,
    ...entries.slice(0, -1).map(({ hash }) => hash),
  ]);
  expect(entries.map(({ hash }) => hash)).toEqual(entries.map((entry) => auditHash(entry, entry)));
}
