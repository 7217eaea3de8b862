import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, GateId, MemberId, ScanId } from '../../../functions/kernel/brands.ts';
import { passageLine } from '../../../functions/visits/re-entry.ts';
import { guardUndoSeconds, mostUndone, undoOf, type UndoRequest } from '../../../functions/visits/undo.ts';
import type { UndonePassage, Visit } from '../../../functions/visits/visit.ts';
import { visitStates } from '../../../functions/visits/visit-states.ts';
import { nine, siteWith } from '../../support/site.ts';
import { digestOf, later, mainGate, passageWith, visitWith } from '../../support/visit.ts';

const site = siteWith();
const day = 86_400;
const kept = 30 * day;
const hour = 3600;
const scanId = 'scan' as ScanId;
const entry = passageWith({ scanId, codeDigest: digestOf('code') });
const exit = passageWith({ at: later(60), gateId: 'exit' as GateId });
const inside = (changed: Partial<Visit> = {}) =>
  visitWith({ state: 'checked_in', checkedIn: entry, ...changed });
const gone = (changed: Partial<Visit> = {}) =>
  visitWith({ state: 'checked_out', checkedIn: entry, checkedOut: exit, ...changed });

const undo = (visit: Visit, request: Partial<UndoRequest> = {}, now: EpochSeconds = later(120)) =>
  undoOf(
    visit,
    site,
    { memberId: 'sam' as MemberId, ofTheOffice: false, reason: 'wrong_visitor', ...request },
    now,
  );
const undone = (changed: Partial<UndonePassage> = {}): UndonePassage => ({
  direction: 'in',
  at: later(-600),
  method: 'personal_code',
  undoneAt: later(-500),
  undoneBy: 'sam' as MemberId,
  reason: 'trial',
  ...changed,
});
const conflict = (detail: string) => ({ ok: false, code: 'state_conflict', detail });

describe('the undo of a check-in', () => {
  it('makes a planned visit expected again, and keeps who undid it, when and why, but not the code', () => {
    expect(undo(inside(), { note: 'Wrong line' })).toStrictEqual({
      ok: true,
      undo: {
        name: 'undoCheckIn',
        purgeAt: later(7200 + kept),
        undone: {
          direction: 'in',
          at: nine,
          gateId: mainGate,
          method: 'personal_code',
          memberId: 'guard',
          scanId,
          undoneAt: later(120),
          undoneBy: 'sam',
          reason: 'wrong_visitor',
          note: 'Wrong line',
        },
      },
    });
  });

  it('does not record a note, a gate, a member or a scan that the passage does not have', () => {
    const step = undo(inside({ checkedIn: { at: nine, method: 'automatic' } }));
    expect(step.ok && Object.keys(step.undo.undone)).toEqual([
      'direction',
      'at',
      'method',
      'undoneAt',
      'undoneBy',
      'reason',
    ]);
  });

  it('restores the version of the privacy notice before the check-in', () => {
    const versions = { noticeVersion: 'v2' };
    expect(undo(inside({ ...versions, noticeBefore: 'v1' }))).toMatchObject({
      undo: { noticeVersion: 'v1' },
    });
    const none = undo(inside({ ...versions, noticeBefore: '' }));
    expect(none.ok && Object.keys(none.undo)).not.toContain('noticeVersion');
  });

  it('cancels a walk-in, which keeps its retention and its notice', () => {
    const walkIn = inside({ origin: 'walk_in', noticeVersion: 'v1', purgeAt: later(123) });
    expect(undo(walkIn)).toMatchObject({
      undo: { name: 'undoWalkIn', purgeAt: later(123), noticeVersion: 'v1' },
    });
    const step = undo(inside({ origin: 'walk_in' }));
    expect(step.ok && Object.keys(step.undo)).not.toContain('noticeVersion');
  });

  it('makes a walk-in that was approved first expected again, kept from when it was made', () => {
    const approved = inside({ origin: 'walk_in', noticeBefore: '' });
    expect(undo(approved)).toMatchObject({ undo: { name: 'undoCheckIn', purgeAt: later(-day + kept) } });
  });
});

