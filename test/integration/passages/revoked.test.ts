import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyPassage } from '../../../functions/passages/apply-passage.ts';
import { recordPassages } from '../../../functions/passages/record-passages.ts';
import { resolvePassage } from '../../../functions/passages/resolve-passages.ts';
import type { PassageDeps } from '../../../functions/passages/passage-deps.ts';
import type { ScanId } from '../../../functions/kernel/brands.ts';
import { memberIdOf } from '../../../functions/scanners/scanner-member.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import type { PassageDevice } from '../../support/passages.ts';
import { callerWith } from '../../support/site.ts';
import { later } from '../../support/visit.ts';
import { offlineRegister, short } from './offline-register.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const lam = { englishName: 'LAM Siu Fung', idPrefix: 'K310' };
const newScanId = () => randomUUID() as ScanId;
const told = { method: 'host_confirms', visitor: { englishName: 'POON Tin Yi' }, host: { unit: '9B' } };

/** A register whose first device was revoked five minutes after nine; it is ten past nine. */
async function revokedRegister(changed?: Parameters<typeof offlineRegister>[1]) {
  const made = await offlineRegister(database, changed, ['stolen', 'new']);
  made.time.now = later(600);
  const revokedAt = later(300);
  const [stolen, renewed] = made.devices as [PassageDevice, PassageDevice];
  const deps: PassageDeps = {
    ...made.passages,
    getScanner: async (site, scannerId) => {
      const scanner = await made.passages.getScanner(site, scannerId);
      return scanner && scannerId === stolen.scanner.scannerId ? { ...scanner, revokedAt } : scanner;
    },
  };
  const deliver = async (
    rows: readonly string[],
    role: 'revoked_scanner' | 'scanner' = 'revoked_scanner',
  ) => {
    const by = role === 'scanner' ? renewed : stolen;
    const caller = callerWith(role, { memberId: memberIdOf(by.scanner.scannerId) });
    const answer = await recordPassages(deps, caller, made.site.siteId, rows);
    if (!answer.ok) throw new Error(answer.code);
    return answer.results;
  };
  const manager = callerWith('manager');
  const apply = (scanId: ScanId) =>
    applyPassage(deps, manager, made.site.siteId, scanId, 'The guard confirms.');
  const resolve = (scanId: ScanId) =>
    resolvePassage(deps, manager, made.site.siteId, scanId, 'Nobody knows of it.');
  return { ...made, stolen, renewed, revokedAt, deliver, apply, resolve };
}

describe('a passage that a revoked scanner delivers', () => {
  it.each([
    ['from before the revocation', 100],
    ['from after it', 400],
  ])('%s is held: it changes no visit, and the device learns of none', async (_, seconds) => {
    const { deliver, stolen, expectVisitor, code, visit, onSite, attentionList, revokedAt } =
      await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    const scanId = newScanId();
    const row = await stolen.row({ scanId, code: code(lam), recordedAt: later(seconds) });
    const held = { scanId, result: 'needs_attention', attention: 'scanner_revoked' };
    expect(await deliver([row])).toEqual([{ ...held, effect: 'nothing' }]);
    expect(await deliver([row])).toEqual([held]);
    expect(await visit(visitId)).toMatchObject({ state: 'expected' });
    expect(await onSite()).toEqual([]);
    expect(await attentionList('true')).toMatchObject([
      {
        scanId,
        visitId,
        attention: 'scanner_revoked',
        scannerRevokedAt: revokedAt,
        recordedAt: later(seconds),
      },
    ]);
  });

  it.each([
    ['two days ago', -2 * 86_400],
    ['tomorrow', 86_400],
  ])('of %s keeps no name, and cannot be applied', async (_, seconds) => {
    const { deliver, apply, stolen, recorded } = await revokedRegister();
    const scanId = newScanId();
    const row = await stolen.row({ scanId, did: 'walk_in', byHand: told, recordedAt: later(seconds) });
    expect((await deliver([row])).map(short)).toEqual(['scanner_revoked']);
    expect(JSON.stringify(await recorded(scanId))).not.toContain('POON');
    expect(await apply(scanId)).toMatchObject({ ok: false, code: 'state_conflict' });
  });

  it('out changes no visit either', async () => {
    const { deliver, stolen, expectVisitor, scan, code, visit } = await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    await scan(code(lam));
    const row = await stolen.row({
      direction: 'out',
      visitId,
      byHand: { method: 'seen_leaving' },
      recordedAt: later(700),
    });
    expect((await deliver([row])).map(short)).toEqual(['scanner_revoked']);
    expect(await visit(visitId)).toMatchObject({ state: 'checked_in' });
  });

  it('does not use up the code: its holder comes in by it afterwards', async () => {
    const { deliver, stolen, expectVisitor, scan, code } = await revokedRegister({ codesUsedOnce: 'firm' });
    await expectVisitor(lam);
    await deliver([await stolen.row({ code: code(lam), recordedAt: later(590) })]);
    expect(await scan(code(lam))).toMatchObject({ outcome: { outcome: 'checked_in' } });
  });

  it('says why a code did not verify', async () => {
    const { deliver, stolen, attentionList } = await revokedRegister();
    await deliver([await stolen.row({ code: 'made up', recordedAt: later(100) })]);
    expect(await attentionList()).toMatchObject([
      { attention: 'scanner_revoked', ref: expect.any(String) as unknown },
    ]);
  });

  it('is held too where the new scanner of the device delivers it; its own is not', async () => {
    const { deliver, stolen, renewed, expectVisitor, code, visit } = await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    const rows = [
      await stolen.row({ did: 'walk_in', byHand: told, recordedAt: later(200) }),
      await renewed.row({ code: code(lam), recordedAt: later(590) }),
    ];
    expect((await deliver(rows, 'scanner')).map(short)).toEqual(['scanner_revoked', 'recorded']);
    expect(await visit(visitId)).toMatchObject({ state: 'checked_in' });
  });

  it('is its own: a revoked scanner delivers for no other', async () => {
    const { deliver, renewed } = await revokedRegister();
    const row = await renewed.row({ did: 'walk_in', byHand: told, recordedAt: later(100) });
    expect((await deliver([row])).map(short)).toEqual(['refused bad_signature']);
  });
});

