import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelVisit, refuseVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { undoPassage } from '../../../functions/front-desk/undo-passage.ts';
import { visitView } from '../../../functions/front-desk/api/view.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { nine } from '../../support/site.ts';
import { later } from '../../support/visit.ts';
import { outcomeOf, visitOf } from '../visits/register.ts';
import { offlineRegister, short, visitIdOfRow } from './offline-register.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const yip = { englishName: 'YIP Wai Ho', idPrefix: 'M200' };
const byName = { englishName: 'YIP Wai Ho' };

describe('an expected visitor who came in at a gate without a network', () => {
  it('is inside since then, and the visit says how it was recorded', async () => {
    const { device, sendOne, expectVisitor, code, visit, time, onSite, attentionList, recorded } =
      await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    const text = code(yip);
    time.now = later(3600);
    const scanId = randomUUID();
    const row = await sendOne({ code: text, visitId, scanId, recordedAt: later(60), counter: 7 });
    expect(row).toEqual({ scanId, result: 'recorded', visitId, effect: 'check_in' });
    const after = await visit(visitId);
    expect(after).toMatchObject({
      state: 'checked_in',
      noticeVersion: 'v1',
      checkedIn: {
        at: later(60),
        gateId: 'main',
        method: 'personal_code',
        memberId: `scanner-${device.scanner.scannerId}`,
        scanId,
        recordedOffline: true,
      },
      purgeAt: later(60 + 30 * 86_400),
    });
    expect(visitView(after)).toMatchObject({ recordedOffline: true, checkedInAt: '2026-11-23T01:01:00Z' });
    expect(await onSite()).toEqual([visitId]);
    expect(await attentionList()).toEqual([]);
    const stored = await recorded(scanId);
    expect(stored).toMatchObject({ counter: 7, recordedAt: later(60), receivedAt: later(3600), visitId });
    expect(JSON.stringify(stored)).not.toMatch(new RegExp(`YIP|${text}`, 'i'));
  });

  it('is found by the code where the scanner did not know the visit yet', async () => {
    const { sendOne, expectVisitor, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    const row = await sendOne({ code: code(yip), did: 'walk_in' });
    expect([short(row), visitIdOfRow(row)]).toEqual(['recorded', visitId]);
  });

  it('is checked in by hand under the method that the guard recorded', async () => {
    const { sendOne, expectVisitor, visit } = await offlineRegister(database);
    const { visitId } = await expectVisitor(byName);
    expect(short(await sendOne({ visitId, byHand: { method: 'staff_card' } }))).toBe('recorded');
    expect((await visit(visitId)).checkedIn).toMatchObject({ method: 'staff_card', recordedOffline: true });
  });

  it('comes in again where the visit allows it, and each passage says how it was recorded', async () => {
    const { sendOne, expectVisitor, visit, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip, { allowsReEntry: true });
    const pass = (seconds: number, direction: 'in' | 'out') =>
      sendOne({ visitId, code: code(yip), direction, recordedAt: later(seconds) });
    expect(short(await pass(-300, 'in'))).toBe('recorded');
    expect(short(await pass(-200, 'out'))).toBe('recorded');
    expect(short(await pass(-100, 'in'))).toBe('recorded');
    expect(visitView(await visit(visitId)).passages).toEqual(
      [
        ['in', '2026-11-23T00:55:00Z'],
        ['out', '2026-11-23T00:56:40Z'],
        ['in', '2026-11-23T00:58:20Z'],
      ].map(([direction, at]) => ({
        direction,
        at,
        gateId: 'main',
        method: 'personal_code',
        recordedOffline: true,
      })),
    );
  });
});

describe('somebody who came in although the register would not have let them', () => {
  it('is inside when the visit was cancelled meanwhile, and a manager has to look', async () => {
    const { sendOne, expectVisitor, by, deps, visit, onSite, attentionList, code } =
      await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    await cancelVisit(deps, by('manager', visitId));
    const row = await sendOne({ visitId, code: code(yip) });
    expect(row).toMatchObject({ result: 'needs_attention', attention: 'cancelled', visitId });
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_in',
      checkedIn: { despite: 'cancelled' },
    });
    expect(await onSite()).toEqual([visitId]);
    expect(await attentionList('true')).toMatchObject([{ attention: 'cancelled', visitId }]);
  });

  it('goes back to no visit when a manager says that it was a mistake', async () => {
    const { sendOne, expectVisitor, by, deps, visit, onSite, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    await cancelVisit(deps, by('manager', visitId));
    await sendOne({ visitId, code: code(yip) });
    const undone = await undoPassage(deps, by('manager', visitId), { reason: 'did_not_pass' });
    expect(undone).toMatchObject({ ok: true });
    expect(await visit(visitId)).toMatchObject({ state: 'cancelled', undone: [{ recordedOffline: true }] });
    expect(await onSite()).toEqual([]);
  });

  it('is inside although barred, by the bars as they are when it is sent', async () => {
    const { sendOne, expectVisitor, bar, onSite, visit, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    await bar(yip);
    expect(short(await sendOne({ visitId, code: code(yip) }))).toBe('barred');
    expect(await onSite()).toEqual([visitId]);
    expect((await visit(visitId)).state).toBe('checked_in');
  });

  it('is inside as a walk-in although barred', async () => {
    const { sendOne, bar, onSite, code } = await offlineRegister(database);
    await bar(yip);
    const row = await sendOne({ did: 'walk_in', code: code(yip) });
    expect(short(row)).toBe('barred');
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
  });

  it('is inside although a bar is near', async () => {
    const { sendOne, expectVisitor, bar, onSite, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(byName);
    await bar(yip);
    expect(short(await sendOne({ visitId, code: code(byName) }))).toBe('near_bar');
    expect(await onSite()).toEqual([visitId]);
  });

  it.each(['pending_approval', 'denied'] as const)('is inside although the visit is %s', async (state) => {
    const { sendOne, expectVisitor, by, deps, onSite, visit, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip, { needsApproval: true });
    if (state === 'denied') await refuseVisit(deps, by('manager', visitId));
    expect(short(await sendOne({ visitId, code: code(yip) }))).toBe('not_admitted');
    expect((await visit(visitId)).checkedIn).toMatchObject({ despite: state });
    expect(await onSite()).toEqual([visitId]);
  });

  it('is inside although the code does not verify, where the scanner knew the visit', async () => {
    const { sendOne, expectVisitor, onSite, attentionList } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    expect(short(await sendOne({ visitId, code: 'no code' }))).toBe('code_rejected');
    expect(await onSite()).toEqual([visitId]);
    expect(await attentionList()).toMatchObject([{ ref: 'D02' }]);
  });

  it('is on record where nobody can tell who it was', async () => {
    const { sendOne, onSite, attentionList, say } = await offlineRegister(database);
    say('unknown key', { outcome: 'rejected', reason: 'unknown_key', ref: 'K01' });
    expect(short(await sendOne({ did: 'walk_in', code: 'unknown key' }))).toBe('key_unknown');
    expect(await onSite()).toEqual([]);
    expect(await attentionList()).toMatchObject([{ attention: 'key_unknown', ref: 'K01' }]);
  });

  it('does not hold up the passages behind it where verification fails in an unforeseen way', async () => {
    const { device, send, say } = await offlineRegister(database);
    say('poison', { outcome: 'unavailable', reason: 'unexpected', ref: 'G01' });
    const told = {
      did: 'walk_in',
      byHand: { method: 'host_confirms', visitor: byName, host: { unit: '1' } },
    };
    const results = await send([
      await device.row({ did: 'walk_in', code: 'poison' }),
      await device.row(told),
    ]);
    expect(results.map(short)).toEqual(['code_rejected', 'recorded']);
  });

  it('is a walk-in where the visit that the scanner names does not exist', async () => {
    const { sendOne, onSite, code } = await offlineRegister(database);
    const row = await sendOne({ visitId: 'x'.repeat(22), code: code(yip) });
    expect(short(row)).toBe('unknown_visit');
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
    expect(short(await sendOne({ visitId: 'x'.repeat(22) }))).toBe('unknown_visit');
  });

  it('gets a visit of their own where the visit is over, and the old one stays as it is', async () => {
    const { sendOne, expectVisitor, visit, onSite, code, scan, time } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    await scan(code(yip));
    time.now = later(60);
    await scan(code(yip), { direction: 'out' });
    const over = await visit(visitId);
    time.now = later(300);
    const row = await sendOne({ visitId, code: code(yip), recordedAt: later(200) });
    expect(short(row)).toBe('closed');
    expect(visitIdOfRow(row)).not.toBe(visitId);
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
    expect(await visit(visitId)).toEqual(over);
    expect(await visit(visitIdOfRow(row))).toMatchObject({ origin: 'walk_in', host: { unit: '12A' } });
  });
});

describe('the same passage seen twice', () => {
  it('at two gates without a network is one check-in, and the second is listed', async () => {
    const { sendOne, expectVisitor, visit, code, devices } = await offlineRegister(database, {}, ['a', 'b']);
    const { visitId } = await expectVisitor(yip);
    const text = code(yip);
    expect(short(await sendOne({ visitId, code: text, recordedAt: later(-60) }, devices[0]))).toBe(
      'recorded',
    );
    expect(short(await sendOne({ visitId, code: text, recordedAt: later(-50) }, devices[1]))).toBe(
      'already_inside',
    );
    expect((await visit(visitId)).checkedIn?.at).toBe(later(-60));
  });

  it('online by the same scan is no conflict', async () => {
    const { sendOne, expectVisitor, scan, code, visit } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    const [text, scanId] = [code(yip), randomUUID()];
    await scan(text, { scanId });
    const before = await visit(visitId);
    expect(await sendOne({ visitId, code: text, scanId })).toMatchObject({ result: 'recorded', visitId });
    expect(await visit(visitId)).toEqual(before);
  });

  it('online by the same code is listed', async () => {
    const { sendOne, expectVisitor, scan, code } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    const text = code(yip);
    await scan(text);
    expect(short(await sendOne({ visitId, code: text }))).toBe('already_inside');
  });

  it('online and undone since stays undone', async () => {
    const { sendOne, expectVisitor, scan, code, by, deps, visit } = await offlineRegister(database);
    const { visitId } = await expectVisitor(yip);
    const [text, scanId] = [code(yip), randomUUID()];
    await scan(text, { scanId });
    await undoPassage(deps, by('manager', visitId), { reason: 'trial' });
    expect(await sendOne({ visitId, code: text, scanId })).toMatchObject({ result: 'recorded', visitId });
    expect((await visit(visitId)).state).toBe('expected');
  });

  it.each([
    ['the same code', true],
    ['another code of the same person', false],
  ])('as a walk-in online by %s is one visit', async (_, isSame) => {
    const { sendOne, scan, code, onSite } = await offlineRegister(database);
    const text = code(yip);
    const online = visitOf(await scan(text));
    const row = await sendOne({ did: 'walk_in', code: isSame ? text : code(yip) });
    expect([short(row), visitIdOfRow(row)]).toEqual(['already_inside', online.visitId]);
    expect(await onSite()).toEqual([online.visitId]);
  });

  it('as a walk-in without a network, then online, is one visit', async () => {
    const { sendOne, scan, code, onSite } = await offlineRegister(database);
    const text = code(byName);
    const row = await sendOne({ did: 'walk_in', code: text });
    expect(short(row)).toBe('recorded');
    const online = await scan(text);
    expect(outcomeOf(online)).toBe('already_checked_in');
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
  });

  it('as a walk-in that waited for the host online, and was let in without a network', async () => {
    const { sendOne, scan, code, visit } = await offlineRegister(database, { walkIns: 'approve' });
    const text = code(yip);
    const waits = visitOf(await scan(text));
    const row = await sendOne({ did: 'walk_in', code: text });
    expect([short(row), visitIdOfRow(row)]).toEqual(['not_admitted', waits.visitId]);
    expect(await visit(waits.visitId)).toMatchObject({
      state: 'checked_in',
      checkedIn: { despite: 'pending_approval' },
    });
  });
});

describe('a walk-in', () => {
  const told = {
    did: 'walk_in',
    byHand: { method: 'host_confirms', visitor: yip, host: { unit: '7B', name: 'Wong' } },
  };

  it('by code keeps only what the site asks for', async () => {
    const { sendOne, code, visit } = await offlineRegister(database);
    const row = await sendOne({ did: 'walk_in', code: code(yip) });
    expect(await visit(visitIdOfRow(row))).toMatchObject({
      origin: 'walk_in',
      visitor: { englishName: 'YIP Wai Ho' },
      checkedIn: { recordedOffline: true },
      expectedFrom: nine,
    });
    expect((await visit(visitIdOfRow(row))).visitor).toEqual({ englishName: 'YIP Wai Ho' });
  });

  it('does nothing twice where the service let them in on one visit, and the scanner names another of theirs', async () => {
    const { sendOne, expectVisitor, scan, code, visit } = await offlineRegister(database);
    const other = await expectVisitor({ englishName: 'YIP Wai Ho' });
    await expectVisitor(yip);
    const [text, scanId] = [code(yip), randomUUID()];
    const { visitId } = visitOf(await scan(text, { scanId }));
    const named = visitId === other.visitId ? undefined : other.visitId;
    if (named === undefined) throw new Error('the scan chose the other visit');
    const row = await sendOne({ code: text, scanId, visitId: named });
    expect(row).toMatchObject({ result: 'recorded', visitId });
    expect((await visit(named)).state).toBe('expected');
  });

  it('by hand is found by a near name afterwards, and leaves by its way in', async () => {
    const { device, send, visit, onSite, deps, site } = await offlineRegister(database);
    const inScanId = randomUUID();
    const [entry] = await send([await device.row({ ...told, scanId: inScanId, recordedAt: later(-60) })]);
    expect(short(entry)).toBe('recorded');
    expect(await visit(visitIdOfRow(entry))).toMatchObject({ host: { unit: '7B', name: 'Wong' } });
    const parts = (await deps.personKeys(site.firmId)).partsOf({ englishName: 'YIP Wai Ho Peter' });
    expect((await deps.visits.findNear(site, parts.partKeys)).pointers).toMatchObject([
      { visitId: visitIdOfRow(entry) },
    ]);
    const [exit] = await send([
      await device.row({ direction: 'out', inScanId, byHand: { method: 'seen_leaving' } }),
    ]);
    expect([short(exit), visitIdOfRow(exit)]).toEqual(['recorded', visitIdOfRow(entry)]);
    expect(await onSite()).toEqual([]);
  });

  it.each([
    ['approve', {}, 'not_admitted'],
    ['approve', { hostAgreed: true }, 'recorded'],
    ['refuse', { hostAgreed: true }, 'not_admitted'],
  ] as const)('at a site with the rule %s, %j: %s', async (walkIns, more, expected) => {
    const { sendOne, code, onSite } = await offlineRegister(database, { walkIns });
    const row = await sendOne({ did: 'walk_in', code: code(yip), ...more });
    expect(short(row)).toBe(expected);
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
  });

  it('whose host agreed, by hand, needs no look', async () => {
    const { sendOne } = await offlineRegister(database, { walkIns: 'approve' });
    expect(short(await sendOne(told))).toBe('recorded');
    const other = { ...told, byHand: { ...told.byHand, method: 'other_document' } };
    expect(short(await sendOne(other))).toBe('not_admitted');
  });

  it('that shows no name is counted on the roll call', async () => {
    const { sendOne, code, onSite } = await offlineRegister(database);
    const row = await sendOne({ did: 'walk_in', code: code({ ageOver: 18 }) });
    expect(short(row)).toBe('not_admitted');
    expect(await onSite()).toEqual([visitIdOfRow(row)]);
  });

  it('that comes for the twelfth time in a day is on record, and inside', async () => {
    const { sendOne, code, deps, site, onSite, at } = await offlineRegister(database);
    for (let times = 0; times < 12; times += 1) {
      const recordedAt = at(-2000 + times * 100);
      const row = await sendOne({ did: 'walk_in', code: code(yip), recordedAt });
      expect(short(row)).toBe('recorded');
      expect(await onSite()).toEqual([visitIdOfRow(row)]);
      await deps.visits.change(site, visitIdOfRow(row), 'checkOut', {
        checkedOut: { at: (recordedAt + 50) as EpochSeconds, method: 'automatic' },
      });
    }
  });
});

describe('where codes count once for the firm', () => {
  it('a code that another site has accepted is let in, and listed', async () => {
    const one = await offlineRegister(database, { codesUsedOnce: 'firm' });
    const other = await offlineRegister(database, { codesUsedOnce: 'firm' });
    const text = one.code(yip);
    await one.scan(text);
    other.say(text, await one.deps.verify(text));
    const row = await other.sendOne({ did: 'walk_in', code: text });
    expect(short(row)).toBe('code_rejected');
    expect(await other.attentionList()).toMatchObject([{ ref: 'R01' }]);
    expect(await other.onSite()).toEqual([visitIdOfRow(row)]);
  });
});
