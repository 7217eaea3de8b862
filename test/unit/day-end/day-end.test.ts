import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { dueDayEnd, isNoShow, leavesAt } from '../../../functions/day-end/day-end.ts';
import { isOverstayed, withOverstay } from '../../../functions/visits/overstay.ts';
import { visitStates } from '../../../functions/visits/visit-states.ts';
import { openAt } from '../../../functions/visits/visit-window.ts';
import { siteWith } from '../../support/site.ts';
import { later, passageWith, visitWith } from '../../support/visit.ts';

const hour = 3600;
/** The midnight after nine in the morning in Hong Kong. */
const midnight = later(15 * hour);
const site = siteWith();

describe('the due end of a day at a site', () => {
  it('is the day that ended, one minute later, with each day on which a visit may have begun', () => {
    expect(dueDayEnd(site, later(-9 * hour), later(15 * hour + 59))).toBeUndefined();
    const due = dueDayEnd(site, later(-9 * hour), later(15 * hour + 60));
    expect(due).toMatchObject({ closing: midnight, through: midnight });
    expect([due?.days.at(0), due?.days.at(-1), due?.days.length]).toEqual(['2026-10-21', '2026-11-24', 35]);
  });

  it('is absent once it is closed', () => {
    expect(dueDayEnd(site, midnight, later(20 * hour))).toBeUndefined();
  });

  it('looks back as far as visits are kept for a site that was never closed', () => {
    expect(dueDayEnd(site, undefined, later(16 * hour))?.days).toHaveLength(31 + 31 + 2 + 1);
  });

  it('is only the last closing after an outage of days, with the days of all', () => {
    const due = dueDayEnd(site, midnight, later(16 * hour + 3 * 86_400));
    expect(due).toMatchObject({ closing: midnight + 3 * 86_400 });
    expect(due?.days).toHaveLength(35 + 2);
  });
});

describe('a no-show', () => {
  const at = (seconds: number, changed = {}, visit = visitWith()) =>
    isNoShow(siteWith(changed), visit, later(seconds));

  it('is a visit whose window, tolerance and last day have ended', () => {
    expect([at(14 * hour), at(15 * hour)]).toEqual([false, true]);
    const late = visitWith({ expectedUntil: later(14.5 * hour) });
    expect([at(15 * hour, {}, late), at(15.5 * hour + 1, {}, late)]).toEqual([false, true]);
    expect(at(15 * hour, { lateMinutes: 1440 })).toBe(false);
    expect(at(26 * hour + 1, { lateMinutes: 1440 })).toBe(true);
  });

  it('begins after the last second of the tolerance', () => {
    const until = visitWith({ expectedUntil: later(14 * hour) });
    expect([at(15 * hour, {}, until), at(15 * hour + 1, {}, until)]).toEqual([false, true]);
  });

  it('is always a visit that has not begun', () => {
    const states = visitStates.filter((state) => at(15 * hour, {}, visitWith({ state })));
    expect(states).toEqual(['expected', 'pending_approval']);
  });

  it('is never a visit that a scan would still admit, at any tolerance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 31 * 86_400 }),
        fc.integer({ min: 0, max: 40 * 86_400 }),
        fc.option(fc.integer({ min: 0, max: 1440 }), { nil: undefined }),
        fc.constantFrom('Asia/Hong_Kong', 'Europe/London', 'Pacific/Auckland'),
        (length, since, lateMinutes, timeZone) => {
          const visit = visitWith({ expectedUntil: later(length) });
          const of = siteWith({ timeZone, lateMinutes });
          if (isNoShow(of, visit, later(since))) expect(openAt(of, later(since))(visit)).toBe(false);
        },
      ),
    );
  });
});

describe('an automatic check-out', () => {
  const inside = (changed = {}) => visitWith({ state: 'checked_in', checkedIn: passageWith(), ...changed });

  it('applies to a visitor who came in before the closing', () => {
    expect(leavesAt(midnight, inside())).toBe(true);
    expect(leavesAt(midnight, inside({ checkedIn: passageWith({ at: midnight }) }))).toBe(false);
  });

  it('does not apply to an overnight guest, but applies to a visit that ends with the day', () => {
    expect(leavesAt(midnight, inside({ expectedUntil: midnight }))).toBe(true);
    expect(leavesAt(midnight, inside({ expectedUntil: midnight + 1 }))).toBe(false);
  });

  it('applies to every walk-in, because no overnight stay was planned', () => {
    expect(leavesAt(midnight, inside({ origin: 'walk_in', expectedUntil: midnight + 3600 }))).toBe(true);
  });

  it('does not apply to a visit without a check-in', () => {
    expect(leavesAt(midnight, visitWith({ state: 'checked_in' }))).toBe(false);
  });

  it('does not apply to a visitor who is not inside', () => {
    for (const state of visitStates.filter((one) => one !== 'checked_in'))
      expect(leavesAt(midnight, inside({ state }))).toBe(false);
  });
});

describe('an overstay', () => {
  const inside = visitWith({ state: 'checked_in', checkedIn: passageWith() });

  it.each([
    ['an hour by default', undefined, 7200 + 3600],
    ['the site’s tolerance', 5, 7200 + 300],
    ['no tolerance', 0, 7200],
  ])('begins after %s', (_, lateMinutes, until) => {
    const of = { lateMinutes };
    expect([isOverstayed(of, inside, later(until)), isOverstayed(of, inside, later(until + 1))]).toEqual([
      false,
      true,
    ]);
    expect(withOverstay(of, later(until))(inside)).toEqual(inside);
    expect(withOverstay(of, later(until + 1))(inside)).toEqual({ ...inside, overstayedAt: later(until) });
  });

  it('applies only to visitors inside', () => {
    const end = 9e9 as EpochSeconds;
    expect(visitStates.filter((state) => isOverstayed(site, visitWith({ state }), end))).toEqual([
      'checked_in',
    ]);
  });
});
