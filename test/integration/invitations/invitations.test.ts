import { describe, expect, it } from '@jest/globals';
import { makePin } from '../../../functions/front-desk/pin.ts';
import { cancelVisit, approveVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { putItem } from '../../../functions/table/write.ts';
import { nameKeyPartition } from '../../../functions/visits/visit-item.ts';
import { openDatabase } from '../../support/database.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { outcomeOf } from '../visits/register.ts';
import { chan, codeOf, invited } from './invited.ts';

const database = openDatabase();

describe('an invitation', () => {
  it('is a link whose secret follows the #, and is kept as a hash', async () => {
    const { link, kept, seen } = await invited(database);
    const { link: address, token, expiresAt, pin } = await link();
    expect(address).toBe(`https://gate.example.com/invitation/#${token}`);
    expect(token).toMatch(/^[\w-]{80,200}$/);
    expect(pin).toBeUndefined();
    const visit = await kept();
    expect(visit.invitationHash).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(visit)).not.toContain(token);
    expect(visit.pinHash).toBeUndefined();
    expect(await seen(token)).toMatchObject({ state: 'expected', visit: { visitor: chan } });
    expect(expiresAt).toBe(Date.parse('2026-11-23T16:00:00Z') / 1000);
  });

  it('replaces the earlier one, with the PIN that it showed', async () => {
    const { link, see, pin, enter } = await invited(database);
    const first = await link(true);
    expect(first.pin).toMatch(/^\d{6}$/);
    const second = await link();
    expect(codeOf(await see(first.token))).toBe('invitation_not_found');
    expect(codeOf(await see(second.token))).toBe('ok');
    expect(codeOf(await enter(String(first.pin)))).toBe('pin_not_set');
    expect(codeOf(await pin(first.token))).toBe('invitation_not_found');
  });

  it('leaves a PIN that the office has told, and ends it with the link', async () => {
    const { link, revoke, kept, deps, action } = await invited(database);
    await makePin(deps, action);
    await link();
    expect((await kept()).pinHash).toBeDefined();
    await revoke();
    expect((await kept()).pinHash).toBeUndefined();
  });

  it('ends when it is revoked, and revoking again changes nothing', async () => {
    const { link, see, revoke, kept } = await invited(database);
    const { token } = await link();
    expect(codeOf(await revoke())).toBe('ok');
    expect(codeOf(await see(token))).toBe('invitation_not_found');
    const { version } = await kept();
    expect(codeOf(await revoke())).toBe('ok');
    expect((await kept()).version).toBe(version);
  });

  it('is made for a visit in the version that was read, where the request names one', async () => {
    const { make, revoke } = await invited(database);
    expect(codeOf(await make(false, 'manager', '"1"'))).toBe('ok');
    expect(codeOf(await make(false, 'manager', '"1"'))).toBe('precondition_failed');
    expect(codeOf(await revoke('"1"'))).toBe('precondition_failed');
  });

  it('is one of two that are made at the same moment, and the other is worth nothing', async () => {
    const { make, see } = await invited(database);
    const made = await Promise.all([make(), make()]);
    const tokens = made.flatMap((one) => (one.ok ? [one.token] : []));
    const codes = await Promise.all(tokens.map(async (token) => codeOf(await see(token))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  });

  it('is not made for a visit that has begun or is over, nor without an address to lead to', async () => {
    const begun = await invited(database);
    const { pin } = await begun.link(true);
    await begun.enter(String(pin));
    expect(codeOf(await begun.make())).toBe('state_conflict');
    const over = await invited(database);
    over.time.now = (over.time.now + 86_400) as EpochSeconds;
    expect(codeOf(await over.make())).toBe('state_conflict');
    const nowhere = await invited(database);
    delete (nowhere.deps as { webAddress?: string }).webAddress;
    expect(codeOf(await nowhere.make())).toBe('web_address_not_set');
  });

  it('moves with the visit, and ends with it', async () => {
    const { link, see, time, deps, action } = await invited(database);
    const { token } = await link();
    const expectedUntil = (time.now + 3 * 86_400) as EpochSeconds;
    await editVisit(deps, { ...action, ifMatch: '*' }, { expectedUntil });
    time.now = (time.now + 2 * 86_400) as EpochSeconds;
    expect(codeOf(await see(token))).toBe('ok');
    time.now = (expectedUntil + 86_400) as EpochSeconds;
    expect(codeOf(await see(token))).toBe('invitation_not_found');
    time.now = (expectedUntil + 90 * 86_400) as EpochSeconds;
    expect(codeOf(await see(token))).toBe('invitation_not_found');
  });

  it('shows that the visitor is inside, and ends when they leave', async () => {
    const { link, seen, see, enter, deps, action } = await invited(database);
    const { token, pin } = await link(true);
    await enter(String(pin));
    expect(await seen(token)).toMatchObject({ state: 'inside' });
    await checkOutByHand(deps, { ...action, caller: callerWith('guard') }, mainGate);
    expect(codeOf(await see(token))).toBe('invitation_not_found');
  });

  it('tells who has the right link that the visit is cancelled, and nobody else', async () => {
    const { link, seen, see, deps, action } = await invited(database);
    const earlier = await link();
    const { token } = await link();
    await cancelVisit(deps, action);
    expect(await seen(token)).toMatchObject({ state: 'cancelled' });
    expect(codeOf(await see(earlier.token))).toBe('invitation_not_found');
  });

  it('opens at no other site and with no other secret', async () => {
    const one = await invited(database);
    const other = await invited(database);
    const { token } = await one.link();
    expect(codeOf(await other.see(token))).toBe('invitation_not_found');
    const { invited: place } = await one.seen(token);
    const guessed = (await one.deps.seal()).seal({ ...place, secret: one.deps.newSecret() });
    expect(codeOf(await one.see(guessed))).toBe('invitation_not_found');
  });
});

describe('the PIN of an invitation', () => {
  it('is shown again as the same one, and writes nothing then', async () => {
    const { link, pin, enter, kept } = await invited(database);
    const { token } = await link();
    const first = await pin(token);
    const { version } = await kept();
    expect(first).toMatchObject({ ok: true, pin: expect.stringMatching(/^\d{6}$/) as unknown });
    expect(await pin(token)).toMatchObject({ ok: true, pin: first.ok && first.pin });
    expect((await kept()).version).toBe(version);
    expect(codeOf(await enter(first.ok ? first.pin : ''))).toBe('ok');
    expect(codeOf(await pin(token))).toBe('state_conflict');
  });

  it('is the one that the office was shown', async () => {
    const { link, pin } = await invited(database);
    const made = await link(true);
    expect(await pin(made.token)).toMatchObject({ ok: true, pin: made.pin });
  });

  it('stays locked after wrong tries, whatever the visitor or a program asks', async () => {
    const { link, pin, enter, make } = await invited(database);
    const { token, pin: right } = await link(true);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 1; tries <= 5; tries += 1) await enter(wrong);
    expect(codeOf(await pin(token))).toBe('pin_locked');
    expect(codeOf(await make(true, 'integration'))).toBe('pin_locked');
    expect(codeOf(await make(true, 'manager'))).toBe('ok');
  });
});

describe('a visitor who corrects their name', () => {
  const tong = { englishName: 'TONG Siu Fong' };

  it('is found by the new name at the gate, and not by the old one', async () => {
    const { link, rename, code, scan, kept, time } = await invited(database, {
      site: { admitsWeakMatches: true },
    });
    const { token, visit } = await link();
    const changed = await rename(token, tong.englishName, visit.version);
    expect(changed).toMatchObject({ ok: true, visit: { visitor: tong, state: 'expected' } });
    expect(await kept()).toMatchObject({ visitorChanges: [{ change: 'name', at: time.now }] });
    const came = await scan(code(chan));
    expect(outcomeOf(came)).toBe('checked_in');
    expect(came.ok && 'visit' in came.outcome && came.outcome.visit.origin).toBe('walk_in');
    const right = await scan(code(tong));
    expect(right.ok && 'visit' in right.outcome && right.outcome.visit.origin).toBe('pre_registered');
  });

  it('keeps one name at least, and changes nothing by the same name', async () => {
    const { link, rename, kept } = await invited(database);
    const { token, visit } = await link();
    expect(codeOf(await rename(token, null, visit.version))).toBe('invalid_request');
    expect(codeOf(await rename(token, chan.englishName, visit.version))).toBe('ok');
    expect((await kept()).version).toBe(visit.version);
    expect(await rename(token, null, visit.version, '陳大文')).toMatchObject({
      ok: true,
      visit: { visitor: { chineseName: '陳大文' } },
    });
  });

  it('does not overwrite what somebody else changed, and can do it five times', async () => {
    const { link, rename, seen } = await invited(database);
    const { token, visit } = await link();
    const names = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `CHAN Tai ${letter}`);
    expect(codeOf(await rename(token, String(names[0]), visit.version))).toBe('ok');
    expect(codeOf(await rename(token, String(names[1]), visit.version))).toBe('precondition_failed');
    const codes = [];
    for (const name of names.slice(1))
      codes.push(codeOf(await rename(token, name, (await seen(token)).visit.version)));
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'too_many_corrections']);
  });

  it('can do it until the check-in, and with a link that is valid', async () => {
    const { link, rename, enter, kept, revoke } = await invited(database);
    const { token, pin } = await link(true);
    await enter(String(pin));
    expect(codeOf(await rename(token, 'TONG Siu Fong', (await kept()).version))).toBe('state_conflict');
    const other = await invited(database);
    const { token: gone } = await other.link();
    await other.revoke();
    expect(codeOf(await other.rename(gone, 'TONG Siu Fong', (await other.kept()).version))).toBe(
      'invitation_not_found',
    );
    await revoke();
  });
});

