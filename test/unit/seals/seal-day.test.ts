import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import {
  dayText,
  firstKeptDay,
  keyEndsAt,
  needsOtherKey,
  sealDayOf,
} from '../../../functions/seals/seal-day.ts';

const at = (text: string): EpochSeconds => (Date.parse(text) / 1000) as EpochSeconds;
const day = sealDayOf(at('2026-12-30T15:00:00Z'));

describe('the day of a key', () => {
  it('is the day of the purge, in UTC', () => {
    expect(dayText(day)).toBe('2026-12-30');
    expect(sealDayOf(at('2026-12-30T00:00:00Z'))).toBe(day);
    expect(sealDayOf(at('2026-12-30T23:59:59Z'))).toBe(day);
    expect(sealDayOf(at('2026-12-31T00:00:00Z'))).toBe(day + 1);
  });

  it('ends two days after it is over', () => {
    expect(keyEndsAt(day)).toBe(at('2027-01-02T00:00:00Z'));
    expect(firstKeptDay(at('2027-01-01T23:59:59Z'))).toBeLessThanOrEqual(day);
    expect(firstKeptDay(at('2027-01-02T00:00:00Z'))).toBe(day + 1);
  });

  it('stays where the purge moves by two days, and not where it moves by more', () => {
    expect(needsOtherKey(day, at('2027-01-01T23:59:59Z'))).toBe(false);
    expect(needsOtherKey(day, at('2027-01-02T00:00:00Z'))).toBe(true);
    expect(needsOtherKey(day, at('2026-12-28T00:00:00Z'))).toBe(false);
    expect(needsOtherKey(day, at('2026-12-27T23:59:59Z'))).toBe(true);
  });

  it('is never destroyed before a purge that needs no other key', () => {
    const latest = at('2027-01-01T23:59:59Z');
    expect(needsOtherKey(day, latest)).toBe(false);
    expect(keyEndsAt(day)).toBeGreaterThan(latest);
  });
});
