import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endDays } from '../../../functions/day-end/close-sites.ts';
import { dayEndTable } from '../../../functions/day-end/day-end-table.ts';
import { daySeconds } from '../../../functions/kernel/clock.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { later } from '../../support/visit.ts';
import { visitOf } from '../visits/register.ts';
import { offlineRegister, short, visitIdOfRow } from './offline-register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const yip = { englishName: 'YIP Wai Ho', idPrefix: 'M200' };
const byName = { englishName: 'YIP Wai Ho' };
const out = { direction: 'out' };
/** Nine in the morning until midnight. */
const untilMidnight = 15 * 3600;

describe('a visitor who went out at a gate without a network', () => {
  it.each([
    ['a booked visit', { booked: true, visitor: yip }],
    ['a walk-in', { booked: false, visitor: yip }],
    ['a walk-in whose code shows a name alone', { booked: false, visitor: byName }],
  ])('is out of %s since then', async (_, { booked, visitor }) => {
    const { sendOne, expectVisitor, scan, code, visit, onSite, time } = await offlineRegister(database);
    if (booked) await expectVisitor(visitor);
    const { visitId } = visitOf(await scan(code(visitor)));
    time.now = later(600);
    const scanId = randomUUID();
    const row = await sendOne({ ...out, code: code(visitor), scanId, recordedAt: later(300) });
    expect(row).toEqual({ scanId, result: 'recorded', visitId, effect: 'check_out' });
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_out',
      checkedOut: { at: later(300), method: 'personal_code', recordedOffline: true },
    });
    expect(await onSite()).toEqual([]);
  });

  it('in the same page as the way in, in whichever order the rows stand', async () => {
    const { device, send, code, visit } = await offlineRegister(database);
    const rows = [
      await device.row({ ...out, code: code(byName), recordedAt: later(-10) }),
      await device.row({ did: 'walk_in', code: code(byName), recordedAt: later(-20) }),
    ];
    const results = await send(rows);
    expect(results.map(short)).toEqual(['recorded', 'recorded']);
    expect(visitIdOfRow(results[0])).toBe(visitIdOfRow(results[1]));
    expect(await visit(visitIdOfRow(results[0]))).toMatchObject({
      state: 'checked_out',
      checkedIn: { at: later(-20) },
      checkedOut: { at: later(-10) },
    });
  });

  it('in the same second is told apart by the counter', async () => {
    const { device, send, code } = await offlineRegister(database);
    const rows = [
      await device.row({ ...out, code: code(yip), counter: 9 }),
      await device.row({ did: 'walk_in', code: code(yip), counter: 8 }),
    ];
    expect((await send(rows)).map(short)).toEqual(['recorded', 'recorded']);
  });

  it('sends the same scan that was made online, and it is no conflict', async () => {
    const { sendOne, scan, code } = await offlineRegister(database);
    await scan(code(yip));
    const [text, scanId] = [code(yip), randomUUID()];
    const { visitId } = visitOf(await scan(text, { scanId, direction: 'out' }));
    expect(await sendOne({ ...out, code: text, scanId })).toMatchObject({ result: 'recorded', visitId });
    expect(short(await sendOne({ ...out, code: text }))).toBe('not_inside');
  });

  it('does nothing twice where the service let them out of one visit, and the scanner names another of theirs', async () => {
    const { sendOne, expectVisitor, scan, code, visit } = await offlineRegister(database);
    await expectVisitor(yip);
    const { visitId: booked } = visitOf(await scan(code(yip)));
    // Another device, which had no network, let the same person in by hand.
    const inScanId = randomUUID();
    const byHand = { method: 'host_confirms', visitor: byName, host: { unit: '7B' } };
    const walkIn = visitIdOfRow(
      await sendOne({ did: 'walk_in', scanId: inScanId, byHand, recordedAt: later(-60) }),
    );
    expect(walkIn).not.toBe(booked);
    const [text, scanId] = [code(yip), randomUUID()];
    expect(visitOf(await scan(text, { scanId, direction: 'out' })).visitId).toBe(booked);
    // The answer was lost, so the device decided by itself.
    const row = await sendOne({ ...out, code: text, scanId, inScanId });
    expect(row).toMatchObject({ result: 'recorded', visitId: booked });
    expect((await visit(walkIn)).checkedOut).toBeUndefined();
  });

  it('is out although the code does not verify, where the scanner knew the visit', async () => {
    const { sendOne, scan, code, onSite } = await offlineRegister(database);
    const { visitId } = visitOf(await scan(code(yip)));
    expect(short(await sendOne({ ...out, code: 'no code', visitId }))).toBe('code_rejected');
    expect(await onSite()).toEqual([]);
    expect(short(await sendOne({ ...out, code: 'no code' }))).toBe('code_rejected');
  });

  it('was not inside, or nobody knows them', async () => {
    const { sendOne, code, attentionList } = await offlineRegister(database);
    expect(short(await sendOne({ ...out, code: code(yip) }))).toBe('not_inside');
    expect(short(await sendOne({ ...out, visitId: 'x'.repeat(22) }))).toBe('unknown_visit');
    expect((await attentionList()).map(({ attention }) => attention).sort()).toEqual([
      'not_inside',
      'unknown_visit',
    ]);
  });

  it('is left inside where two of the name are, and the code does not tell which', async () => {
    const { sendOne, scan, code, onSite } = await offlineRegister(database);
    await scan(code({ ...byName, idPrefix: 'A111' }));
    await scan(code({ ...byName, idPrefix: 'B222' }));
    expect(short(await sendOne({ ...out, code: code(byName) }))).toBe('not_inside');
    expect(await onSite()).toHaveLength(2);
  });

  it('before the way in that is on record changes nothing', async () => {
    const { sendOne, expectVisitor, scan, code, onSite } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    await scan(code(yip));
    expect(short(await sendOne({ ...out, visitId, code: code(yip), recordedAt: later(-600) }))).toBe(
      'not_inside',
    );
    expect(await onSite()).toEqual([visitId]);
  });
});