describe('the undo of a check-in that was not the first', () => {
  const lines = [
    passageLine('in', passageWith({ at: later(-900) })),
    passageLine('out', passageWith({ at: later(-800) })),
    passageLine('in', passageWith({ at: later(-700), method: 'staff_card' })),
    passageLine('out', { at: later(-600), method: 'automatic' }),
    passageLine('in', entry),
  ];
  const again = inside({ allowsReEntry: true, passages: lines, noticeVersion: 'v2', noticeBefore: 'v1' });

  it('restores the last passages in and out before it', () => {
    expect(undo(again)).toMatchObject({
      undo: {
        name: 'undoCheckInAgain',
        checkedIn: { at: later(-700), gateId: mainGate, method: 'staff_card' },
        checkedOut: { at: later(-600), method: 'automatic' },
        purgeAt: later(-600 + kept),
        noticeVersion: 'v1',
      },
    });
    const step = undo(again);
    expect(step.ok && step.undo.checkedIn).not.toHaveProperty('direction');
  });

  it('restores none where the visitor came in for the first time', () => {
    const first = { ...again, passages: [passageLine('in', entry)] };
    const step = undo(first);
    expect(step).toMatchObject({ undo: { name: 'undoCheckIn' } });
    expect(step.ok && Object.keys(step.undo)).not.toContain('checkedIn');
  });

  it('restores none where no passage out is known', () => {
    const oneWay = { ...again, passages: [passageLine('in', passageWith()), passageLine('in', entry)] };
    expect(undo(oneWay)).toMatchObject({ undo: { name: 'undoCheckIn' } });
  });
});

describe('the undo of a check-out', () => {
  it('puts the visitor inside again, as the check-in was', () => {
    expect(undo(gone({ noticeVersion: 'v1' }))).toMatchObject({
      undo: {
        name: 'undoCheckOut',
        checkedIn: entry,
        purgeAt: later(kept),
        noticeVersion: 'v1',
        undone: { direction: 'out', at: later(60), gateId: 'exit' },
      },
    });
    const step = undo(gone());
    expect(step.ok && Object.keys(step.undo)).toEqual(['name', 'checkedIn', 'purgeAt', 'undone']);
  });

  it('of a visit without a check-in is a fault', () => {
    const without = visitWith({ state: 'checked_out', checkedOut: exit });
    expect(() => undo(without)).toThrow('a visit that is checked out has a check-in');
  });
});

describe('an undo is refused', () => {
  it('where the visit is neither checked in nor checked out', () => {
    const allowed = visitStates.filter((state) => undo(gone({ state })).ok);
    expect(allowed).toEqual(['checked_in', 'checked_out']);
    expect(undo(gone({ state: 'denied' }))).toEqual(conflict('The visit is denied.'));
    expect(undo(visitWith({ state: 'checked_in' }))).toEqual(conflict('The visit is checked_in.'));
  });

  it('where another direction is named than that of the latest passage', () => {
    expect(undo(inside(), { direction: 'in' })).toMatchObject({ ok: true });
    expect(undo(inside(), { direction: 'out' })).toEqual(conflict('The visit is checked_in.'));
    expect(undo(gone(), { direction: 'out' })).toMatchObject({ ok: true });
    expect(undo(gone(), { direction: 'in' })).toEqual(conflict('The visit is checked_out.'));
    expect(undo(visitWith(), { direction: 'in' })).toEqual(conflict('The visit is expected.'));
  });

  it('where the passage after it has just been undone, unless the direction is named', () => {
    const after = inside({ undone: [undone(), undone(), undone({ direction: 'out', at: nine })] });
    const detail =
      'The latest passage was undone already. To undo the passage before it, send its direction.';
    expect(undo(after)).toEqual(conflict(detail));
    expect(undo(after, { direction: 'in' })).toMatchObject({ ok: true });
  });

  it.each([
    ['no passage', undefined],
    ['only an earlier passage out', [undone({ direction: 'out', at: later(-1) })]],
    ['only a passage in', [undone({ direction: 'in', at: nine })]],
  ])('in no case where %s was undone', (_, passages) => {
    expect(undo(inside(passages ? { undone: passages } : {}))).toMatchObject({ ok: true });
  });

  it('where too many passages of the visit were undone', () => {
    const times = (count: number) => inside({ undone: Array.from({ length: count }, () => undone()) });
    expect(undo(times(mostUndone - 1))).toMatchObject({ ok: true });
    expect(undo(times(mostUndone))).toEqual(conflict('Too many passages of this visit were undone.'));
  });

  it('where five minutes are over, for a guard', () => {
    expect(undo(inside(), {}, later(guardUndoSeconds))).toMatchObject({ ok: true });
    expect(undo(inside(), {}, later(guardUndoSeconds + 1))).toMatchObject({ code: 'too_late_to_undo' });
    expect(guardUndoSeconds).toBe(5 * 60);
  });

  it('where the day at the site is over, for the office', () => {
    const office = { ofTheOffice: true };
    expect(undo(inside(), office, later(15 * hour - 1))).toMatchObject({ ok: true });
    expect(undo(inside(), office, later(15 * hour))).toMatchObject({ code: 'too_late_to_undo' });
  });
});
