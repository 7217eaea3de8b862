import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, GateId, LocalDay, SiteId, VisitId } from '../../../functions/kernel/brands.ts';
import { checkInByHand, checkOutByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import {
  approveVisit,
  cancelVisit,
  refuseVisit,
} from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { listOnSite, listVisits } from '../../../functions/front-desk/list-visits.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith } from '../../support/site.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';

const database = openDatabase();

const chan = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const main = 'main' as GateId;
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);

describe('a pre-registration', () => {
  it.each([
    ['ends in the past', -7200, -3600],
    ['begins in two years', 2 * 31_536_000, 2 * 31_536_000 + 3600],
  ])('is refused if it %s', async (_, from, until) => {
    const { deps, site, time } = register(database);
    const result = await preRegister(deps, callerWith('manager'), site.siteId, {
      visitor: chan,
      host: { unit: '1' },
      expectedFrom: (time.now + from) as EpochSeconds,
      expectedUntil: (time.now + until) as EpochSeconds,
    });
    expect(codeOf(result)).toBe('invalid_request');
  });

  it('is refused at a site that is not the firm’s', async () => {
    const { deps, time } = register(database);
    const request = {
      visitor: chan,
      host: { unit: '1' },
      expectedFrom: time.now,
      expectedUntil: (time.now + 60) as EpochSeconds,
    };
    expect(codeOf(await preRegister(deps, callerWith('manager'), 'elsewhere' as SiteId, request))).toBe(
      'site_not_found',
    );
  });

  it('cannot be read any more as soon as its retention is over', async () => {
    const { deps, site, time, expectVisitor } = register(database);
    const { visitId, purgeAt } = await expectVisitor(chan);
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId };
    expect(codeOf(await getVisit(deps, action))).toBe('ok');
    time.now = purgeAt;
    expect(codeOf(await getVisit(deps, action))).toBe('visit_not_found');
    expect(codeOf(await checkInByHand(deps, action, { method: 'staff_card', gateId: main }))).toBe(
      'visit_not_found',
    );
  });

  it('is not found by another firm', async () => {
    const { deps, site, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(chan);
    const other = register(database);
    const action = { caller: callerWith('manager'), siteId: other.site.siteId, visitId };
    expect(codeOf(await getVisit(other.deps, action))).toBe('visit_not_found');
    expect(codeOf(await getVisit(deps, { ...action, siteId: site.siteId }))).toBe('ok');
  });
});

describe('by hand', () => {
  it('a visitor is checked in and out, once each', async () => {
    const { deps, site, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(chan);
    const action = { caller: callerWith('guard'), siteId: site.siteId, visitId };
    const entry = await checkInByHand(deps, action, { method: 'host_confirms', gateId: main });
    expect(entry).toMatchObject({
      ok: true,
      visit: { state: 'checked_in', checkedIn: { method: 'host_confirms', gateId: main } },
    });
    expect(codeOf(await checkInByHand(deps, action, { method: 'staff_card', gateId: main }))).toBe(
      'state_conflict',
    );
    expect(await checkOutByHand(deps, action, main)).toMatchObject({
      ok: true,
      visit: { state: 'checked_out' },
    });
    expect(codeOf(await checkOutByHand(deps, action, main))).toBe('state_conflict');
  });

  it('a visitor who was checked in by hand can leave by a scan', async () => {
    const { deps, site, expectVisitor, scan, code } = register(database);
    const { visitId } = await expectVisitor(chan);
    await checkInByHand(
      deps,
      { caller: callerWith(), siteId: site.siteId, visitId },
      { method: 'staff_card', gateId: main },
    );
    expect(outcomeOf(await scan(code(chan), { direction: 'out' }))).toBe('checked_out');
  });

  it('unknown gates, visits and sites are named', async () => {
    const { deps, site, expectVisitor } = register(database);
    const { visitId } = await expectVisitor(chan);
    const action = { caller: callerWith(), siteId: site.siteId, visitId };
    expect(
      codeOf(await checkInByHand(deps, action, { method: 'staff_card', gateId: 'attic' as GateId })),
    ).toBe('gate_not_found');
    expect(codeOf(await checkOutByHand(deps, { ...action, visitId: 'x'.repeat(22) as VisitId }, main))).toBe(
      'visit_not_found',
    );
    const elsewhere = { ...action, siteId: 'elsewhere' as SiteId };
    expect(codeOf(await cancelVisit(deps, elsewhere))).toBe('site_not_found');
    expect(codeOf(await refuseVisit(deps, elsewhere))).toBe('site_not_found');
    expect(codeOf(await getVisit(deps, elsewhere))).toBe('site_not_found');
    expect(codeOf(await refuseVisit(deps, { ...action, visitId: 'x'.repeat(22) as VisitId }))).toBe(
      'visit_not_found',
    );
  });
});

describe('cancelling', () => {
  it('removes the visit from the gate, and happens once', async () => {
    const { deps, site, expectVisitor, scan, code } = register(database, { walkIns: 'refuse' });
    const { visitId } = await expectVisitor({ ...chan, chineseName: '陳大文' });
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId };
    expect(await cancelVisit(deps, action)).toMatchObject({
      ok: true,
      visit: { state: 'cancelled', version: 2 },
    });
    expect(outcomeOf(await scan(code(chan)))).toBe('no_match');
    expect(codeOf(await cancelVisit(deps, action))).toBe('state_conflict');
  });
});