describe('a visitor who cannot come', () => {
  it('cancels the visit as theirs, and the same again is answered as the first time', async () => {
    const { link, refuse, kept, seen, time } = await invited(database, {
      visit: { companions: [{ englishName: 'CHAN Siu Ming' }] },
    });
    const { token, visit } = await link();
    expect(await refuse(token, visit.version)).toMatchObject({ ok: true, state: 'cancelled' });
    expect(await kept()).toMatchObject({
      state: 'cancelled',
      visitorChanges: [{ change: 'declined', at: time.now }],
    });
    expect(await refuse(token, visit.version)).toMatchObject({ ok: true, state: 'cancelled' });
    expect(await seen(token)).toMatchObject({ state: 'cancelled' });
  });

  it('does not cancel what has changed since, nor a visit that has begun', async () => {
    const { link, refuse, enter, kept } = await invited(database);
    const { token, visit, pin } = await link(true);
    expect(codeOf(await refuse(token, visit.version - 1))).toBe('precondition_failed');
    await enter(String(pin));
    expect(codeOf(await refuse(token, (await kept()).version))).toBe('state_conflict');
  });

  it('may have a namesake whose visit stays', async () => {
    const { link, refuse, expectVisitor, deps, action } = await invited(database);
    const namesake = await expectVisitor(chan);
    const { token, visit } = await link();
    await refuse(token, visit.version);
    expect(await deps.visits.get(visit, namesake.visitId)).toMatchObject({ state: 'expected' });
    expect(codeOf(await approveVisit(deps, action))).toBe('state_conflict');
  });
});

