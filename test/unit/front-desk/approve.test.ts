import { describe, expect, it } from '@jest/globals';
import type { BarredId, MemberId } from '../../../functions/kernel/brands.ts';
import { checkInByHand } from '../../../functions/front-desk/by-hand.ts';
import {
  approveVisit,
  cancelVisit,
  refuseVisit,
} from '../../../functions/front-desk/cancel-approve-refuse.ts';
import type { VisitAction } from '../../../functions/front-desk/load-visit.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, mainGate, visitIdOf, visitWith } from '../../support/visit.ts';

const { siteId } = siteWith();
const visitId = visitIdOf('a');
const by = (role: 'guard' | 'manager'): VisitAction => ({ caller: callerWith(role), siteId, visitId });
const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const waiting = visitWith({ visitId, visitor: chan, state: 'pending_approval' });
const lead = { ...waiting, companions: 1 };
const [companionId = visitId] = companionIds(lead);
const companion = visitWith({
  visitId: companionId,
  visitor: { englishName: 'LEE Ka Fai', idPrefix: 'C789' },
  state: 'pending_approval',
});
const barsOn = (visitor: typeof chan) => keys.identitiesOf(visitor);
/** A bar on another person with the same prefix and a name part in common. */
const nearBar = {
  barredId: 'near' as BarredId,
  ...keys.partsOf({ englishName: 'CHAN Tai Ming', idPrefix: 'A123' }),
};
const denied = { ok: false, code: 'admission_denied' };

describe('the approval of a visit', () => {
  it('is denied for a person who is barred, who can still be refused or cancelled', async () => {
    const register = () => heldRegister({ visits: [waiting], barred: barsOn(chan) });
    const { deps, held, booked } = register();
    expect(await approveVisit(deps, by('manager'))).toEqual(denied);
    expect(held.get(visitId)).toEqual(waiting);
    expect(booked).toEqual([]);
    expect(await refuseVisit(register().deps, by('manager'))).toMatchObject({ visit: { state: 'denied' } });
    expect(await cancelVisit(register().deps, by('manager'))).toMatchObject({
      visit: { state: 'cancelled' },
    });
  });

  it('is denied for all where a companion is barred', async () => {
    const { deps, held } = heldRegister({
      visits: [lead, companion],
      barred: barsOn({ englishName: 'LEE Ka Fai', idPrefix: 'C789' }),
    });
    expect(await approveVisit(deps, by('manager'))).toEqual(denied);
    expect([...held.values()].map(({ state }) => state)).toEqual(['pending_approval', 'pending_approval']);
  });

  it('records who decided about which near bars, and marks the pointers', async () => {
    const { deps, booked } = heldRegister({ visits: [waiting], nearBars: [nearBar] });
    expect(await approveVisit(deps, by('manager'))).toMatchObject({ visit: { state: 'expected' } });
    expect(booked).toMatchObject([
      {
        visit: { visitId, visitor: chan, clearance: { bars: ['near'], memberId: 'manager', at: nine } },
        pointers: [{ asksBars: true }],
      },
    ]);
  });

  it('keeps the near bars that were cleared before', async () => {
    const earlier = { bars: ['old' as BarredId], memberId: 'sam' as MemberId, at: nine };
    const { deps, booked } = heldRegister({
      visits: [{ ...waiting, clearance: earlier }],
      nearBars: [nearBar],
    });
    await approveVisit(deps, by('manager'));
    expect(booked[0]?.visit.clearance?.bars).toEqual(['old', 'near']);
  });

  it('records nothing of bars where none is near', async () => {
    const { deps, booked } = heldRegister({ visits: [waiting] });
    await approveVisit(deps, by('manager'));
    expect(booked[0]?.visit).not.toHaveProperty('clearance');
    expect(booked[0]?.pointers[0]).not.toHaveProperty('asksBars');
  });

  it('alone asks about bars: a visit that is refused or cancelled records nothing of them', async () => {
    for (const change of [refuseVisit, cancelVisit]) {
      const { deps, booked } = heldRegister({ visits: [waiting], nearBars: [nearBar] });
      await change(deps, by('manager'));
      expect(booked[0]?.visit).not.toHaveProperty('clearance');
    }
  });
});

it('a check-in by hand waits for a supervisor where a bar is near', async () => {
  const { deps, held } = heldRegister({
    visits: [{ ...waiting, state: 'expected' }],
    nearBars: [nearBar],
  });
  expect(await checkInByHand(deps, by('guard'), { method: 'staff_card', gateId: mainGate })).toMatchObject({
    code: 'supervisor_needed',
  });
  expect(held.get(visitId)).toMatchObject({ state: 'pending_approval', nearBars: ['near'] });
});
