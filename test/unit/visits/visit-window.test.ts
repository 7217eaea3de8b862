import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { openAt, windowProblem } from '../../../functions/visits/visit-window.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const window = { expectedFrom: nine, expectedUntil: later(7200) };
const isOpen = (seconds: number, site: Parameters<typeof siteWith>[0] = {}) =>
  openAt(siteWith(site), later(seconds))(window);
const midnight = -9 * 3600;

describe('a window at a site without its own tolerance', () => {
  it('is open for the whole of its first and last day at the site', () => {
    expect([isOpen(midnight - 1), isOpen(midnight)]).toEqual([false, true]);
    expect([isOpen(15 * 3600 - 1), isOpen(15 * 3600)]).toEqual([true, false]);
  });

  it('is open an hour earlier and later, if that is another day', () => {
    const site = { timeZone: 'Pacific/Auckland' };
    const afterMidnight = { expectedFrom: later(10 * 3600), expectedUntil: later(11 * 3600) };
    const at = (seconds: number) => openAt(siteWith(site), later(seconds))(afterMidnight);
    expect([at(9 * 3600 - 1), at(9 * 3600)]).toEqual([false, true]);
    const evening = { expectedFrom: later(7200), expectedUntil: later(10 * 3600 - 60) };
    const late = (seconds: number) => openAt(siteWith(site), later(seconds))(evening);
    expect([late(11 * 3600 - 60), late(11 * 3600 - 59)]).toEqual([true, false]);
  });

  it('is open on all days between', () => {
    const days = { ...window, expectedUntil: later(3 * 86_400) };
    expect(openAt(siteWith(), later(86_400))(days)).toBe(true);
  });
});

describe('a window at a site with its own tolerance', () => {
  const site = { earlyMinutes: 15, lateMinutes: 30 };
  it('is open exactly that much longer', () => {
    expect([isOpen(-901, site), isOpen(-900, site)]).toEqual([false, true]);
    expect([isOpen(7200 + 1800, site), isOpen(7200 + 1801, site)]).toEqual([true, false]);
  });

  it('is not open a second earlier or later if the tolerance is zero', () => {
    const strict = { earlyMinutes: 0, lateMinutes: 0 };
    expect([isOpen(-1, strict), isOpen(0, strict), isOpen(7200, strict), isOpen(7201, strict)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is open for the whole day on the side without a tolerance', () => {
    expect(isOpen(midnight, { lateMinutes: 0 })).toBe(true);
    expect(isOpen(7201, { lateMinutes: 0 })).toBe(false);
    expect(isOpen(15 * 3600 - 1, { earlyMinutes: 0 })).toBe(true);
    expect(isOpen(-1, { earlyMinutes: 0 })).toBe(false);
  });
});

describe('any window', () => {
  const minutes = fc.option(fc.integer({ min: 0, max: 1440 }), { nil: undefined });
  const instant = fc.integer({ min: -40 * 86_400, max: 40 * 86_400 }).map(later);
  const sites = fc.record({ early: minutes, late: minutes }).map(({ early, late }) =>
    siteWith({
      ...(early === undefined ? {} : { earlyMinutes: early }),
      ...(late === undefined ? {} : { lateMinutes: late }),
    }),
  );

  it('is open from its beginning to its end, without gaps', () => {
    fc.assert(
      fc.property(sites, instant, instant, instant, instant, (site, a, b, c, d) => {
        const [expectedFrom, expectedUntil] = a < b ? [a, b] : [b, a];
        const [one, other] = c < d ? [c, d] : [d, c];
        const open = (now: typeof a) => openAt(site, now)({ expectedFrom, expectedUntil });
        expect([open(expectedFrom), open(expectedUntil)]).toEqual([true, true]);
        const between = later(Math.floor((one + other) / 2) - nine);
        if (open(one) && open(other)) expect(open(between)).toBe(true);
      }),
    );
  });

  it.each([
    [0, 0, 'expectedUntil', 'must be after expectedFrom'],
    [0, 31 * 86_400 + 1, 'expectedUntil', 'must be at most 31 days after expectedFrom'],
    [-60, 0, 'expectedUntil', 'must be in the future'],
    [365 * 86_400 + 1, 365 * 86_400 + 2, 'expectedFrom', 'must be within a year'],
  ])('from %i to %i seconds after now is refused with a reason', (from, until, path, message) => {
    expect(windowProblem({ expectedFrom: later(from), expectedUntil: later(until) }, nine)).toMatchObject({
      code: 'invalid_request',
      errors: [{ path, message }],
    });
  });

  it('may begin exactly a year ahead', () => {
    const [expectedFrom, expectedUntil] = [later(365 * 86_400), later(396 * 86_400)];
    expect(windowProblem({ expectedFrom, expectedUntil }, nine)).toBeUndefined();
  });

  it.each([
    ['over a leap day', '2027-03-01T10:00:00Z', '2028-03-01T10:00:00Z'],
    ['to a leap year', '2027-02-28T10:00:00Z', '2028-02-28T10:00:00Z'],
    ['from a leap day', '2028-02-29T10:00:00Z', '2029-02-28T10:00:00Z'],
  ])('may begin exactly a year ahead %s', (_, now, last) => {
    const [at, furthest] = [now, last].map((text) => epochSeconds(Date.parse(text) / 1000));
    const from = (seconds: number) => {
      const expectedFrom = epochSeconds(Number(furthest) + seconds);
      return windowProblem(
        { expectedFrom, expectedUntil: epochSeconds(expectedFrom + 60) },
        epochSeconds(Number(at)),
      );
    };
    expect(from(0)).toBeUndefined();
    expect(from(1)).toMatchObject({ errors: [{ path: 'expectedFrom', message: 'must be within a year' }] });
  });

  it('may be booked only if it ends after it begins, within 31 days, and in the future', () => {
    fc.assert(
      fc.property(instant, instant, (expectedFrom, expectedUntil) => {
        const fits =
          expectedUntil > expectedFrom && expectedUntil - expectedFrom <= 31 * 86_400 && expectedUntil > nine;
        expect(windowProblem({ expectedFrom, expectedUntil }, nine) === undefined).toBe(fits);
      }),
    );
  });
});
