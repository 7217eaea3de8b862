import { describe, expect, it } from '@jest/globals';
import { hourSeconds, later } from '../../../functions/kernel/clock.ts';
import { checkInByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import { visitView } from '../../../functions/front-desk/api/view.ts';
import { listVisits } from '../../../functions/front-desk/list-visits.ts';
import type { Outcome } from '../../../functions/front-desk/load-visit.ts';
import { recordConsent } from '../../../functions/front-desk/record-consent.ts';
import { openDatabase } from '../../support/database.ts';
import { callerWith, nine } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { register } from '../visits/register.ts';

const database = openDatabase();
const texts = { en: 'For deliveries too.', 'zh-Hant': '也用於送貨。' };
const ten = later(nine, hourSeconds);
const noon = later(nine, 3 * hourSeconds);

/** A visit that is booked at nine, at a site whose notice states another purpose from ten. */
async function beforeTheChange(more: { readonly purposeSince?: typeof ten } = { purposeSince: ten }) {
  const made = register(database, { comingNotice: { version: 'v2', texts, inForceFrom: ten, ...more } });
  const { visitId } = await made.expectVisitor({ englishName: 'CHAN Tai Man' });
  const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId };
  const answer = (given: boolean, noticeVersion = 'v2', ifMatch?: string) =>
    recordConsent(made.deps, { ...action, ifMatch }, { given, noticeVersion });
  const enter = () => checkInByHand(made.deps, action, { method: 'staff_card', gateId: mainGate });
  const read = async () => consentOf(await getVisit(made.deps, action));
  return { ...made, action, answer, enter, read };
}
const consentOf = (outcome: Outcome) =>
  outcome.ok ? (visitView(outcome.visit).purposeConsent ?? 'not asked') : outcome.code;

describe('a visit that was recorded before the purpose of the notice changed', () => {
  it('needs consent from the moment of the change, in every list, until it is answered', async () => {
    const { time, read, answer, deps, action } = await beforeTheChange();
    expect(await read()).toBe('not asked');
    time.now = ten;
    expect(await read()).toBe('needed');
    const list = await listVisits(deps, action.caller, action.siteId, { limit: 50 });
    expect(list).toMatchObject({ ok: true, visits: [{ purposeConsent: 'needed' }] });
    expect(consentOf(await answer(false))).toBe('refused');
    expect(await read()).toBe('refused');
    expect(consentOf(await answer(true))).toBe('given');
    expect(await read()).toBe('given');
  });

  it('needs none once the visitor came in and was told', async () => {
    const { time, read, enter } = await beforeTheChange();
    time.now = noon;
    expect(await enter()).toMatchObject({ ok: true, visit: { noticeVersion: 'v2' } });
    expect(await read()).toBe('not asked');
  });

  it('needs consent again where the visitor came in before the change', async () => {
    const { time, read, enter } = await beforeTheChange();
    expect(await enter()).toMatchObject({ ok: true, visit: { noticeVersion: 'v1' } });
    time.now = noon;
    expect(await read()).toBe('needed');
  });

  it('needs none where a new text states the same purpose', async () => {
    const { time, read, answer } = await beforeTheChange({});
    time.now = noon;
    expect(await read()).toBe('not asked');
    expect(consentOf(await answer(true))).toBe('state_conflict');
  });

  it('is not for a guard, of another day', async () => {
    const { time, deps, action } = await beforeTheChange();
    const asGuard = () =>
      recordConsent(deps, { ...action, caller: callerWith('guard') }, { given: true, noticeVersion: 'v2' });
    time.now = later(nine, 5 * 24 * hourSeconds);
    expect(consentOf(await asGuard())).toBe('forbidden');
    time.now = ten;
    expect(consentOf(await asGuard())).toBe('given');
  });

  it('refuses an answer to another version, to a stale one, and to a visit that is gone', async () => {
    const { time, answer, read } = await beforeTheChange();
    time.now = ten;
    expect(await answer(true, 'v1')).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'noticeVersion', message: 'must be the version in force' }],
    });
    expect(consentOf(await answer(true, 'v2', '"7"'))).toBe('precondition_failed');
    expect(await read()).toBe('needed');
    time.now = later(nine, 60 * 24 * hourSeconds);
    expect(consentOf(await answer(true))).toBe('visit_not_found');
  });
});