describe('a pre-registration that needs the host’s approval', () => {
  const waiting = async (visitor: typeof chan | { englishName: string } = chan) => {
    const made = register(database, { walkIns: 'record' });
    const visit = await made.expectVisitor(visitor, { needsApproval: true });
    const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId: visit.visitId };
    return { ...made, visit, action };
  };

  it('waits, is shown as waiting at the gate, and checks in once it is approved', async () => {
    const { visit, deps, action, scan, code } = await waiting();
    expect(visit.state).toBe('pending_approval');
    const answer = await scan(code(chan));
    expect([outcomeOf(answer), visitOf(answer).visitId]).toEqual(['pending_approval', visit.visitId]);
    expect(codeOf(await checkInByHand(deps, action, { method: 'staff_card', gateId: main }))).toBe(
      'state_conflict',
    );
    expect(await approveVisit(deps, action)).toMatchObject({ visit: { state: 'expected' } });
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
  });

  it('is shown as waiting after the guard picked it, if only the name matches', async () => {
    const { visit, scan, code, choose } = await waiting({ englishName: 'CHAN Tai Man' });
    const answer = await scan(code(chan));
    expect(outcomeOf(answer)).toBe('choose');
    const picked = await choose(answer, { visitId: visit.visitId });
    expect(outcomeOf(picked)).toBe('pending_approval');
  });

  it('is denied at the gate once it is refused, and is not found once it is cancelled', async () => {
    const refused = await waiting();
    expect(await refuseVisit(refused.deps, refused.action)).toMatchObject({ visit: { state: 'denied' } });
    expect(outcomeOf(await refused.scan(refused.code(chan)))).toBe('denied');
    const cancelled = await waiting();
    expect(await cancelVisit(cancelled.deps, cancelled.action)).toMatchObject({
      visit: { state: 'cancelled' },
    });
    expect(outcomeOf(await cancelled.scan(cancelled.code(chan)))).toBe('checked_in');
  });
});

describe('approval', () => {
  it('lets a waiting walk-in check in with a fresh code, and cannot be followed by a refusal', async () => {
    const { deps, site, scan, code } = register(database, {
      walkIns: 'approve',
      keeps: ['englishName', 'idPrefix'],
    });
    const { visitId } = visitOf(await scan(code(chan)));
    const action = { caller: callerWith('manager'), siteId: site.siteId, visitId };
    expect(await approveVisit(deps, action)).toMatchObject({ ok: true, visit: { state: 'expected' } });
    expect(outcomeOf(await scan(code(chan)))).toBe('checked_in');
    expect(codeOf(await refuseVisit(deps, action))).toBe('state_conflict');
  });
});

