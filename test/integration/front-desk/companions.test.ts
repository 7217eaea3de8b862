import { describe, expect, it } from '@jest/globals';
import type { LocalDay, VisitId } from '../../../functions/kernel/brands.ts';
import { checkInByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { checkInCompanions } from '../../../functions/front-desk/check-in-companions.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import {
  approveVisit,
  cancelVisit,
  refuseVisit,
} from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import type { PreRegistration, VisitEdit } from '../../../functions/front-desk/api/requests.ts';
import type { VisitTable } from '../../../functions/visits/visit-table.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { admitted } from '../../support/admission.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { later, mainGate, visitIdOf } from '../../support/visit.ts';
import { outcomeOf, register } from '../visits/register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const family = [{ englishName: 'CHAN Siu Ming' }, { chineseName: '陳小美' }];
const byHand = { method: 'host_confirms', gateId: mainGate } as const;

async function bookFamily(more: Partial<PreRegistration> = {}) {
  const made = register(database, { walkIns: 'refuse' });
  const lead = await made.expectVisitor(chan, { companions: family, ...more });
  const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId: lead.visitId };
  const read = async (): Promise<readonly Visit[]> => {
    const all = await Promise.all(
      [lead.visitId, ...companionIds(lead)].map((visitId) => getVisit(made.deps, { ...action, visitId })),
    );
    return all.flatMap((one) => (one.ok ? [one.visit] : []));
  };
  const states = async () => (await read()).map(({ state }) => state);
  return { ...made, lead, action, read, states };
}

/** Checks in a visitor just after their visit was read for the first time. */
function changesOnce(deps: { visits: VisitTable }, one: VisitId | undefined): void {
  const { visits } = deps;
  let changed = false;
  deps.visits = {
    ...visits,
    get: async (site, visitId) => {
      const visit = await visits.get(site, visitId);
      if (visitId === one && !changed) {
        changed = true;
        await visits.change(site, visitId, 'checkIn', { admission: admitted() });
      }
      return visit;
    },
  };
}

