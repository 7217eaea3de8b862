import { describe, expect, it } from '@jest/globals';
import { canonicalTimeZone } from '../../../functions/sites/time-zone.ts';

describe('a time zone', () => {
  it.each([
    ['Asia/Hong_Kong', 'Asia/Hong_Kong'],
    ['asia/hong_kong', 'Asia/Hong_Kong'],
    ['ASIA/HONG_KONG', 'Asia/Hong_Kong'],
    ['Hongkong', 'Asia/Hong_Kong'],
    ['PRC', 'Asia/Shanghai'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['+08:00', undefined],
    ['Asia/Nowhere', undefined],
    ['', undefined],
  ])('%s is %s', (name, canonical) => {
    expect(canonicalTimeZone(name)).toBe(canonical);
  });
});
