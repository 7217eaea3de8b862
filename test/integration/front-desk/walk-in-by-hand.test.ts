import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import type { GateId, VisitId } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import { barPerson } from '../../../functions/bars/bar-person.ts';
import { barTable } from '../../../functions/bars/bar-table.ts';
import { approveVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { undoPassage } from '../../../functions/front-desk/undo-passage.ts';
import type { WalkInRequest } from '../../../functions/front-desk/api/requests.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { recordWalkInByHand } from '../../../functions/front-desk/walk-in-by-hand.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const database = openDatabase();

const request: WalkInRequest = {
  visitor: { englishName: 'LEUNG Ka Ho' },
  host: { unit: '7C' },
  method: 'host_confirms',
  gateId: mainGate,
};

function gateWith(changed: Partial<Site> = {}) {
  const made = register(database, changed);
  const record = (more: Partial<WalkInRequest> = {}, seed?: string) =>
    recordWalkInByHand(made.deps, callerWith('guard'), made.site.siteId, { ...request, ...more }, seed);
  const action = (visitId: VisitId, role: 'guard' | 'manager' = 'guard') => ({
    caller: callerWith(role),
    siteId: made.site.siteId,
    visitId,
  });
  const bar = (visitor: Visitor, more: { allOfThatName?: true } = {}) =>
    barPerson(
      {
        bars: barTable(sealedVisits(database), made.deps.clock),
        visits: made.deps.visits,
        bookings: made.deps.bookings,
        getSite: made.deps.getSite,
        siteIdsOf: () => Promise.resolve([made.site.siteId]),
        personKeys: made.deps.personKeys,
        keyring: () => Promise.resolve(offlineKeyringOf('secret', made.site.firmId)),
        clock: made.deps.clock,
      },
      callerWith('manager'),
      { firmId: made.site.firmId, siteId: made.site.siteId },
      { visitor, reviewInDays: 30, ...more },
    );
  const recorded = async (more: Partial<WalkInRequest> = {}) => {
    const answer = await record(more);
    if (!answer.ok) throw new Error(answer.code);
    return answer;
  };
  return { ...made, record, recorded, action, bar };
}
const codeOf = (answer: { ok: true } | { ok: false; code: string }) => (answer.ok ? 'ok' : answer.code);

describe('a walk-in that a guard records by hand', () => {
  it('is checked in where the site records walk-ins, with host, notice and the data that the site keeps', async () => {
    const { recorded, deps, site, time } = gateWith({ keeps: ['englishName'] });
    const { visit } = await recorded({
      visitor: { englishName: 'LEUNG Ka Ho', chineseName: '梁家豪', idPrefix: 'A123' },
      host: { unit: '7C', name: 'Ho' },
      purpose: 'repair',
    });
    expect(visit).toMatchObject({
      state: 'checked_in',
      origin: 'walk_in',
      visitor: { englishName: 'LEUNG Ka Ho' },
      host: { unit: '7C', name: 'Ho' },
      purpose: 'repair',
      noticeVersion: 'v1',
      checkedIn: { at: time.now, gateId: mainGate, method: 'host_confirms', memberId: 'guard' },
      version: 1,
    });
    expect(Object.keys(visit.visitor)).toEqual(['englishName']);
    expect((await deps.bookings.listOnSite(site, { limit: 10 })).visits).toMatchObject([
      { visitId: visit.visitId },
    ]);
  });

  it('keeps the given name where the site keeps none, so that the check-out by hand finds it', async () => {
    const { recorded, action, deps } = gateWith({ keeps: ['ageOver'] });
    const english = await recorded();
    expect(english.visit.visitor).toEqual({ englishName: 'LEUNG Ka Ho' });
    const chinese = await recorded({ visitor: { chineseName: '梁家豪', idPrefix: 'A123' } });
    expect(chinese.visit.visitor).toEqual({ chineseName: '梁家豪' });
    expect(await checkOutByHand(deps, action(english.visit.visitId), mainGate)).toMatchObject({
      visit: { state: 'checked_out' },
    });
  });

  it('is offered for a code at the way out, also under a near name', async () => {
    const { recorded, scan, code, deps, site } = gateWith();
    const { visit } = await recorded();
    expect(
      outcomeOf(
        await scan(code({ englishName: 'LEUNG Ka Ho Peter', idPrefix: 'A123' }), { direction: 'out' }),
      ),
    ).toBe('choose');
    const exact = await scan(code({ englishName: 'LEUNG Ka-ho' }), { direction: 'out' });
    expect(exact).toMatchObject({ outcome: { outcome: 'choose', candidates: [{ visitId: visit.visitId }] } });
    expect(await deps.bookings.countOnSite(site)).toBe(1);
  });

  it('waits for the host where the site asks for approval, and can be checked in after it', async () => {
    const { recorded, action, deps, site } = gateWith({ walkIns: 'approve' });
    const { visit } = await recorded({ companions: [{ englishName: 'LEUNG Siu Ming' }] });
    expect(visit.state).toBe('pending_approval');
    expect(await deps.bookings.countOnSite(site)).toBe(0);
    const passage = { method: 'host_confirms', gateId: mainGate } as const;
    expect(codeOf(await checkInByHand(deps, action(visit.visitId), passage))).toBe('state_conflict');
    expect(await approveVisit(deps, action(visit.visitId, 'manager'))).toMatchObject({
      visit: { state: 'expected' },
    });
    expect(await checkInByHand(deps, action(visit.visitId), passage)).toMatchObject({
      visit: { state: 'checked_in' },
      companions: [{ state: 'expected', visitor: { englishName: 'LEUNG Siu Ming' } }],
    });
  });

  it('is refused where the site takes no walk-ins, at an unknown gate, and at another firm’s site', async () => {
    expect(codeOf(await gateWith({ walkIns: 'refuse' }).record())).toBe('walk_ins_refused');
    expect(codeOf(await gateWith().record({ gateId: 'nowhere' as GateId }))).toBe('gate_not_found');
    const { deps, site } = gateWith();
    const rival = callerWith('guard', { firmId: 'rival' as typeof site.firmId });
    expect(codeOf(await recordWalkInByHand(deps, rival, site.siteId, request))).toBe('site_not_found');
  });

  it('is cancelled when it is undone', async () => {
    const { recorded, action, deps, site } = gateWith();
    const { visit } = await recorded();
    expect(await undoPassage(deps, action(visit.visitId), { reason: 'wrong_visitor' })).toMatchObject({
      visit: { state: 'cancelled' },
    });
    expect(await deps.bookings.countOnSite(site)).toBe(0);
  });

  it('is recorded once, with its companions, when the request is repeated under the same key', async () => {
    const { record, deps, site } = gateWith();
    const companions = [{ englishName: 'LEUNG Siu Ming' }];
    const [one, other] = [await record({ companions }, 'seed'), await record({ companions }, 'seed')];
    expect(other).toEqual(one);
    expect(await deps.bookings.countOnSite(site)).toBe(2);
  });
});

describe('a walk-in who has a visit already', () => {
  it.each<[string, Visitor]>([
    ['beside a visit under the same name', { englishName: 'Leung, Ka-Ho' }],
    ['beside a visit under a near name', { englishName: 'LEUNG Ka Ho Peter' }],
  ])('is not recorded %s, unless the guard says that it is none of these', async (_, visitor) => {
    const { record, recorded, expectVisitor } = gateWith();
    const booked = await expectVisitor(visitor);
    expect(await record()).toEqual({
      ok: false,
      code: 'visitor_expected',
      errors: [{ path: 'visitor', message: `is like visit ${booked.visitId}, expected` }],
    });
    expect((await recorded({ noneOfThese: true })).visit.state).toBe('checked_in');
  });

  it('is not recorded while it is inside', async () => {
    const { record, recorded } = gateWith();
    await recorded();
    expect(codeOf(await record())).toBe('visitor_expected');
  });

  it('is recorded beside a visit that is over, or a namesake with another prefix', async () => {
    const { record, recorded, action, deps, expectVisitor } = gateWith();
    const { visit } = await recorded();
    await checkOutByHand(deps, action(visit.visitId), mainGate);
    await expectVisitor({ englishName: 'LEUNG Ka Ho', idPrefix: 'B999' });
    expect(codeOf(await record({ visitor: { englishName: 'LEUNG Ka Ho', idPrefix: 'A123' } }))).toBe('ok');
  });
});

describe('at the door', () => {
  it('a barred visitor is refused, and none of their data is kept', async () => {
    const { record, bar, deps, site } = gateWith();
    await bar({ englishName: 'LEUNG Ka Ho' }, { allOfThatName: true });
    expect(codeOf(await record())).toBe('admission_denied');
    expect(await deps.bookings.countOnSite(site)).toBe(0);
  });

  it('a visitor near a bar waits for a supervisor', async () => {
    const { recorded, bar } = gateWith();
    await bar({ englishName: 'LEUNG Ka Ho', idPrefix: 'A123' });
    const { visit } = await recorded();
    expect(visit).toMatchObject({ state: 'pending_approval', nearBars: [expect.any(String)] });
    expect(visit).not.toHaveProperty('checkedIn');
  });

  it('each companion is checked on their own', async () => {
    const { recorded, bar, deps, site } = gateWith();
    await bar({ englishName: 'WONG Tai Sin' }, { allOfThatName: true });
    const { visit, companions } = await recorded({
      companions: [{ englishName: 'WONG Tai Sin' }, { englishName: 'LEUNG Siu Ming' }],
    });
    expect(visit).toMatchObject({ state: 'checked_in', companions: 2 });
    expect(companions.map(({ result }) => result)).toEqual(['admission_denied', 'checked_in']);
    expect(companions[1]?.visit).toMatchObject({ leadVisitId: visit.visitId, host: { unit: '7C' } });
    expect(await deps.bookings.countOnSite(site)).toBe(2);
  });
});

it('a later code of the same person makes no second walk-in', async () => {
  const { recorded, scan, code } = gateWith({ keeps: ['englishName', 'idPrefix'] });
  const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
  const { visit } = await recorded({ visitor: chan });
  const shown = await scan(code(chan));
  expect(outcomeOf(shown)).toBe('already_checked_in');
  expect(visitOf(shown).visitId).toBe(visit.visitId);
});
