import { describe, expect, it } from '@jest/globals';
import { walkInVisit } from '../../../functions/scans/passage.ts';
import { codeMark, passageLine } from '../../../functions/visits/re-entry.ts';
import { companionIds } from '../../../functions/visits/companions.ts';
import { mostPinAttempts } from '../../../functions/visits/pin-limits.ts';
import {
  companionsView,
  entityTag,
  leadView,
  pinView,
  visitView,
  visitViewFor,
  walkInView,
} from '../../../functions/front-desk/api/view.ts';
import type { BarredId, MemberId, SeriesId } from '../../../functions/kernel/brands.ts';
import { siteWith } from '../../support/site.ts';
import { digestOf, guard, later, passageWith, scanOf, visitIdOf, visitWith } from '../../support/visit.ts';

const visitId = visitIdOf('a');

describe('the view of a visit', () => {
  it('shows an expected visit', () => {
    expect(visitView(visitWith({ visitId, host: { unit: '12A', name: 'Lee' }, purpose: 'Dinner' }))).toEqual({
      visitId,
      siteId: 'tower',
      state: 'expected',
      origin: 'pre_registered',
      visitor: { englishName: 'CHAN Tai Man' },
      host: { unit: '12A', name: 'Lee' },
      purpose: 'Dinner',
      day: '2026-11-23',
      expectedFrom: '2026-11-23T01:00:00Z',
      expectedUntil: '2026-11-23T03:00:00Z',
      createdAt: '2026-11-22T01:00:00Z',
      purgeAt: '2026-12-23T01:00:00Z',
      version: 1,
    });
  });

  it('shows only the time of an automatic check-out', () => {
    const passage = { at: later(60), method: 'automatic' } as const;
    const view = visitView(
      visitWith({ state: 'checked_out', checkedOut: passage, passages: [passageLine('out', passage)] }),
    );
    expect(view).toMatchObject({ checkedOutAt: '2026-11-23T01:01:00Z', checkOutMethod: 'automatic' });
    expect(view).not.toHaveProperty('checkedOutGateId');
    expect(view.passages).toEqual([{ direction: 'out', at: '2026-11-23T01:01:00Z', method: 'automatic' }]);
  });

  it('shows an overstay while the visitor is inside', () => {
    const overstayedAt = later(60);
    expect(visitView(visitWith({ state: 'checked_in', overstayedAt }))).toMatchObject({ overstayed: true });
    expect(visitView(visitWith({ state: 'checked_out', overstayedAt }))).not.toHaveProperty('overstayed');
  });

  it('shows when, where and how a visitor came and left, without the guard and the code', () => {
    const passage = passageWith({ codeDigest: digestOf('code') });
    const view = visitView(
      visitWith({
        state: 'checked_out',
        noticeVersion: 'v1',
        checkedIn: passage,
        checkedOut: { ...passage, at: later(60), method: 'seen_leaving' },
      }),
    );
    expect(view).toMatchObject({
      checkedInAt: '2026-11-23T01:00:00Z',
      checkedInGateId: 'main',
      checkInMethod: 'personal_code',
      checkedOutAt: '2026-11-23T01:01:00Z',
      checkedOutGateId: 'main',
      checkOutMethod: 'seen_leaving',
      privacyNoticeVersion: 'v1',
    });
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`${digestOf('code')}|"${guard}"|firmId|createdBy`));
  });

  it('shows each passage of a visit with re-entry, without its codes', () => {
    const passages = [passageLine('in', passageWith()), passageLine('out', passageWith({ at: later(60) }))];
    const view = visitView(
      visitWith({ allowsReEntry: true, passages, usedCodes: [codeMark('in', digestOf('a'))] }),
    );
    expect(view).toMatchObject({
      allowsReEntry: true,
      passages: [
        { direction: 'in', at: '2026-11-23T01:00:00Z', gateId: 'main', method: 'personal_code' },
        { direction: 'out', at: '2026-11-23T01:01:00Z', gateId: 'main', method: 'personal_code' },
      ],
    });
    expect(view).not.toHaveProperty('usedCodes');
  });

  it('shows no host for a walk-in without one', () => {
    const walkIn = walkInVisit(siteWith(), scanOf({ englishName: 'Chan' }), visitId, 'checked_in');
    expect(visitView(walkIn)).not.toHaveProperty('host');
    expect(visitView(walkIn)).not.toHaveProperty('purpose');
  });

  it('shows no absent fields', () => {
    expect(Object.keys(visitView(visitWith({ visitId }))).sort()).toEqual(
      [
        ...['visitId', 'siteId', 'state', 'origin', 'visitor', 'host', 'day', 'expectedFrom'],
        ...['expectedUntil', 'createdAt', 'purgeAt', 'version'],
      ].sort(),
    );
  });

  it('shows vehicle, notes, companions, and the lead or series', () => {
    const vehicle = { plate: 'AB1234' };
    const seriesId = 'series' as SeriesId;
    const leadVisitId = visitIdOf('lead');
    const visit = visitWith({ visitId, vehicle, notes: 'Call first.', companions: 2, seriesId, leadVisitId });
    expect(visitView(visit)).toMatchObject({
      vehicle,
      notes: 'Call first.',
      companionVisitIds: companionIds(visit),
      seriesId,
      leadVisitId,
    });
  });

  it('shows that a PIN is set or locked, but not the PIN', () => {
    const visit = visitWith({ pinHash: 'hash of it' });
    expect(visitView(visit)).toMatchObject({ invitationPin: 'set' });
    const tried = (pinAttempts: number) => visitView({ ...visit, pinAttempts }).invitationPin;
    expect([tried(mostPinAttempts - 1), tried(mostPinAttempts)]).toEqual(['set', 'locked']);
    expect(JSON.stringify(visitView(visit))).not.toContain('hash of it');
  });

  it('that waits says for whom: the host, or a supervisor where bars are near', () => {
    const waits = (changed: Parameters<typeof visitWith>[0]) => visitView(visitWith(changed)).waitsFor;
    const nearBars = ['bar' as BarredId];
    expect(waits({ state: 'pending_approval' })).toBe('host');
    expect(waits({ state: 'pending_approval', nearBars })).toBe('supervisor');
    expect(waits({ state: 'expected', nearBars })).toBeUndefined();
  });

  it('that waits says since when in lists: since the question at the gate, otherwise since it was made', () => {
    const since = (changed: Parameters<typeof visitWith>[0]) =>
      visitViewFor('guard')(visitWith(changed)).waitsSince;
    const createdAt = later(0);
    expect(since({ state: 'pending_approval', createdAt })).toBe('2026-11-23T01:00:00Z');
    expect(since({ state: 'pending_approval', createdAt, askedAt: later(60) })).toBe('2026-11-23T01:01:00Z');
    expect(since({ state: 'expected', createdAt, askedAt: later(60) })).toBeUndefined();
  });

  it('shows the passages that were undone, with a gate and a note where there are any', () => {
    const [undoneAt, undoneBy] = [later(60), 'sam' as MemberId];
    const entry = { direction: 'in', ...passageWith(), undoneAt, undoneBy, reason: 'trial' } as const;
    const exit = { at: later(30), method: 'automatic', undoneAt, undoneBy, reason: 'other' } as const;
    const undone = [
      { ...entry, note: 'Practice' },
      { direction: 'out', ...exit },
    ] as const;
    expect(visitView(visitWith({ undone })).undone).toStrictEqual([
      {
        direction: 'in',
        at: '2026-11-23T01:00:00Z',
        gateId: 'main',
        method: 'personal_code',
        undoneAt: '2026-11-23T01:01:00Z',
        undoneBy,
        reason: 'trial',
        note: 'Practice',
      },
      {
        direction: 'out',
        at: '2026-11-23T01:00:30Z',
        method: 'automatic',
        undoneAt: '2026-11-23T01:01:00Z',
        undoneBy,
        reason: 'other',
      },
    ]);
  });

  it('has the version as entity tag, in quotes', () => {
    expect(entityTag(visitWith({ version: 7 }))).toBe('"7"');
  });
});

