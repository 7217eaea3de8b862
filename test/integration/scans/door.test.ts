import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Admission } from '../../../functions/visits/admission.ts';
import { checkInByHand } from '../../../functions/front-desk/by-hand.ts';
import { checkInCompanions } from '../../../functions/front-desk/check-in-companions.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { approveVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { makePin } from '../../../functions/front-desk/pin.ts';
import { openDatabase } from '../../support/database.ts';
import { mainGate } from '../../support/visit.ts';
import { outcomeOf, visitOf } from '../visits/register.ts';
import { guarded } from './guarded.ts';

const database = openDatabase();

const yip = { englishName: 'YIP Wai Ho', chineseName: '葉偉豪', idPrefix: 'M200' };
const inEnglish = { englishName: 'YIP Wai Ho' };

const byHand = { method: 'host_confirms', gateId: mainGate } as const;

describe('a person who is barred by name and prefix', () => {
  it('is denied after the guard’s choice, though the code shows only the English name', async () => {
    const { bar, expectVisitor, scan, code, choose } = guarded(database);
    const { visitId } = await expectVisitor({ englishName: 'YIP Wai Ho', idPrefix: 'M200' });
    await bar(yip);
    const shown = await scan(code(inEnglish));
    expect(outcomeOf(shown)).toBe('choose');
    expect(outcomeOf(await choose(shown, { visitId }))).toBe('denied');
  });

  it('is denied after a choice when the bar is made after the scan', async () => {
    const { bar, expectVisitor, scan, code, choose } = guarded(database);
    const { visitId } = await expectVisitor(yip);
    const shown = await scan(code(inEnglish));
    await bar(yip);
    expect(outcomeOf(await choose(shown, { visitId }))).toBe('denied');
  });

  it('is not recorded as a walk-in by a choice', async () => {
    const { bar, expectVisitor, scan, code, choose } = guarded(database);
    await expectVisitor(inEnglish);
    const shown = await scan(code(yip));
    expect(outcomeOf(shown)).toBe('choose');
    await bar(yip);
    expect(outcomeOf(await choose(shown, { walkIn: true }))).toBe('denied');
  });

  it('is denied for a weak match at a site that admits weak matches', async () => {
    const { bar, expectVisitor, scan, code } = guarded(database, { admitsWeakMatches: true });
    await expectVisitor({ englishName: 'YIP Wai Ho', idPrefix: 'M200' });
    await bar(yip);
    expect(outcomeOf(await scan(code(inEnglish)))).toBe('denied');
  });

  it('is denied under the other name of the visit', async () => {
    const { bar, expectVisitor, scan, code } = guarded(database);
    await expectVisitor(yip);
    await bar({ chineseName: '葉偉豪', idPrefix: 'M200' });
    expect(outcomeOf(await scan(code({ englishName: 'YIP Wai Ho', idPrefix: 'M200' })))).toBe('denied');
  });

  it('is denied where the booking is made after the bar', async () => {
    const { bar, expectVisitor, scan, code } = guarded(database);
    await bar({ chineseName: '葉偉豪', idPrefix: 'M200' });
    await expectVisitor(yip);
    expect(outcomeOf(await scan(code({ englishName: 'YIP Wai Ho', idPrefix: 'M200' })))).toBe('denied');
  });

  it('cannot be checked in by hand or by PIN, or be approved', async () => {
    const { bar, expectVisitor, by, deps } = guarded(database);
    const expected = await expectVisitor(yip);
    const made = await makePin(deps, by('manager', expected.visitId));
    const waits = await expectVisitor(yip, { needsApproval: true });
    await bar(yip);
    const denied = { ok: false, code: 'admission_denied' };
    expect(await checkInByHand(deps, by('guard', expected.visitId), byHand)).toMatchObject(denied);
    const byPin = { method: 'invitation_pin', gateId: mainGate, pin: made.ok ? made.pin : '' } as const;
    expect(await checkInByHand(deps, by('guard', expected.visitId), byPin)).toMatchObject(denied);
    expect(await approveVisit(deps, by('manager', waits.visitId))).toMatchObject(denied);
  });

  it('is the only companion who is refused', async () => {
    const { bar, expectVisitor, by, deps } = guarded(database);
    const lead = await expectVisitor(
      { englishName: 'CHAN Tai Man' },
      { companions: [yip, { englishName: 'LEE Ka Yan' }] },
    );
    await bar(yip);
    const outcome = await checkInCompanions(deps, by('guard', lead.visitId), byHand);
    expect(outcome.ok && outcome.companions.map(({ visitId, result }) => [visitId, result])).toEqual([
      [companionIds(lead)[0], 'admission_denied'],
      [companionIds(lead)[1], 'checked_in'],
    ]);
  });

  it('is checked in once the bar is lifted', async () => {
    const { bar, lift, expectVisitor, scan, code } = guarded(database);
    await expectVisitor(yip);
    const { barredId } = await bar(yip);
    await lift(barredId);
    expect(outcomeOf(await scan(code(yip)))).toBe('checked_in');
  });
});