describe('companions', () => {
  it('have visits of their own, for the same host and window, and are found by their own names', async () => {
    const { read, lead, scan, code } = await bookFamily();
    const [first, ...others] = await read();
    expect(first).toMatchObject({ visitor: chan, companions: 2 });
    for (const [index, companion] of others.entries()) {
      expect(companion).toMatchObject({
        leadVisitId: lead.visitId,
        visitor: family[index],
        host: lead.host,
        expectedFrom: lead.expectedFrom,
        expectedUntil: lead.expectedUntil,
        state: 'expected',
      });
      expect(companion).not.toHaveProperty('companions');
    }
    expect(new Set(companionIds(lead)).size).toBe(2);
    expect(outcomeOf(await scan(code({ ...family[0], idPrefix: 'B111' })))).toBe('choose');
  });

  it('are written in one transaction with their lead', async () => {
    const { deps, lead, read } = await bookFamily();
    const visit = { ...lead, visitId: visitIdOf('other') };
    const taken = { visit: { ...lead, visitId: companionIds(lead)[0] ?? lead.visitId }, pointers: [] };
    await expect(deps.bookings.createAll([{ visit, pointers: [] }, taken])).rejects.toMatchObject({
      name: 'StoreBusy',
    });
    expect(await deps.visits.get(visit, visit.visitId)).toBeUndefined();
    expect(await read()).toHaveLength(3);
  });

  it('are offered when the lead checks in by a scan, and again when the code is shown again', async () => {
    const { scan, code, lead } = await bookFamily();
    const text = code(chan);
    for (const outcome of ['checked_in', 'already_checked_in']) {
      const answer = await scan(text);
      expect(answer).toMatchObject({ ok: true, outcome: { outcome } });
      const offered = answer.ok && 'companions' in answer.outcome ? answer.outcome.companions : [];
      expect(offered.map(({ visitId, visitor, state }) => [visitId, visitor, state])).toEqual(
        companionIds(lead).map((visitId, index) => [visitId, family[index], 'expected']),
      );
    }
  });

  it('check in by hand in one call, all of them or the named ones, each independently', async () => {
    const { deps, action, lead, states } = await bookFamily();
    expect(await checkInByHand(deps, action, byHand)).toMatchObject({ companions: { length: 2 } });
    const [one, other] = companionIds(lead);
    if (!one || !other) throw new Error('two companions were named');
    const stranger = visitIdOf('stranger');
    expect(await checkInCompanions(deps, action, { ...byHand, visitIds: [one, stranger] })).toMatchObject({
      companions: [
        { visitId: one, result: 'checked_in', visit: { state: 'checked_in' } },
        { visitId: stranger, result: 'visit_not_found' },
      ],
    });
    expect(await states()).toEqual(['checked_in', 'checked_in', 'expected']);
    expect(await checkInCompanions(deps, action, byHand)).toMatchObject({
      companions: [{ result: 'state_conflict' }, { visitId: other, result: 'checked_in' }],
    });
    expect(await deps.bookings.countOnSite(lead)).toBe(3);
  });

  it('are cancelled with the lead, unless they are inside', async () => {
    const { deps, action, lead, states, scan, code } = await bookFamily();
    const [one, other] = companionIds(lead);
    if (!one || !other) throw new Error('two companions were named');
    await checkInByHand(deps, { ...action, visitId: one }, byHand);
    expect(await cancelVisit(deps, action)).toMatchObject({ ok: true, visit: { state: 'cancelled' } });
    expect(await states()).toEqual(['cancelled', 'checked_in', 'cancelled']);
    expect(outcomeOf(await scan(code(family[1] ?? {})))).toBe('no_match');
  });

  it('can be cancelled without the lead', async () => {
    const { deps, action, lead, states } = await bookFamily();
    await cancelVisit(deps, { ...action, visitId: companionIds(lead)[0] ?? lead.visitId });
    expect(await states()).toEqual(['expected', 'cancelled', 'expected']);
  });

  it('move with their lead (host, window, purpose, notes), but keep the values that were changed on their own visit', async () => {
    const { deps, action, read, lead, scan, code, site } = await bookFamily({ purpose: 'Dinner' });
    const [own] = companionIds(lead);
    const edited = (visitId: VisitId, version: number, changed: VisitEdit) =>
      editVisit(deps, { ...action, visitId, ifMatch: `"${String(version)}"` }, changed);
    await edited(own ?? lead.visitId, 1, { host: { unit: '9Z' }, vehicle: { plate: 'AB1' } });
    const window = { expectedFrom: later(3 * 86_400), expectedUntil: later(3 * 86_400 + 3600) };
    const changed = {
      ...window,
      host: { unit: '14C', name: null },
      purpose: null,
      notes: 'By the side door.',
    };
    expect(await edited(lead.visitId, 1, { ...changed, visitor: { idPrefix: 'C456' } })).toMatchObject({
      ok: true,
      visit: { ...window, version: 2 },
    });
    const [first, second, third] = await read();
    const moved = { ...window, day: '2026-11-26', notes: 'By the side door.' };
    expect(first).toMatchObject({ ...moved, visitor: { ...chan, idPrefix: 'C456' }, host: { unit: '14C' } });
    expect(second).toMatchObject({
      ...moved,
      visitor: family[0],
      host: { unit: '9Z' },
      vehicle: { plate: 'AB1' },
    });
    expect(third).toMatchObject({ ...moved, visitor: family[1], host: { unit: '14C' }, version: 2 });
    expect([first, second, third].map((one) => one?.purpose)).toEqual([undefined, undefined, undefined]);
    expect((await deps.bookings.listDay(site, '2026-11-26' as LocalDay, { limit: 9 })).visits).toHaveLength(
      3,
    );
    expect(outcomeOf(await scan(code({ ...family[0], idPrefix: 'B111' })))).toBe('no_match');
  });

  it('stay unchanged when their lead moves if they are inside or cancelled', async () => {
    const { deps, action, read, lead } = await bookFamily();
    const [inside, gone] = companionIds(lead).map((visitId) => ({ ...action, visitId }));
    if (!inside || !gone) throw new Error('there are two');
    await checkInByHand(deps, inside, byHand);
    await cancelVisit(deps, gone);
    const before = await read();
    const edit = { host: { unit: '14C' } };
    expect(await editVisit(deps, { ...action, ifMatch: '"1"' }, edit)).toMatchObject({ ok: true });
    expect((await read()).slice(1)).toEqual(before.slice(1));
  });

  it('make the move of the lead retry when they change meanwhile, and nobody is half moved', async () => {
    const { deps, action, read, lead } = await bookFamily();
    changesOnce(deps, companionIds(lead)[0]);
    const edit = { host: { unit: '14C' } };
    expect(await editVisit(deps, { ...action, ifMatch: '"1"' }, edit)).toMatchObject({ ok: true });
    const after = (await read()).map(({ state, host, version }) => [state, host?.unit, version]);
    expect(after).toEqual([
      ['expected', '14C', 2],
      ['checked_in', '12A', 2],
      ['expected', '14C', 2],
    ]);
  });

  it('make the cancellation of the lead retry when they change meanwhile, and nobody is half cancelled', async () => {
    const { deps, action, lead, states } = await bookFamily();
    changesOnce(deps, companionIds(lead)[0]);
    expect(await cancelVisit(deps, action)).toMatchObject({ ok: true });
    expect(await states()).toEqual(['cancelled', 'checked_in', 'cancelled']);
  });

  it('wait for the host with their lead, and are approved or refused together', async () => {
    const waiting = await bookFamily({ needsApproval: true });
    expect(await waiting.states()).toEqual(Array(3).fill('pending_approval'));
    expect(await approveVisit(waiting.deps, waiting.action)).toMatchObject({ ok: true });
    expect(await waiting.states()).toEqual(Array(3).fill('expected'));
    const unwanted = await bookFamily({ needsApproval: true });
    expect(await refuseVisit(unwanted.deps, unwanted.action)).toMatchObject({ ok: true });
    expect(await unwanted.states()).toEqual(Array(3).fill('denied'));
  });
});