describe('a held passage that a manager applies', () => {
  it('checks the visitor in as of its time, and is resolved', async () => {
    const { deliver, apply, stolen, expectVisitor, code, visit, onSite, attentionList } =
      await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    const scanId = newScanId();
    await deliver([await stolen.row({ scanId, code: code(lam), recordedAt: later(100) })]);
    expect(await apply(scanId)).toMatchObject({
      ok: true,
      passage: { applied: true, visitId, resolvedBy: callerWith('manager').memberId },
    });
    expect(await visit(visitId)).toMatchObject({
      state: 'checked_in',
      checkedIn: { at: later(100), method: 'personal_code', recordedOffline: true, scanId },
    });
    expect(await onSite()).toEqual([visitId]);
    expect(await attentionList('true')).toEqual([]);
    expect(await apply(scanId)).toMatchObject({ ok: false, code: 'state_conflict' });
  });

  it('checks the visitor out', async () => {
    const { deliver, apply, stolen, expectVisitor, scan, code, visit, time } = await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    time.now = later(20);
    await scan(code(lam));
    time.now = later(600);
    const scanId = newScanId();
    const out = { direction: 'out', visitId, byHand: { method: 'seen_leaving' } };
    await deliver([await stolen.row({ ...out, scanId, recordedAt: later(200) })]);
    expect(await apply(scanId)).toMatchObject({ ok: true, passage: { applied: true } });
    expect(await visit(visitId)).toMatchObject({ state: 'checked_out', checkedOut: { at: later(200) } });
  });

  it('makes a walk-in of who was told; the record forgets the name', async () => {
    const { deliver, apply, stolen, visit, onSite, recorded } = await revokedRegister();
    const scanId = newScanId();
    await deliver([await stolen.row({ scanId, did: 'walk_in', byHand: told, recordedAt: later(100) })]);
    expect(await recorded(scanId)).toMatchObject({ told: { visitor: told.visitor, host: told.host } });
    const applied = await apply(scanId);
    if (!applied.ok || !applied.passage.visitId) throw new Error('not applied');
    expect(JSON.stringify([applied, await recorded(scanId)])).not.toContain('POON');
    const made = await visit(applied.passage.visitId);
    expect(made).toMatchObject({ state: 'checked_in', visitor: told.visitor, host: told.host });
    expect(await onSite()).toEqual([made.visitId]);
  });

  it('shows what stood against it', async () => {
    const { deliver, apply, stolen, code } = await revokedRegister({ walkIns: 'refuse' });
    const scanId = newScanId();
    await deliver([await stolen.row({ scanId, did: 'walk_in', code: code(lam), recordedAt: later(100) })]);
    expect(await apply(scanId)).toMatchObject({ ok: true, passage: { despite: 'not_admitted' } });
  });

  it('is refused where it would change nothing, or was never held', async () => {
    const { deliver, apply, stolen, renewed, expectVisitor, scan, code } = await revokedRegister();
    const { visitId } = await expectVisitor(lam);
    await scan(code(lam));
    const [again, unheld] = [newScanId(), newScanId()];
    await deliver([await stolen.row({ scanId: again, visitId, recordedAt: later(100) })]);
    expect(await apply(again)).toEqual({
      ok: false,
      code: 'state_conflict',
      detail: 'It would change nothing: already_inside.',
    });
    await deliver([await renewed.row({ scanId: unheld, visitId, recordedAt: later(590) })], 'scanner');
    expect(await apply(unheld)).toMatchObject({ ok: false, code: 'state_conflict' });
    expect(await apply(newScanId())).toMatchObject({ ok: false, code: 'passage_not_found' });
  });

  it('is applied once, by one of two at the same moment', async () => {
    const { deliver, apply, stolen, onSite } = await revokedRegister();
    const scanId = newScanId();
    await deliver([await stolen.row({ scanId, did: 'walk_in', byHand: told, recordedAt: later(100) })]);
    const answers = await Promise.all([apply(scanId), apply(scanId)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await onSite()).toHaveLength(1);
  });

  it('may be resolved without being applied; then the name is gone and nothing has changed', async () => {
    const { deliver, apply, resolve, stolen, onSite, recorded } = await revokedRegister();
    const scanId = newScanId();
    await deliver([await stolen.row({ scanId, did: 'walk_in', byHand: told, recordedAt: later(100) })]);
    expect(await resolve(scanId)).toMatchObject({ ok: true });
    expect(JSON.stringify(await recorded(scanId))).not.toContain('POON');
    expect(await apply(scanId)).toMatchObject({ ok: false, code: 'state_conflict' });
    expect(await onSite()).toEqual([]);
  });
});
