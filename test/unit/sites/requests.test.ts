import { describe, expect, it } from '@jest/globals';
import { mostGates, newSite, siteChange } from '../../../functions/sites/api/requests.ts';

const gates = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ gateId: `g-${String(at)}`, name: 'Gate', direction: 'both' }));
const fits = (changed: object): readonly boolean[] => {
  const site = {
    siteId: 'pier-two',
    name: 'Pier Two',
    timeZone: 'Asia/Hong_Kong',
    privacyNotice: { en: 'Told.', 'zh-Hant': '告示' },
    ...changed,
  };
  return [newSite.safeParse(site).success, siteChange.safeParse(changed).success];
};

describe('the settings of a new or changed site', () => {
  it.each([
    ['retentionDays', 1, 366],
    ['earlyMinutes', 0, 1440],
    ['lateMinutes', 0, 1440],
  ])('allow %s from %i to %i, both included', (name, least, most) => {
    for (const value of [least, most])
      expect([value, fits({ [name]: value })]).toEqual([value, [true, true]]);
    for (const value of [least - 1, most + 1])
      expect([value, fits({ [name]: value })]).toEqual([value, [false, false]]);
  });

  it('allow fifty gates at most', () => {
    expect(mostGates).toBe(50);
    expect([fits({ gates: gates(50) })[0], fits({ gates: gates(51) })[0]]).toEqual([true, false]);
  });
});
