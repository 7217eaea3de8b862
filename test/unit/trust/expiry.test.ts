import { describe, expect, it } from '@jest/globals';
import { daysToExpiry, warningDue } from '../../../functions/trust/expiry.ts';
import { bundleOf, entry, inDays, inHours, noon } from './support/bundles.ts';

const until = (days: number) => bundleOf([entry('one', { notAfter: inDays(days) })]);

describe('the days left', () => {
  it('end with the last active certificate', () => {
    expect(
      daysToExpiry(
        bundleOf([entry('a', { notAfter: inDays(3) }), entry('b', { notAfter: inDays(9.5) })]),
        noon,
      ),
    ).toBe(9.5);
    expect(
      daysToExpiry(
        bundleOf([entry('b', { notAfter: inDays(9) }), entry('a', { notAfter: inDays(3) })]),
        noon,
      ),
    ).toBe(9);
  });

  it('do not count a retiring certificate', () => {
    expect(
      daysToExpiry(bundleOf([entry('a', { notAfter: inDays(3) }), entry('b', { status: 'retiring' })]), noon),
    ).toBe(3);
  });

  it('include a successor that begins in time, in any order', () => {
    const present = entry('a', { notAfter: inDays(3) });
    const successor = entry('b', { notBefore: inDays(3), notAfter: inDays(100) });
    expect(daysToExpiry(bundleOf([successor, present]), noon)).toBe(100);
  });

  it('stop at a gap', () => {
    const present = entry('a', { notAfter: inDays(3) });
    const late = entry('b', { notBefore: inDays(4), notAfter: inDays(100) });
    expect(daysToExpiry(bundleOf([present, late]), noon)).toBe(3);
  });

  it('are zero once all have ended', () => {
    expect(daysToExpiry(until(-1), noon)).toBe(0);
  });
});

describe('a warning', () => {
  it.each([
    [30.1, 29.9, 30],
    [30.25, 30, 30],
    [14.2, 13.9, 14],
    [7.2, 6.9, 7],
    [1.2, 0.9, 1],
    [40, 0.5, 1],
  ])('is due once from %d to %d days: the one for %d days', (before, left, days) => {
    const previous = { ...until(before), fetchedAt: noon };
    expect(warningDue(previous, until(left), noon)).toBe(days);
  });

  it.each([
    [90, 89.75],
    [30, 29.75],
    [13, 12.75],
    [0.9, 0.6],
    [0.9, 90],
  ])('is not due between %d and %d days', (before, left) => {
    const previous = { ...until(before), fetchedAt: noon };
    expect(warningDue(previous, until(left), noon)).toBeUndefined();
  });

  it('counts the earlier days from the time of the previous renewal', () => {
    const previous = { ...until(30), fetchedAt: inHours(-6) };
    expect(warningDue(previous, until(30), noon)).toBe(30);
  });

  it('is due with the first bundle if it ends soon', () => {
    expect(warningDue(undefined, until(10), noon)).toBe(14);
    expect(warningDue(undefined, until(90), noon)).toBeUndefined();
  });
});
