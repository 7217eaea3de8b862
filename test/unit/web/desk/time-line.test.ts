import { describe, expect, it } from '@jest/globals';
import { timeLine } from '../../../../web/desk/src/rules/time-line.ts';
import { aVisit } from './a-visit.ts';

describe('the history of a visit', () => {
  it('has the booking, the passages, what was taken back and corrections, in order of time', () => {
    const visit = aVisit({
      state: 'checked_out',
      checkedInAt: '2026-11-30T01:10:00Z',
      checkedInGateId: 'main',
      checkInMethod: 'personal_code',
      checkedOutAt: '2026-11-30T03:00:00Z',
      checkOutMethod: 'automatic',
      undone: [
        {
          direction: 'in',
          at: '2026-11-30T01:05:00Z',
          method: 'host_confirms',
          undoneAt: '2026-11-30T01:06:00Z',
          undoneBy: 'manager',
          reason: 'wrong_visitor',
        },
      ],
      corrections: [
        {
          correctionId: 'c',
          field: 'host.unit',
          text: 'It was 14C.',
          requestedBy: 'visitor',
          at: '2026-12-01T00:00:00Z',
          by: 'manager',
        },
      ],
    });
    expect(timeLine(visit).map(({ what }) => what)).toEqual([
      'booked',
      'undone_in',
      'in',
      'out',
      'corrected',
    ]);
  });

  it('has every passage of a visitor who came again', () => {
    const passages = [
      { direction: 'in' as const, at: '2026-11-30T01:10:00Z', method: 'personal_code' as const },
      { direction: 'out' as const, at: '2026-11-30T02:00:00Z', method: 'personal_code' as const },
      { direction: 'in' as const, at: '2026-11-30T03:00:00Z', method: 'staff_card' as const },
    ];
    const visit = aVisit({ origin: 'walk_in', passages, checkedInAt: '2026-11-30T03:00:00Z' });
    expect(timeLine(visit).map(({ what }) => what)).toEqual(['walk_in', 'in', 'out', 'in']);
  });
});