describe('a visitor who is barred', () => {
  it('cannot leave the bar behind with another name: a supervisor decides, and the visitor is not told', async () => {
    const { link, rename, kept, deps, site, code, scan, enter, pin, seen } = await invited(database);
    const keys = await deps.personKeys(site.firmId);
    const [identity] = keys.identitiesOf(chan);
    if (!identity) throw new Error('the visitor has no name');
    await putItem(sealedVisits(database), {
      pk: nameKeyPartition(site, identity.nameKey),
      sk: 'BARRED#1',
      barredId: '1',
      ...identity,
    });
    const { token, visit } = await link();
    const changed = await rename(token, 'TONG Siu Fong', visit.version);
    expect(changed).toMatchObject({ ok: true, state: 'expected' });
    expect(await seen(token)).toMatchObject({ state: 'expected' });
    expect(await kept()).toMatchObject({
      state: 'pending_approval',
      nearBars: [],
      visitor: { englishName: 'TONG Siu Fong' },
      visitorChanges: [{ change: 'name' }],
    });
    const shown = await pin(token);
    expect(codeOf(await enter(shown.ok ? shown.pin : ''))).not.toBe('ok');
    expect(outcomeOf(await scan(code({ englishName: 'TONG Siu Fong' })))).not.toBe('checked_in');
    const again = await rename(token, 'CHAN Tai Man', (await kept()).version);
    expect(again).toMatchObject({ ok: true, visit: { state: 'pending_approval' } });
    await rename(token, 'TONG Siu Fong', (await kept()).version);
    expect(await kept()).toMatchObject({ state: 'pending_approval', nearBars: [] });
  });
});