describe('a way out that is sent before its way in', () => {
  it('waits for it; then the visit is as it took place, and the passage resolved', async () => {
    const { sendOne, expectVisitor, code, visit, attentionList, onSite, time, devices } =
      await offlineRegister(database, {}, ['a', 'b']);
    const { visitId } = await expectVisitor(yip);
    time.now = later(3600);
    const exit = { ...out, visitId, code: code(yip), recordedAt: later(600) };
    expect(short(await sendOne(exit, devices[1]))).toBe('not_inside');
    expect(await attentionList('true')).toHaveLength(1);
    const entry = { visitId, code: code(yip), recordedAt: later(60) };
    expect(short(await sendOne(entry, devices[0]))).toBe('recorded');
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_out',
      checkedIn: { at: later(60) },
      checkedOut: { at: later(600), recordedOffline: true },
    });
    expect(await onSite()).toEqual([]);
    expect(await attentionList('true')).toEqual([]);
    expect(await attentionList()).toMatchObject([{ attention: 'not_inside', resolvedBy: 'gatehouse' }]);
  });

  it('pairs with the way in before it, where the visit allows coming again', async () => {
    const { sendOne, expectVisitor, code, visit, time } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip, { allowsReEntry: true });
    time.now = later(3600);
    const pass = (seconds: number, direction: 'in' | 'out') =>
      sendOne({ visitId, code: code(yip), direction, recordedAt: later(seconds) });
    expect(short(await pass(200, 'out'))).toBe('not_inside');
    expect(short(await pass(400, 'out'))).toBe('not_inside');
    expect(short(await pass(100, 'in'))).toBe('recorded');
    expect((await visit(visitId)).checkedOut?.at).toBe(later(200));
    expect(short(await pass(300, 'in'))).toBe('recorded');
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_out',
      passages: [100, 200, 300, 400].map(
        (seconds, index) =>
          `${index % 2 === 0 ? 'in' : 'out'} ${String(later(seconds))} main personal_code offline`,
      ),
    });
  });
});

describe('after the end of the day', () => {
  const endDay = async ({ deps, site }: Awaited<ReturnType<typeof offlineRegister>>) =>
    endDays({
      ...deps,
      dayEnds: {
        ...dayEndTable(
          { registry: { client: database.client, name: database.registry }, visits: sealedVisits(database) },
          deps.clock,
        ),
        listSites: () => Promise.resolve([site]),
      },
      hasTime: () => true,
      failed: (_, error) => {
        throw error;
      },
    });

  it('a way in of the day before is in and out, and listed', async () => {
    const made = await offlineRegister(database);
    const { sendOne, code, visit, onSite, time } = made;
    const text = code(yip);
    time.now = later(untilMidnight + 600);
    const row = await sendOne({ did: 'walk_in', code: text, recordedAt: later(untilMidnight - 600) });
    expect(short(row)).toBe('closed');
    expect(await visit(visitIdOfRow(row))).toMatchObject({
      state: 'checked_out',
      checkedIn: { at: later(untilMidnight - 600) },
      checkedOut: { at: later(untilMidnight), method: 'automatic' },
    });
    expect(await onSite()).toEqual([]);
  });

  it('a visit that nobody seemed to come for took place', async () => {
    const made = await offlineRegister(database);
    const { sendOne, expectVisitor, code, visit, time } = made;
    const { visitId } = await expectVisitor(yip);
    const text = code(yip);
    time.now = later(untilMidnight + 600);
    await endDay(made);
    expect((await visit(visitId)).state).toBe('no_show');
    expect(short(await sendOne({ visitId, code: text, recordedAt: later(60) }))).toBe('closed');
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_out',
      checkedIn: { at: later(60), despite: 'no_show' },
      checkedOut: { at: later(untilMidnight), method: 'automatic' },
    });
  });

  it('a guest whose window goes on is inside', async () => {
    const { sendOne, expectVisitor, code, onSite, time } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip, { expectedUntil: later(2 * daySeconds) });
    time.now = later(untilMidnight + 600);
    expect(short(await sendOne({ visitId, code: code(yip), recordedAt: later(60) }))).toBe('recorded');
    expect(await onSite()).toEqual([visitId]);
  });

  it('a way out of who was checked out automatically is listed', async () => {
    const made = await offlineRegister(database);
    const { sendOne, scan, code, time } = made;
    const { visitId } = visitOf(await scan(code(yip)));
    const text = code(yip);
    time.now = later(untilMidnight + 600);
    await endDay(made);
    const row = await sendOne({ ...out, code: text, recordedAt: later(untilMidnight - 60) });
    expect(row).toMatchObject({ attention: 'closed', visitId });
  });
});
