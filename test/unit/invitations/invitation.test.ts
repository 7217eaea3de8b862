import { describe, expect, it } from '@jest/globals';
import { endOfInvitation, invitedState } from '../../../functions/invitations/invitation.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../../functions/kernel/clock.ts';
import { visitStates } from '../../../functions/visits/visit-states.ts';

const at = (text: string) => (Date.parse(text) / 1000) as EpochSeconds;
const hongKong = { timeZone: 'Asia/Hong_Kong' };

describe('the end of an invitation', () => {
  it.each([
    [
      'the end of the last day, where the site sets no tolerance',
      hongKong,
      '2026-11-23T03:00:00Z',
      '2026-11-23T16:00:00Z',
    ],
    [
      'an hour after a window that ends late in the evening',
      hongKong,
      '2026-11-23T15:30:00Z',
      '2026-11-23T16:30:00Z',
    ],
    [
      'the tolerance of the site',
      { ...hongKong, lateMinutes: 15 },
      '2026-11-23T03:00:00Z',
      '2026-11-23T03:15:00Z',
    ],
    [
      'the window itself, where nobody may be late',
      { ...hongKong, lateMinutes: 0 },
      '2026-11-23T03:00:00Z',
      '2026-11-23T03:00:00Z',
    ],
    [
      'the end of a day of 25 hours',
      { timeZone: 'Europe/London' },
      '2026-10-25T12:00:00Z',
      '2026-10-26T00:00:00Z',
    ],
    [
      'the end of a day of 23 hours',
      { timeZone: 'Europe/London' },
      '2026-03-29T12:00:00Z',
      '2026-03-29T23:00:00Z',
    ],
  ])('is %s', (_, site, until, end) => {
    expect(toRfc3339(endOfInvitation(site, { expectedUntil: at(until) }))).toBe(end);
  });
});

describe('what an invitation shows', () => {
  const site = { ...hongKong, lateMinutes: 15 };
  const expectedUntil = at('2026-11-23T03:00:00Z');
  const now = at('2026-11-23T02:00:00Z');

  it('says nothing of an approval, and nothing of a visit that was refused or is over', () => {
    const shown = visitStates.map((state) => [state, invitedState(site, { state, expectedUntil }, now)]);
    expect(Object.fromEntries(shown)).toEqual({
      expected: 'expected',
      pending_approval: 'expected',
      checked_in: 'inside',
      checked_out: undefined,
      cancelled: 'cancelled',
      denied: undefined,
      no_show: undefined,
    });
  });

  it('goes on for a visitor who may come again', () => {
    const left = { state: 'checked_out', expectedUntil, allowsReEntry: true } as const;
    expect(invitedState(site, left, now)).toBe('expected');
  });

  it.each(visitStates)('is nothing when the time of the visit is over, in the state %s', (state) => {
    const late = at('2026-11-23T03:15:01Z');
    expect(invitedState(site, { state, expectedUntil, allowsReEntry: true }, late)).toBeUndefined();
  });
});
