import { describe, expect, it } from '@jest/globals';
import type { BarredId, MemberId } from '../../../functions/kernel/brands.ts';
import { unitIdOf } from '../../../functions/kernel/unit-name.ts';
import type { Member } from '../../../functions/registry/firm.ts';
import {
  residentAt,
  seesVisit,
  stateForResident,
  tenancyOf,
  type Resident,
} from '../../../functions/residents/resident.ts';
import { myVisitView } from '../../../functions/residents/api/view.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, passageWith, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const tenancy = (unit: string, since = nine) => ({ unitId: unitIdOf(unit), unit, since });
const member = (changed: Partial<Member> = {}): Member => ({
  firmId,
  memberId: 'wong' as MemberId,
  kind: 'person',
  role: 'host',
  siteIds: [siteId],
  issuer: 'https://issuer.test',
  subject: 'wong',
  units: [tenancy('12A')],
  version: 1,
  ...changed,
});
const wong: Resident = { firmId, siteId, memberId: 'wong' as MemberId, units: [tenancy('12A')] };
const nearBars = ['bar'] as unknown as readonly BarredId[];
const booked = (changed: Partial<Visit> = {}) => visitWith({ createdAt: later(60), ...changed });

describe('who is a resident', () => {
  it('is a host of that site who acts for a unit', () => {
    expect(residentAt(siteId, member())).toEqual(wong);
  });

  it.each([
    ['nobody', undefined],
    ['a manager', member({ role: 'manager' })],
    ['a host of another site', member({ siteIds: ['other'] as unknown as Member['siteIds'] })],
    ['a host without a unit', member({ units: [] })],
    ['a host of all sites', member({ siteIds: '*' })],
  ])('is not %s', (_, one) => {
    expect(residentAt(siteId, one)).toBeUndefined();
  });

  it('acts for a unit however its name is spelt', () => {
    expect(tenancyOf(wong, ' 12a')).toEqual(tenancy('12A'));
    expect(tenancyOf(wong, '12B')).toBeUndefined();
    expect(tenancyOf(wong, undefined)).toBeUndefined();
  });
});

describe('a resident', () => {
  const sees = (visit: Visit, at = visit.createdAt) =>
    seesVisit(wong, visit, { at, by: visit.createdBy }, later(120));

  it('sees what was booked for their unit since they live there', () => {
    expect(sees(booked())).toBe(true);
    expect(sees(booked({ createdAt: nine, createdBy: wong.memberId }))).toBe(true);
  });

  it.each([
    ['of another unit', booked({ host: { unit: '12B' } })],
    ['of no unit', { ...booked(), host: undefined } as unknown as Visit],
    ['that was booked before they lived there', booked({ createdAt: later(-1) })],
    ['that another booked in the second in which they moved in', booked({ createdAt: nine })],
    ['that is past its day', booked({ purgeAt: later(120) })],
    [
      'that only a hold keeps',
      booked({ purgeAt: later(9000), heldUntil: later(9000), normalPurgeAt: later(120) }),
    ],
    [
      'of an unannounced visitor about whom a supervisor decides',
      booked({ origin: 'walk_in', state: 'pending_approval', nearBars }),
    ],
    [
      'of an unannounced visitor whom a supervisor did not admit',
      booked({ origin: 'walk_in', state: 'denied', nearBars }),
    ],
  ])('does not see a visit %s', (_, visit) => {
    expect(sees(visit)).toBe(false);
  });

  it('does not see a visit whose rule was made before they lived there', () => {
    expect(sees(booked(), later(-1))).toBe(false);
  });

  it.each([
    [booked({ state: 'pending_approval' }), 'pending_approval'],
    [booked({ state: 'pending_approval', nearBars }), 'expected'],
    [booked({ state: 'denied', nearBars }), 'cancelled'],
    [booked({ state: 'denied' }), 'denied'],
    [booked({ state: 'pending_approval', nearBars, checkedOut: passageWith() }), 'checked_out'],
    [booked({ state: 'checked_in', nearBars }), 'checked_in'],
  ])('sees no decision about bars in a state', (visit, state) => {
    expect(stateForResident(visit)).toBe(state);
  });

  it('is shown names, window and passages, and nothing that is for the gate and the office', () => {
    const full = booked({
      state: 'checked_out',
      visitor: { englishName: 'CHAN Tai Man', idPrefix: 'A123', ageOver: 18 },
      notes: 'SECRET note',
      checkedIn: passageWith({ memberId: 'SECRET guard' as MemberId }),
      checkedOut: passageWith({ at: later(60) }),
      clearance: { bars: nearBars, memberId: 'SECRET supervisor' as MemberId, at: nine },
      nearBars,
      createdBy: 'SECRET manager' as MemberId,
      leadVisitId: visitWith().visitId,
      noticeVersion: 'SECRET version',
      heldUntil: later(99_999_999),
      purgeAt: later(99_999_999),
      normalPurgeAt: later(5000),
    });
    const shown = myVisitView(full);
    expect(shown).toEqual({
      visitId: full.visitId,
      siteId,
      state: 'checked_out',
      origin: 'pre_registered',
      visitor: { englishName: 'CHAN Tai Man' },
      host: { unit: '12A' },
      day: '2026-11-23',
      expectedFrom: '2026-11-23T01:00:00Z',
      expectedUntil: '2026-11-23T03:00:00Z',
      createdAt: '2026-11-23T01:01:00Z',
      checkedInAt: '2026-11-23T01:00:00Z',
      checkedOutAt: '2026-11-23T01:01:00Z',
      purgeAt: '2026-11-23T02:23:20Z',
      version: 1,
    });
  });
});
