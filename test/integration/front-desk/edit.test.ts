import { describe, expect, it } from '@jest/globals';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { cancelVisit, refuseVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import type { VisitEdit } from '../../../functions/front-desk/api/requests.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { keys, later, mainGate, visitIdOf, visitWith } from '../../support/visit.ts';
import { outcomeOf, register } from '../visits/register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const wong = { englishName: 'WONG Mei Ling', idPrefix: 'C456' };
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);
const nameKeysOf = (visitor: typeof chan) => keys.identitiesOf(visitor).map(({ nameKey }) => nameKey);

async function booked() {
  const made = register(database, { walkIns: 'refuse' });
  const visit = await made.expectVisitor(chan);
  const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId: visit.visitId };
  const edit = (changed: VisitEdit, ifMatch: string | undefined = '"1"') =>
    editVisit(made.deps, { ...action, ifMatch }, changed);
  return { ...made, visit, action, edit };
}

describe('an edit', () => {
  it('moves the pointers when the name changes: the old name finds nobody, the new one checks in', async () => {
    const { edit, scan, code, deps, site } = await booked();
    expect(await edit({ visitor: wong })).toMatchObject({ ok: true, visit: { visitor: wong, version: 2 } });
    expect((await deps.visits.findByName(site, nameKeysOf(chan))).pointers).toEqual([]);
    expect(outcomeOf(await scan(code(chan)))).toBe('no_match');
    expect(outcomeOf(await scan(code(wong)))).toBe('checked_in');
  });

  it('moves the pointers and the place in the day’s list when the window changes', async () => {
    const { edit, deps, site, visit } = await booked();
    const window = { expectedFrom: later(3 * 86_400), expectedUntil: later(3 * 86_400 + 3600) };
    const edited = await edit(window);
    expect(edited).toMatchObject({ ok: true, visit: { ...window, day: '2026-11-26' } });
    const listed = async (day: string) =>
      (await deps.bookings.listDay(site, day as LocalDay, { limit: 9 })).visits;
    expect(await listed(visit.day)).toEqual([]);
    expect(await listed('2026-11-26')).toEqual([edited.ok && edited.visit]);
    const { pointers } = await deps.visits.findByName(site, nameKeysOf(chan));
    expect(pointers).toMatchObject([{ ...window, visitId: visit.visitId }]);
  });

  it('leaves one pointer with the new time when the time changes within the day', async () => {
    const { edit, deps, site } = await booked();
    await edit({ expectedUntil: later(10_000) });
    const { pointers } = await deps.visits.findByName(site, nameKeysOf(chan));
    expect(pointers).toMatchObject([{ expectedUntil: later(10_000) }]);
  });

  it('is refused without the current version in If-Match', async () => {
    const { edit, deps, action } = await booked();
    expect(codeOf(await editVisit(deps, action, { purpose: 'Tea' }))).toBe('precondition_required');
    expect(codeOf(await edit({ purpose: 'Tea' }, '"2"'))).toBe('precondition_failed');
    expect(codeOf(await edit({ purpose: 'Tea' }, 'W/"1"'))).toBe('precondition_failed');
    expect(codeOf(await edit({ purpose: 'Tea' }, '*'))).toBe('ok');
    expect(codeOf(await edit({ purpose: 'Cake' }))).toBe('precondition_failed');
    expect(codeOf(await edit({ purpose: 'Cake' }, '"1", "2"'))).toBe('ok');
  });

  it('succeeds once out of five at the same moment with the same version', async () => {
    const { edit, deps, action } = await booked();
    const all = await Promise.allSettled(['A', 'B', 'C', 'D', 'E'].map((purpose) => edit({ purpose })));
    const done = all.flatMap((one) => (one.status === 'fulfilled' && one.value.ok ? [one.value.visit] : []));
    expect(done).toHaveLength(1);
    expect(await getVisit(deps, action)).toEqual({ ok: true, visit: done[0] });
  });

  it('is refused by the write itself when another change comes between reading and writing', async () => {
    const { deps, visit } = await booked();
    const after = { visit: { ...visit, purpose: 'Tea', version: 2 }, pointers: [] };
    await deps.bookings.cancel({ visit, pointers: [] }, {});
    expect(await deps.bookings.edit({ before: { visit, pointers: [] }, after })).toMatchObject({
      ok: false,
      visit: { state: 'cancelled' },
    });
  });

  it.each(['checked_in', 'checked_out', 'cancelled', 'denied', 'no_show'] as const)(
    'is a conflict for a visit that is %s, in the write too',
    async (state) => {
      const { deps, site, action, put } = await booked();
      const visit = visitWith({ siteId: site.siteId, visitId: visitIdOf(state), state });
      await put(visit);
      const there = { ...action, visitId: visit.visitId, ifMatch: '*' };
      expect(codeOf(await editVisit(deps, there, { purpose: 'Tea' }))).toBe('state_conflict');
      const written = { visit: { ...visit, purpose: 'Tea' }, pointers: [] };
      expect(await deps.bookings.edit({ before: { visit, pointers: [] }, after: written })).toEqual({
        ok: false,
        visit,
      });
    },
  );

  it('keeps a visit waiting that waits for approval', async () => {
    const { deps, site, action } = await booked();
    const visit = visitWith({ siteId: site.siteId, visitId: visitIdOf('waits'), state: 'pending_approval' });
    await deps.bookings.create(visit, []);
    const there = { ...action, visitId: visit.visitId, ifMatch: '"1"' };
    expect(await editVisit(deps, there, { vehicle: { plate: 'AB1234' } })).toMatchObject({
      ok: true,
      visit: { state: 'pending_approval', vehicle: { plate: 'AB1234' } },
    });
  });

  it('may change notes for managers only, and other fields for an integration too', async () => {
    const { deps, action } = await booked();
    const program = { ...action, caller: callerWith('integration'), ifMatch: '*' };
    expect(codeOf(await editVisit(deps, program, { notes: 'Hello' }))).toBe('forbidden');
    expect(codeOf(await editVisit(deps, program, { notes: null }))).toBe('forbidden');
    expect(codeOf(await editVisit(deps, program, { purpose: 'Tea' }))).toBe('ok');
    expect(codeOf(await editVisit(deps, { ...action, ifMatch: '*' }, { notes: 'Hello' }))).toBe('ok');
  });
});

describe('If-Match on other changes', () => {
  it('is respected if it is sent', async () => {
    const { deps, action } = await booked();
    const stale = { ...action, ifMatch: '"7"' };
    const passage = { method: 'staff_card', gateId: mainGate } as const;
    for (const refused of [
      await cancelVisit(deps, stale),
      await refuseVisit(deps, stale),
      await checkInByHand(deps, stale, passage),
      await checkOutByHand(deps, stale, mainGate),
    ])
      expect(codeOf(refused)).toBe('precondition_failed');
    expect(codeOf(await checkInByHand(deps, { ...action, ifMatch: '"1"' }, passage))).toBe('ok');
    expect(codeOf(await checkOutByHand(deps, { ...action, ifMatch: '"2"' }, mainGate))).toBe('ok');
    expect(codeOf(await cancelVisit(deps, { ...action, ifMatch: '"3"' }))).toBe('state_conflict');
  });
});
