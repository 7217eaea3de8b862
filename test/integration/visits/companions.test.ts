import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInByHand, getVisit } from '../../../functions/visits/change-visit.ts';
import { checkInCompanions } from '../../../functions/visits/check-in-companions.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { approveVisit, cancelVisit, refuseVisit } from '../../../functions/visits/rebook-visit.ts';
import type { PreRegistration } from '../../../functions/visits/visit-requests.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate, visitIdOf } from '../../support/visit.ts';
import { outcomeOf, register } from './register.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(async () => {
  await database.close();
});

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const family = [{ englishName: 'CHAN Siu Ming' }, { chineseName: '陳小美' }];
const byHand = { method: 'host_confirms', gateId: mainGate } as const;

async function family3(more: Partial<PreRegistration> = {}) {
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

describe('companions', () => {
  it('are visits of their own, for the same host and window, found by their own names', async () => {
    const { read, lead, scan, code } = await family3();
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

  it('are written with their lead, or nobody is', async () => {
    const { deps, lead, read } = await family3();
    const visit = { ...lead, visitId: visitIdOf('other') };
    const taken = { visit: { ...lead, visitId: companionIds(lead)[0] ?? lead.visitId }, pointers: [] };
    await expect(deps.bookings.createAll([{ visit, pointers: [] }, taken])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
    expect(await deps.visits.get(visit, visit.visitId)).toBeUndefined();
    expect(await read()).toHaveLength(3);
  });

  it('are offered when the lead comes in by a scan, again when the code is shown again', async () => {
    const { scan, code, lead } = await family3();
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

  it('come in by hand in one call, all or those named; each by itself', async () => {
    const { deps, action, lead, states } = await family3();
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

  it('are cancelled with the lead, but for those who are inside', async () => {
    const { deps, action, lead, states, scan, code } = await family3();
    const [one, other] = companionIds(lead);
    if (!one || !other) throw new Error('two companions were named');
    await checkInByHand(deps, { ...action, visitId: one }, byHand);
    expect(await cancelVisit(deps, action)).toMatchObject({ ok: true, visit: { state: 'cancelled' } });
    expect(await states()).toEqual(['cancelled', 'checked_in', 'cancelled']);
    expect(outcomeOf(await scan(code(family[1] ?? {})))).toBe('no_match');
  });

  it('are cancelled alone without the lead', async () => {
    const { deps, action, lead, states } = await family3();
    await cancelVisit(deps, { ...action, visitId: companionIds(lead)[0] ?? lead.visitId });
    expect(await states()).toEqual(['expected', 'cancelled', 'expected']);
  });

  it('that change while the lead is cancelled make it try again, and nobody is half cancelled', async () => {
    const { deps, action, lead, states } = await family3();
    const [one] = companionIds(lead);
    const { visits } = deps;
    let moved = false;
    deps.visits = {
      ...visits,
      get: async (site, visitId) => {
        const visit = await visits.get(site, visitId);
        if (visitId === one && !moved) {
          moved = true;
          await visits.change(site, visitId, 'checkIn', {});
        }
        return visit;
      },
    };
    expect(await cancelVisit(deps, action)).toMatchObject({ ok: true });
    expect(await states()).toEqual(['cancelled', 'checked_in', 'cancelled']);
  });

  it('wait for the host with their lead, and are approved or refused with them', async () => {
    const waiting = await family3({ needsApproval: true });
    expect(await waiting.states()).toEqual(Array(3).fill('pending_approval'));
    expect(await approveVisit(waiting.deps, waiting.action)).toMatchObject({ ok: true });
    expect(await waiting.states()).toEqual(Array(3).fill('expected'));
    const unwanted = await family3({ needsApproval: true });
    expect(await refuseVisit(unwanted.deps, unwanted.action)).toMatchObject({ ok: true });
    expect(await unwanted.states()).toEqual(Array(3).fill('denied'));
  });
});