describe('the view of companions', () => {
  const [lead, companion] = [visitWith({ visitId, companions: 1 }), visitWith({ visitId: visitIdOf('b') })];
  const { state, visitor } = companion;

  it('shows who they are and their state, beside their lead', () => {
    expect(leadView(lead, [companion])).toEqual({
      ...visitView(lead),
      companions: [{ visitId: companion.visitId, state, visitor }],
    });
  });

  it('shows who was let in and who was not', () => {
    const visits = [
      { visitId: companion.visitId, result: 'checked_in', visit: companion } as const,
      { visitId: lead.visitId, result: 'state_conflict' } as const,
    ];
    const { items } = companionsView(visits);
    expect(items).toEqual([
      { visitId: companion.visitId, result: 'checked_in', visit: visitView(companion) },
      { visitId: lead.visitId, result: 'state_conflict' },
    ]);
    expect(items[1]).not.toHaveProperty('visit');
  });
});

describe('a walk-in that was recorded by hand', () => {
  const [lead, companion] = [visitWith({ visitId }), visitWith({ visitId: visitIdOf('b') })];

  it('is shown alone where nobody came along', () => {
    expect(walkInView(lead, [])).toStrictEqual(visitView(lead));
  });

  it('is shown with each companion: the visit, or why there is none', () => {
    const companions = [
      { visitId: companion.visitId, result: 'checked_in', visit: companion } as const,
      { visitId: visitIdOf('c'), result: 'admission_denied' } as const,
    ];
    expect(walkInView(lead, companions)).toStrictEqual({
      ...visitView(lead),
      companions: [
        { visitId: companion.visitId, result: 'checked_in', visit: visitView(companion) },
        { visitId: visitIdOf('c'), result: 'admission_denied' },
      ],
    });
  });
});

it('a new PIN is shown once, with its visit', () => {
  expect(pinView(visitWith({ visitId }), '123456')).toEqual({ visitId, pin: '123456' });
});