describe('a bar of the same name, where neither the code nor the visit knows a prefix', () => {
  it('asks for the supervisor, records who decided, and lets the visitor in after approval', async () => {
    const { bar, expectVisitor, scan, code, choose, by, deps } = guarded(database);
    const { barredId } = await bar(yip);
    const { visitId } = await expectVisitor(inEnglish);
    const text = code(inEnglish);
    const asked = await choose(await scan(text), { visitId });
    expect(outcomeOf(asked)).toBe('pending_approval');
    expect(visitOf(asked)).toMatchObject({ state: 'pending_approval', nearBars: [barredId] });
    const approved = await approveVisit(deps, by('manager', visitId));
    expect(approved).toMatchObject({ ok: true, visit: { state: 'expected' } });
    expect(
      await deps.visits.get({ ...by('guard', visitId).caller, siteId: by('guard', visitId).siteId }, visitId),
    ).toMatchObject({
      clearance: { bars: [barredId], memberId: 'manager' },
    });
    expect(outcomeOf(await choose(await scan(code(inEnglish)), { visitId }))).toBe('checked_in');
  });

  it('requires a supervisor for a check-in by hand', async () => {
    const { bar, expectVisitor, by, deps } = guarded(database);
    await bar(yip);
    const { visitId } = await expectVisitor(inEnglish);
    expect(await checkInByHand(deps, by('guard', visitId), byHand)).toMatchObject({
      code: 'supervisor_needed',
    });
    expect(await checkInByHand(deps, by('guard', visitId), byHand)).toMatchObject({
      code: 'supervisor_needed',
    });
    await approveVisit(deps, by('manager', visitId));
    expect(await checkInByHand(deps, by('guard', visitId), byHand)).toMatchObject({
      visit: { state: 'checked_in' },
    });
  });

  it('makes a walk-in wait', async () => {
    const { bar, scan, code } = guarded(database);
    const { barredId } = await bar(yip);
    const shown = await scan(code(inEnglish));
    expect(outcomeOf(shown)).toBe('pending_approval');
    expect(visitOf(shown)).toMatchObject({ origin: 'walk_in', nearBars: [barredId] });
  });

  it('requires a supervisor again when another bar is made after the decision', async () => {
    const { bar, expectVisitor, by, deps } = guarded(database);
    await bar(yip);
    const { visitId } = await expectVisitor(inEnglish);
    await checkInByHand(deps, by('guard', visitId), byHand);
    await approveVisit(deps, by('manager', visitId));
    await bar({ ...inEnglish, idPrefix: 'B777' });
    expect(await checkInByHand(deps, by('guard', visitId), byHand)).toMatchObject({
      code: 'supervisor_needed',
    });
  });
});

it('a write that checks in neither compiles nor runs without an admission', async () => {
  const { deps, site, expectVisitor } = guarded(database);
  const { visitId } = await expectVisitor(inEnglish);
  // @ts-expect-error -- no admission
  const without = () => deps.visits.change(site, visitId, 'checkIn', {});
  await expect(async () => without()).rejects.toThrow('a check-in needs an admission');
  const lookalike: unknown = {};
  expect(Admission.isOne(lookalike)).toBe(false);
  // @ts-expect-error -- something that looks like one
  const forged = () => deps.visits.change(site, visitId, 'checkIn', { admission: lookalike });
  await expect(async () => forged()).rejects.toThrow('a check-in needs an admission');
});

describe('the door for what already happened', () => {
  const root = path.join(import.meta.dirname, '../../../functions');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  /** The files that say this. */
  const saying = (what: RegExp) =>
    files.filter((file) => what.test(readFileSync(path.join(root, file), 'utf8'))).sort();

  it('is used by the passages that scanners made without a network, and by nothing else', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(saying(/alreadyHappened/)).toEqual(['passages/plan-entry.ts', 'visits/admission.ts']);
  });

  it('and so is the transition that it alone may make', () => {
    expect(saying(/recordCheckIn/)).toEqual([
      'passages/passage-table.ts',
      'visits/transition-update.ts',
      'visits/visit-states.ts',
      'visits/visit-table.ts',
    ]);
  });

  it('takes the answer of the bars, whatever it is, and not none', () => {
    const barred = Admission.alreadyHappened({ door: 'barred' });
    expect(Admission.isOne(barred)).toBe(true);
    expect(Admission.isOne(Admission.alreadyHappened({ door: 'ask_supervisor', bars: [] }))).toBe(true);
    // @ts-expect-error -- nobody asked the bars
    expect(() => Admission.alreadyHappened()).toThrow();
  });

  it('does not open the other writes: they do not take that transition', async () => {
    const { deps, site, by } = guarded(database);
    const { visitId } = by('guard', 'x'.repeat(22) as Parameters<typeof by>[1]);
    const admission = Admission.alreadyHappened({ door: 'barred' });
    // @ts-expect-error -- not a transition of `change`
    const change = () => deps.visits.change(site, visitId, 'recordCheckIn', { admission });
    expect(await change()).toEqual({ ok: false });
  });

  it.each(['expected', 'cancelled', 'pending_approval', 'denied', 'no_show'] as const)(
    'a scan, a check-in by hand and the guard’s choice keep out a barred person whose visit is %s',
    async (state) => {
      const { bar, expectVisitor, put, scan, code, by, deps } = guarded(database);
      const visit = await expectVisitor(yip);
      await bar(yip);
      await put({ ...visit, state });
      expect(outcomeOf(await scan(code(yip)))).toBe('denied');
      expect((await checkInByHand(deps, by('guard', visit.visitId), byHand)).ok).toBe(false);
    },
  );
});