describe('the lists', () => {
  it('show a whole day, in order, page by page, and by state', async () => {
    const { deps, site, expectVisitor, time, scan, code } = register(database);
    const made: string[] = [];
    for (let minute = 0; minute < 7; minute += 1) {
      time.now = (time.now + 60) as EpochSeconds;
      made.push((await expectVisitor({ englishName: `Guest ${'ABCDEFG'.charAt(minute)}` })).visitId);
    }
    await scan(code({ englishName: 'Walker', idPrefix: 'B222' }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listVisits(deps, callerWith('guard'), site.siteId, {
        limit: 3,
        state: 'expected',
        cursor,
      });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.visits.map(({ visitId }) => visitId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
    const all = await listVisits(deps, callerWith('guard'), site.siteId, { limit: 50 });
    expect(all).toMatchObject({ ok: true, visits: { length: 8 } });
  });

  it('let a guard see only today, and refuse a cursor of another list', async () => {
    const { deps, site, expectVisitor } = register(database);
    const day = '2026-11-22' as LocalDay;
    expect(codeOf(await listVisits(deps, callerWith('guard'), site.siteId, { limit: 9, day }))).toBe(
      'forbidden',
    );
    expect(codeOf(await listVisits(deps, callerWith('manager'), site.siteId, { limit: 9, day }))).toBe('ok');
    await expectVisitor({ englishName: 'One' });
    await expectVisitor({ englishName: 'Two' });
    const page = await listVisits(deps, callerWith(), site.siteId, { limit: 1 });
    const cursor = page.ok ? page.nextCursor : undefined;
    expect(cursor).toBeDefined();
    expect(codeOf(await listOnSite(deps, callerWith(), site.siteId, { limit: 1, cursor }))).toBe(
      'invalid_request',
    );
    expect(codeOf(await listVisits(deps, callerWith(), 'elsewhere' as SiteId, { limit: 1 }))).toBe(
      'site_not_found',
    );
    expect(codeOf(await listOnSite(deps, callerWith(), 'elsewhere' as SiteId, { limit: 1 }))).toBe(
      'site_not_found',
    );
  });

  it('let a guard see a visit of another day only while the visitor is on site', async () => {
    const { deps, site, expectVisitor, time } = register(database);
    const { visitId } = await expectVisitor(chan);
    const action = { caller: callerWith('guard'), siteId: site.siteId, visitId };
    time.now = (time.now + 2 * 86_400) as EpochSeconds;
    expect(codeOf(await getVisit(deps, action))).toBe('forbidden');
    await checkInByHand(
      deps,
      { ...action, caller: callerWith('manager') },
      { method: 'staff_card', gateId: main },
    );
    expect(codeOf(await getVisit(deps, action))).toBe('ok');
  });

  it('count everybody on site, over all pages', async () => {
    const { deps, site, scan, code } = register(database);
    for (const name of ['One', 'Two', 'Three']) await scan(code({ englishName: name, idPrefix: 'A111' }));
    const first = await listOnSite(deps, callerWith(), site.siteId, { limit: 2 });
    expect(first).toMatchObject({ ok: true, count: 3, visits: { length: 2 } });
    const cursor = first.ok ? first.nextCursor : undefined;
    expect(await listOnSite(deps, callerWith(), site.siteId, { limit: 2, cursor })).toMatchObject({
      ok: true,
      count: 3,
      visits: { length: 1 },
    });
    expect(await listOnSite(deps, callerWith(), site.siteId, { limit: 9 })).toMatchObject({ count: 3 });
  });

  it('put no key of a name into the roll call’s cursors, which still work after a visitor left', async () => {
    const { deps, site, scan, code } = register(database);
    for (const name of ['One', 'Two', 'Three']) await scan(code({ englishName: name, idPrefix: 'A111' }));
    const caller = callerWith();
    const whole = await listOnSite(deps, caller, site.siteId, { limit: 9 });
    const [one, two, three] = whole.ok ? whole.visits.map(({ visitId }) => visitId) : [];
    if (!two) throw new Error('nobody is inside');
    const first = await listOnSite(deps, caller, site.siteId, { limit: 2 });
    const cursor = first.ok ? (first.nextCursor ?? '') : '';
    const [, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    expect(place).toEqual([expect.stringMatching(new RegExp(`^\\d+#${two}$`))]);
    await checkOutByHand(deps, { caller, siteId: site.siteId, visitId: two }, main);
    const next = await listOnSite(deps, caller, site.siteId, { limit: 2, cursor });
    expect(next.ok && next.visits.map(({ visitId }) => visitId)).toEqual([three]);
    const gone = Buffer.from(cursor, 'base64url').toString().replace(two, 'A'.repeat(22));
    const anew = await listOnSite(deps, caller, site.siteId, {
      limit: 1,
      cursor: Buffer.from(gone).toString('base64url'),
    });
    expect(anew.ok && anew.visits.map(({ visitId }) => visitId)).toEqual([one]);
  });
});
