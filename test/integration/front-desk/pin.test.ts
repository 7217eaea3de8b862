import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { makePin } from '../../../functions/front-desk/pin.ts';
import { cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import type { PreRegistration } from '../../../functions/front-desk/api/requests.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { register } from '../visits/register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man' };
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);

async function invited(more: Partial<PreRegistration> = {}) {
  const made = register(database);
  const { visitId } = await made.expectVisitor(chan, more);
  const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId };
  const enter = (pin: string, ifMatch?: string) =>
    checkInByHand(
      made.deps,
      { ...action, caller: callerWith('guard'), ifMatch },
      {
        method: 'invitation_pin',
        gateId: mainGate,
        pin,
      },
    );
  const make = (role: 'manager' | 'integration' = 'manager') =>
    makePin(made.deps, { ...action, caller: callerWith(role) });
  return { ...made, action, enter, make };
}

describe('an invitation PIN', () => {
  it('is shown once, stored as a keyed hash, and checks the visitor in', async () => {
    const { make, enter, deps, action } = await invited();
    expect(await make()).toMatchObject({ ok: true, pin: '123456' });
    const kept = await getVisit(deps, action);
    expect(JSON.stringify(kept)).not.toContain('123456');
    expect(kept).toMatchObject({ visit: { pinHash: expect.stringMatching(/^[\w-]{22}$/) as unknown } });
    expect(await enter('123456')).toMatchObject({
      ok: true,
      visit: { state: 'checked_in', checkedIn: { method: 'invitation_pin' } },
    });
    expect(codeOf(await enter('123456'))).toBe('state_conflict');
  });

  it('is valid for one visit only', async () => {
    const one = await invited();
    const other = await invited();
    await one.make();
    other.deps.newPin = () => '654321';
    await other.make();
    expect(codeOf(await other.enter('123456'))).toBe('wrong_pin');
    expect(codeOf(await (await invited()).enter('123456'))).toBe('pin_not_set');
  });

  it('is locked after five wrong guesses, even for the right PIN, until a manager makes another', async () => {
    const { make, enter, deps } = await invited();
    await make();
    for (let tries = 1; tries <= 5; tries += 1) expect(codeOf(await enter('000000'))).toBe('wrong_pin');
    expect(codeOf(await enter('123456'))).toBe('pin_locked');
    expect(codeOf(await make('integration'))).toBe('pin_locked');
    deps.newPin = () => '222222';
    expect(codeOf(await make())).toBe('ok');
    expect(codeOf(await enter('123456'))).toBe('wrong_pin');
    expect(codeOf(await enter('222222'))).toBe('ok');
  });

  it('is compared five times at most, however many guesses arrive at once', async () => {
    const { make, enter } = await invited();
    await make();
    const codes = (await Promise.all(Array.from({ length: 12 }, () => enter('000000')))).map(codeOf);
    expect(codes.filter((code) => code === 'wrong_pin')).toHaveLength(5);
    expect(codes.filter((code) => code === 'pin_locked')).toHaveLength(7);
  });

  it('can be tried thirty times a minute at a site, over all its visits', async () => {
    const { enter, make, time } = await invited();
    await make();
    const codes = [];
    for (let tries = 1; tries <= 31; tries += 1) codes.push(codeOf(await enter('000000')));
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('wrong_pin'));
    expect(codes.slice(5, 30)).toEqual(Array(25).fill('pin_locked'));
    expect(codes[30]).toBe('too_many_requests');
    time.now = (time.now + 60) as EpochSeconds;
    expect(codeOf(await enter('000000'))).toBe('pin_locked');
  });

  it('respects the version in If-Match', async () => {
    const { make, enter, deps, action } = await invited();
    expect(codeOf(await makePin(deps, { ...action, ifMatch: '"7"' }))).toBe('precondition_failed');
    await make();
    expect(codeOf(await enter('123456', '"1"'))).toBe('precondition_failed');
    expect(codeOf(await enter('123456', '"2"'))).toBe('ok');
  });

  it('can be made only before the visit begins', async () => {
    const { make, deps, action } = await invited();
    await cancelVisit(deps, action);
    expect(codeOf(await make())).toBe('state_conflict');
  });

  it('works for each entry of a visit with re-entry, and a right PIN does not count as a try', async () => {
    const { make, enter, deps, action } = await invited({ allowsReEntry: true });
    await make();
    for (let comings = 1; comings <= 7; comings += 1) {
      expect(codeOf(await enter('123456'))).toBe('ok');
      expect(codeOf(await checkOutByHand(deps, action, mainGate))).toBe('ok');
    }
  });
});
