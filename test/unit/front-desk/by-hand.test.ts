import { describe, expect, it } from '@jest/globals';
import type { GateId, LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { checkInCompanions } from '../../../functions/front-desk/check-in-companions.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import type { VisitAction } from '../../../functions/front-desk/load-visit.ts';
import type { VisitDeps } from '../../../functions/front-desk/visit-deps.ts';
import {
  approveVisit,
  cancelVisit,
  refuseVisit,
} from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { makePin, tryPin } from '../../../functions/front-desk/pin.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, later, mainGate, visitIdOf, visitWith } from '../../support/visit.ts';

const { siteId } = siteWith();
const visitId = visitIdOf('a');
const visit = visitWith({ visitId });
const by = (role: Parameters<typeof callerWith>[0], more: Partial<VisitAction> = {}): VisitAction => ({
  caller: callerWith(role),
  siteId,
  visitId,
  ...more,
});
const holding = (...visits: readonly Visit[]) => heldRegister({ visits });
const staffCard = { method: 'staff_card', gateId: mainGate } as const;
const conflict = (state: string) => ({ code: 'state_conflict', detail: `The visit is ${state}.` });

describe('the right to read a visit', () => {
  const read = (changed: Partial<Visit>, role: 'guard' | 'manager' = 'guard') =>
    getVisit(holding({ ...visit, ...changed }).deps, by(role));
  const day = (text: string) => text as LocalDay;

  it.each<[string, Partial<Visit>, boolean]>([
    ['today', {}, true],
    ['ending today', { day: day('2026-11-22'), expectedFrom: later(-86_400) }, true],
    [
      'that began before and continues',
      { day: day('2026-11-22'), expectedFrom: later(-86_400), expectedUntil: later(2 * 86_400) },
      true,
    ],
    [
      'with the visitor inside',
      { day: day('2026-11-20'), expectedUntil: later(-86_400), state: 'checked_in' },
      true,
    ],
    [
      'tomorrow',
      { day: day('2026-11-24'), expectedFrom: later(86_400), expectedUntil: later(90_000) },
      false,
    ],
    [
      'that ended yesterday',
      { day: day('2026-11-22'), expectedFrom: later(-86_400), expectedUntil: later(-11 * 3600) },
      false,
    ],
  ])('of a guard is decided for a visit %s', async (_, changed, sees) => {
    const answer = await read(changed);
    expect(answer).toMatchObject(
      sees ? { ok: true } : { code: 'forbidden', detail: 'A guard sees the visits of today.' },
    );
    expect(await read(changed, 'manager')).toMatchObject({ ok: true });
  });
});

it('every action on an unknown visit is answered with visit_not_found', async () => {
  const { deps } = holding();
  const outcomes = [
    getVisit(deps, by('guard')),
    checkInByHand(deps, by('guard'), staffCard),
    checkOutByHand(deps, by('guard'), mainGate),
    editVisit(deps, by('manager'), { purpose: 'Dinner' }),
    cancelVisit(deps, by('manager')),
    makePin(deps, by('manager')),
  ];
  for (const outcome of await Promise.all(outcomes))
    expect(outcome).toMatchObject({ ok: false, code: 'visit_not_found' });
});

describe('a check-in by hand', () => {
  it('records when, where, how and by whom, and puts the visitor on the roll call', async () => {
    const { deps, changes } = holding(visit);
    expect(await checkInByHand(deps, by('guard'), staffCard)).toMatchObject({
      visit: {
        state: 'checked_in',
        checkedIn: { at: nine, ...staffCard, memberId: 'guard' },
        noticeVersion: 'v1',
        purgeAt: later(30 * 86_400),
      },
    });
    expect(changes[0]?.details.presence).toEqual(keys.identitiesOf(visit.visitor)[0]);
  });

  it('may be early, because the guard sees the visitor', async () => {
    const tomorrow = { ...visit, expectedFrom: later(86_400), expectedUntil: later(90_000) };
    expect(await checkInByHand(holding(tomorrow).deps, by('guard'), staffCard)).toMatchObject({ ok: true });
  });

  it('can be repeated for a visit with re-entry while its window is open', async () => {
    const out = { ...visit, state: 'checked_out', allowsReEntry: true } as const;
    expect(await checkInByHand(holding(out).deps, by('guard'), staffCard)).toMatchObject({
      visit: { state: 'checked_in' },
    });
    const over = { ...out, expectedFrom: later(-90_000), expectedUntil: later(-86_400) };
    expect(await checkInByHand(holding(over).deps, by('guard'), staffCard)).toMatchObject({
      code: 'state_conflict',
      detail: 'The time of the visit is over.',
    });
  });

  it('is refused for a barred person', async () => {
    const barred = keys.identitiesOf(visit.visitor);
    const { deps } = heldRegister({ visits: [visit], barred });
    expect(await checkInByHand(deps, by('guard'), staffCard)).toMatchObject({ code: 'admission_denied' });
    const others = heldRegister({ visits: [visit], barred: keys.identitiesOf({ englishName: 'Lee' }) });
    expect(await checkInByHand(others.deps, by('guard'), staffCard)).toMatchObject({ ok: true });
  });

  it('is refused with a wrong PIN', async () => {
    const { deps } = holding({ ...visit, pinHash: keys.pinHash(visitId, '123456') });
    expect(await checkInByHand(deps, by('guard'), { ...staffCard, pin: '654321' })).toMatchObject({
      code: 'wrong_pin',
    });
  });

  it('checks If-Match against the version before the PIN was tried', async () => {
    const { deps, changes } = holding({ ...visit, pinHash: keys.pinHash(visitId, '123456'), version: 3 });
    const checkIn = (ifMatch: string | undefined) =>
      checkInByHand(deps, by('guard', { ifMatch }), { ...staffCard, pin: '123456' });
    expect(await checkIn('"2"')).toMatchObject({ code: 'precondition_failed' });
    expect(await checkIn('"3"')).toMatchObject({ visit: { state: 'checked_in', pinAttempts: 0 } });
    expect(changes[0]?.details.ifVersion).toBe(4);
    const free = holding({ ...visit, pinHash: keys.pinHash(visitId, '123456') });
    await checkInByHand(free.deps, by('guard'), { ...staffCard, pin: '123456' });
    expect(free.changes[0]?.details).not.toHaveProperty('ifVersion');
  });

  it('does not reset the count of tries if it has no PIN', async () => {
    const { deps } = holding({ ...visit, pinHash: 'hash', pinAttempts: 3 });
    expect(await checkInByHand(deps, by('guard'), staffCard)).toMatchObject({ visit: { pinAttempts: 3 } });
  });

  it('offers companions if there are any', async () => {
    const alone = await checkInByHand(holding(visit).deps, by('guard'), staffCard);
    expect(Object.keys(alone)).toEqual(['ok', 'visit']);
    const lead = { ...visit, companions: 1 };
    const [companionId = visitId] = companionIds(lead);
    const companion = visitWith({ visitId: companionId });
    expect(await checkInByHand(holding(lead, companion).deps, by('guard'), staffCard)).toMatchObject({
      ok: true,
      companions: [companion],
    });
  });

  it('offers no companions if it is refused', async () => {
    const inside = { ...visit, companions: 1, state: 'checked_in' } as const;
    const answer = await checkInByHand(holding(inside).deps, by('guard'), staffCard);
    expect(answer).toMatchObject(conflict('checked_in'));
    expect(answer).not.toHaveProperty('companions');
  });
});

describe('a check-out by hand', () => {
  it('records that the guard saw them leave, when and where', async () => {
    const { deps } = holding({ ...visit, state: 'checked_in' });
    expect(await checkOutByHand(deps, by('guard'), mainGate)).toMatchObject({
      visit: {
        state: 'checked_out',
        checkedOut: { at: nine, gateId: mainGate, method: 'seen_leaving', memberId: 'guard' },
      },
    });
  });

  it('passes on whether the visit has re-entry', async () => {
    const { deps, changes } = holding({ ...visit, state: 'checked_in', allowsReEntry: true });
    await checkOutByHand(deps, by('guard'), mainGate);
    expect(changes[0]?.details.allowsReEntry).toBe(true);
    const once = holding({ ...visit, state: 'checked_in' });
    await checkOutByHand(once.deps, by('guard'), mainGate);
    expect(once.changes[0]?.details).not.toHaveProperty('allowsReEntry');
  });

  it('is a conflict for a visitor who is not inside, with a current If-Match', async () => {
    const { deps } = holding(visit);
    expect(await checkOutByHand(deps, by('guard', { ifMatch: '"1"' }), mainGate)).toMatchObject(
      conflict('expected'),
    );
  });

  it('is answered visit_not_found if the visit was deleted before the write', async () => {
    const { deps } = holding({ ...visit, state: 'checked_in' });
    const gone = { ...deps.visits, change: () => Promise.resolve({ ok: false } as const) };
    expect(await checkOutByHand({ ...deps, visits: gone }, by('guard'), mainGate)).toMatchObject({
      code: 'visit_not_found',
    });
  });

  it('fails the precondition if the visit changed since it was read', async () => {
    const { deps } = holding({ ...visit, state: 'checked_in' });
    const changed = { ...visit, version: 2 };
    const overtaken = {
      ...deps.visits,
      change: () => Promise.resolve({ ok: false, visit: changed } as const),
    };
    const late = { ...deps, visits: overtaken };
    expect(await checkOutByHand(late, by('guard', { ifMatch: '"1"' }), mainGate)).toMatchObject({
      code: 'precondition_failed',
    });
    expect(await checkOutByHand(late, by('guard'), mainGate)).toMatchObject(conflict('expected'));
  });
});

describe('the version in If-Match', () => {
  it('is passed to the write', async () => {
    const { deps } = holding({ ...visit, state: 'checked_in' });
    const asked: unknown[] = [];
    const change: typeof deps.visits.change = (site, id, name, ...details) => {
      asked.push(details[0]?.ifVersion);
      return deps.visits.change(site, id, name, ...details);
    };
    await checkOutByHand(
      { ...deps, visits: { ...deps.visits, change } },
      by('guard', { ifMatch: '"1"' }),
      mainGate,
    );
    expect(asked).toEqual([1]);
  });
});

describe('companions at a check-in by hand', () => {
  const lead = { ...visit, companions: 2 };
  const [first, second] = companionIds(lead).map((id) => visitWith({ visitId: id }));
  if (!first || !second) throw new Error('two were asked for');
  const outside = visitWith({ visitId: visitIdOf('outside') });
  const checkIn = (visitIds?: readonly Visit['visitId'][], more: Partial<VisitAction> = {}) =>
    checkInCompanions(holding(lead, first, second, outside).deps, by('guard', more), {
      ...staffCard,
      visitIds,
    });

  it('are all of them, or the named ones', async () => {
    const inside = (one: Visit) => ({
      visitId: one.visitId,
      result: 'checked_in',
      visit: { state: 'checked_in' },
    });
    expect(await checkIn()).toMatchObject({ ok: true, companions: [inside(first), inside(second)] });
    expect(await checkIn([second.visitId])).toMatchObject({ ok: true, companions: [inside(second)] });
  });

  it('are checked in separately: one who is inside does not stop the others', async () => {
    const { deps } = holding(lead, { ...first, state: 'checked_in' }, second);
    expect(await checkInCompanions(deps, by('guard'), staffCard)).toMatchObject({
      companions: [
        { visitId: first.visitId, result: 'state_conflict' },
        { visitId: second.visitId, result: 'checked_in' },
      ],
    });
  });

  it('must belong to the lead', async () => {
    expect(await checkIn([outside.visitId])).toEqual({
      ok: true,
      companions: [{ visitId: outside.visitId, result: 'visit_not_found' }],
    });
  });

  it('need a gate of the site and an existing lead', async () => {
    expect(await checkIn(undefined, { siteId: 'elsewhere' as SiteId })).toMatchObject({
      code: 'site_not_found',
    });
    expect(await checkIn(undefined, { visitId: visitIdOf('nobody') })).toMatchObject({
      code: 'visit_not_found',
    });
    const noGate = { ...staffCard, gateId: 'nowhere' as GateId };
    expect(await checkInCompanions(holding(lead).deps, by('guard'), noGate)).toMatchObject({
      code: 'gate_not_found',
    });
  });
});

describe('an edit', () => {
  const edit = (
    changed: Parameters<typeof editVisit>[2],
    held: Visit = visit,
    role: 'manager' | 'integration' = 'manager',
  ) => {
    const { deps } = holding(held);
    return editVisit(deps, by(role, { ifMatch: `"${String(held.version)}"` }), changed);
  };

  it('may change notes for a manager only', async () => {
    expect(await edit({ notes: 'Call first.' })).toMatchObject({ visit: { notes: 'Call first.' } });
    expect(await edit({ notes: 'Call first.' }, visit, 'integration')).toMatchObject({
      code: 'forbidden',
      detail: 'Notes are written by managers.',
    });
  });

  it('may change other fields for an integration too', async () => {
    expect(await edit({ purpose: 'Dinner' }, visit, 'integration')).toMatchObject({ ok: true });
  });

  it('has to name the version that it changes', async () => {
    expect(await editVisit(holding(visit).deps, by('manager'), { purpose: 'Dinner' })).toMatchObject({
      code: 'precondition_required',
    });
  });

  it('is a conflict after the visit has begun', async () => {
    expect(await edit({ purpose: 'Dinner' }, { ...visit, state: 'checked_in' })).toMatchObject(
      conflict('checked_in'),
    );
  });

  const lead = { ...visit, companions: 2 };
  const [first, second] = companionIds(lead).map((id) =>
    visitWith({ visitId: id, visitor: { englishName: 'LEE Ka Fai' }, leadVisitId: visitId }),
  );
  if (!first || !second) throw new Error('two were asked for');
  const moved = { expectedUntil: later(9000) };
  const move = (deps: VisitDeps) => editVisit(deps, by('manager', { ifMatch: '"1"' }), moved);

  it('moves only companions who have not begun and have the same window as the lead', async () => {
    const { deps, held, booked } = holding(lead, first, { ...second, state: 'checked_in' });
    expect(await move(deps)).toMatchObject({ visit: moved });
    expect([first, second].map(({ visitId: id }) => held.get(id)?.expectedUntil)).toEqual([
      later(9000),
      later(7200),
    ]);
    expect(booked.map(({ pointers }) => pointers)).toMatchObject(
      [lead, first].map(({ visitor }) => keys.identitiesOf(visitor)),
    );
    const apart = holding(lead, { ...first, expectedFrom: later(60) });
    expect(await move(apart.deps)).toMatchObject({ ok: true });
    expect(apart.booked.map((one) => one.visit.visitId)).toEqual([visitId]);
  });

  it('is tried at most three times while a companion changes', async () => {
    const tried = async (overtaken: number) => {
      const { deps } = holding(lead, first, second);
      let tries = 0;
      const refusing: typeof deps.bookings.edit = (one, company) => {
        tries += 1;
        return tries <= overtaken
          ? Promise.resolve({ ok: false, visit: lead })
          : deps.bookings.edit(one, company);
      };
      const outcome = await move({ ...deps, bookings: { ...deps.bookings, edit: refusing } });
      return { ok: outcome.ok, tries };
    };
    expect(await tried(0)).toEqual({ ok: true, tries: 1 });
    expect(await tried(2)).toEqual({ ok: true, tries: 3 });
    expect(await tried(3)).toEqual({ ok: false, tries: 3 });
  });

  it('is refused if it leaves no name', async () => {
    expect(await edit({ visitor: { englishName: null } })).toMatchObject({ code: 'invalid_request' });
  });

  it('fails the precondition if another edit came first', async () => {
    const { deps } = holding(visit);
    const edited = { ...visit, version: 2 };
    const bookings = { ...deps.bookings, edit: () => Promise.resolve({ ok: false, visit: edited } as const) };
    expect(
      await editVisit({ ...deps, bookings }, by('manager', { ifMatch: '"1"' }), { purpose: 'Dinner' }),
    ).toMatchObject({ code: 'precondition_failed' });
  });
});

describe('a PIN', () => {
  it('is not found for an unknown visit', async () => {
    expect(await tryPin(holding().deps, by('guard'), visitId, '123456')).toMatchObject({
      code: 'visit_not_found',
    });
  });

  it('can be renewed by an integration while it is not locked, and by a manager always', async () => {
    const make = (pinAttempts: number, role: 'manager' | 'integration') =>
      makePin(holding({ ...visit, pinHash: 'hash', pinAttempts }).deps, by(role));
    expect(await make(4, 'integration')).toMatchObject({ ok: true });
    expect(await make(5, 'integration')).toMatchObject({ code: 'pin_locked' });
    expect(await make(5, 'manager')).toMatchObject({ ok: true });
  });

  it('can be tried if it exists, is not locked, and the site has tries left', async () => {
    const answer = async (changed: Partial<Visit>, admits = true) => {
      const { deps } = holding({ ...visit, ...changed });
      const admitsAnother: typeof deps.pins.admitsAnother = (site) =>
        Promise.resolve(admits && site.firmId === visit.firmId && site.siteId === siteId);
      const outcome = await tryPin(
        { ...deps, pins: { ...deps.pins, admitsAnother } },
        by('guard'),
        visitId,
        '123456',
      );
      return outcome.ok ? 'right' : outcome.code;
    };
    const pinHash = keys.pinHash(visitId, '123456');
    expect(await answer({ pinHash })).toBe('right');
    expect(await answer({ pinHash }, false)).toBe('too_many_requests');
    expect(await answer({})).toBe('pin_not_set');
    expect(await answer({ pinHash, pinAttempts: 5 })).toBe('pin_locked');
  });

  it('cannot be tried after the visit has begun', async () => {
    const inside = { ...visit, state: 'checked_in', pinHash: 'hash' } as const;
    expect(await tryPin(holding(inside).deps, by('guard'), visitId, '123456')).toMatchObject(
      conflict('checked_in'),
    );
  });

  it('is wrong if the stored hash has another length', async () => {
    const short = { ...visit, pinHash: 'short' };
    expect(await tryPin(holding(short).deps, by('guard'), visitId, '123456')).toMatchObject({
      code: 'wrong_pin',
    });
  });

  it('is right if it is the one that was made', async () => {
    const { deps } = holding(visit);
    const made = await makePin(deps, by('manager'));
    expect(made).toMatchObject({ ok: true, pin: '123456' });
    expect(await tryPin(deps, by('guard'), visitId, '123456')).toMatchObject({ ok: true });
    expect(await tryPin(deps, by('guard'), visitId, '123457')).toMatchObject({ code: 'wrong_pin' });
  });
});

describe('a change of a booking with companions', () => {
  const lead = { ...visit, companions: 1 };
  const [companionId = visitId] = companionIds(lead);
  const companion = visitWith({ visitId: companionId });

  /** Cancels while the companion changes the given number of times; returns the outcome and the number of tries. */
  const cancel = async (overtaken: number, held: readonly Visit[] = [lead, companion]) => {
    const { deps } = holding(...held);
    let tries = 0;
    const refusing: typeof deps.bookings.cancel = async (one, asked, others) => {
      tries += 1;
      return tries <= overtaken ? { ok: false, visit: one.visit } : deps.bookings.cancel(one, asked, others);
    };
    const outcome = await cancelVisit(
      { ...deps, bookings: { ...deps.bookings, cancel: refusing } },
      by('manager'),
    );
    return { outcome, tries };
  };

  it('is tried at most three times while a companion changes', async () => {
    expect(await cancel(0)).toMatchObject({ outcome: { visit: { state: 'cancelled' } }, tries: 1 });
    expect(await cancel(2)).toMatchObject({ outcome: { visit: { state: 'cancelled' } }, tries: 3 });
    expect(await cancel(3)).toMatchObject({ outcome: conflict('expected'), tries: 3 });
  });

  it('is not tried again without companions, or if the visit itself has changed', async () => {
    expect(await cancel(1, [visit])).toMatchObject({ outcome: conflict('expected'), tries: 1 });
    const { deps } = holding(lead, companion);
    let tries = 0;
    const refused = (stands?: Visit) => ({
      ...deps,
      bookings: {
        ...deps.bookings,
        cancel: () => {
          tries += 1;
          return Promise.resolve({ ok: false, ...(stands ? { visit: stands } : {}) } as const);
        },
      },
    });
    const inside = { ...lead, state: 'checked_in', version: 2 } as const;
    expect(await cancelVisit(refused(inside), by('manager'))).toMatchObject(conflict('checked_in'));
    expect(await cancelVisit(refused(), by('manager'))).toMatchObject({ code: 'visit_not_found' });
    expect(tries).toBe(2);
  });

  it('leaves out companions who are already cancelled', async () => {
    const { deps, held } = holding(
      { ...lead, state: 'pending_approval' },
      { ...companion, state: 'cancelled' },
    );
    expect(await approveVisit(deps, by('manager'))).toMatchObject({ visit: { state: 'expected' } });
    expect(held.get(companionId)?.state).toBe('cancelled');
  });

  it('applies to companions too, approved or refused', async () => {
    const waiting = { state: 'pending_approval' } as const;
    const states = async (change: typeof approveVisit) => {
      const { deps, held } = holding({ ...lead, ...waiting }, { ...companion, ...waiting });
      await change(deps, by('manager'));
      return [held.get(visitId)?.state, held.get(companionId)?.state];
    };
    expect(await states(approveVisit)).toEqual(['expected', 'expected']);
    expect(await states(refuseVisit)).toEqual(['denied', 'denied']);
  });
});
