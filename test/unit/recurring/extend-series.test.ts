import { describe, expect, it } from '@jest/globals';
import type { Site } from '../../../functions/registry/firm.ts';
import type { EpochSeconds, LocalDay, SeriesId, SiteId } from '../../../functions/kernel/brands.ts';
import { extendDue, extendSeries } from '../../../functions/recurring/extend-series.ts';
import type { Series } from '../../../functions/recurring/series.ts';
import { heldRegister } from '../../support/held-register.ts';
import { heldSeries, seriesWith } from '../../support/series.ts';
import { nine } from '../../support/site.ts';
import { keys, later } from '../../support/visit.ts';

const day = (text: string) => text as LocalDay;

function extension(rules: readonly Series[], now: EpochSeconds = nine, changed: Partial<Site> = {}) {
  const series = heldSeries(rules);
  const { site, deps } = heldRegister({}, changed);
  return { ...series, site, deps: { ...deps, series: series.table, clock: () => now } };
}
const visitsOf = async (rule: Series, now?: EpochSeconds, changed?: Partial<Site>) => {
  const { deps, site, booked } = extension([rule], now, changed);
  await extendSeries(deps, site, rule);
  return booked.map(({ visit }) => visit);
};

describe('a rule', () => {
  it('is made five weeks ahead, 19 visits at once, and is due again in seven days', async () => {
    const { deps, site, writes } = extension([seriesWith()]);
    expect(await extendSeries(deps, site, seriesWith())).toEqual(
      seriesWith({ madeUntil: day('2026-12-28') }),
    );
    expect(writes).toEqual([
      { visits: 19, madeUntil: '2026-12-11', dueOn: '2026-11-23' },
      { visits: 17, madeUntil: '2026-12-28', dueOn: '2026-11-30' },
    ]);
  });

  it('is made to its last day if that comes first, and is not due any more', async () => {
    const rule = seriesWith({ until: day('2026-11-30') });
    const { deps, site, writes } = extension([rule]);
    await extendSeries(deps, site, rule);
    expect(writes).toEqual([{ visits: 8, madeUntil: '2026-11-30', dueOn: undefined }]);
  });

  it('keeps days that are already made', async () => {
    const rule = seriesWith({ madeUntil: day('2027-01-31') });
    const { deps, site, writes } = extension([rule]);
    await extendSeries(deps, site, rule);
    expect(writes).toEqual([{ visits: 0, madeUntil: '2027-01-31', dueOn: '2027-01-03' }]);
  });

  it('makes no visits once it is cancelled, even if that is read late', async () => {
    const cancelled = seriesWith({ state: 'cancelled' });
    const { deps, site, writes } = extension([cancelled]);
    expect(await extendSeries(deps, site, cancelled)).toEqual(cancelled);
    expect(await extendSeries(deps, site, seriesWith())).toEqual(cancelled);
    expect(writes).toEqual([]);
  });

  it('is answered unchanged if it was deleted', async () => {
    const { deps, site } = extension([]);
    expect(await extendSeries(deps, site, seriesWith())).toEqual(seriesWith());
  });

  it('continues where another run has extended it', async () => {
    const { deps, site, writes } = extension([seriesWith({ madeUntil: day('2026-12-20') })]);
    await extendSeries(deps, site, seriesWith());
    expect(writes).toEqual([{ visits: 8, madeUntil: '2026-12-28', dueOn: '2026-11-30' }]);
  });

  it('is given up after twenty tries that lost against other changes', async () => {
    const { deps, site } = extension([seriesWith()]);
    let tries = 0;
    const extend = () => {
      tries += 1;
      return Promise.resolve(false);
    };
    const busy = { ...deps, series: { ...deps.series, extend } };
    expect(await extendSeries(busy, site, seriesWith())).toEqual(seriesWith());
    expect(tries).toBe(20);
  });
});

describe('the visits of a rule', () => {
  it('leave out a day that has ended', async () => {
    const rule = seriesWith({ until: day('2026-11-24') });
    const days = async (seconds: number) => (await visitsOf(rule, later(seconds))).map((visit) => visit.day);
    expect(await days(3 * 3600 - 1)).toEqual(['2026-11-23', '2026-11-24']);
    expect(await days(3 * 3600)).toEqual(['2026-11-24']);
  });

  it('leave out a day that does not exist in the time zone', async () => {
    const rule = seriesWith({
      firstDay: day('2011-12-29'),
      until: day('2011-12-31'),
      madeUntil: day('2011-12-28'),
    });
    const now = (Date.parse('2011-12-28T00:00:00Z') / 1000) as EpochSeconds;
    const visits = await visitsOf(rule, now, { timeZone: 'Pacific/Apia' });
    expect(visits.map((visit) => visit.day)).toEqual(['2011-12-29', '2011-12-31']);
  });

  it('have the content of the rule and its id', async () => {
    const more = {
      purpose: 'Cleaning',
      vehicle: { plate: 'AB1234' },
      notes: 'Has a key.',
      allowsReEntry: true,
    } as const;
    const [visit] = await visitsOf(seriesWith({ ...more, until: day('2026-11-23') }));
    expect(visit).toMatchObject({
      ...more,
      seriesId: 'series',
      state: 'expected',
      origin: 'pre_registered',
      visitor: { englishName: 'LEE Siu Fong', idPrefix: 'C456' },
      host: { unit: '12A' },
      expectedFrom: nine,
      expectedUntil: later(3 * 3600),
      createdAt: nine,
      createdBy: 'manager',
      version: 1,
      purgeAt: later(3 * 3600 + 30 * 86_400),
    });
  });

  it('have no other content', async () => {
    const [visit] = await visitsOf(seriesWith({ until: day('2026-11-23') }));
    for (const name of ['purpose', 'vehicle', 'notes', 'allowsReEntry'])
      expect(visit).not.toHaveProperty(name);
  });

  it('wait for the host if the rule says so', async () => {
    const [visit] = await visitsOf(seriesWith({ needsApproval: true, until: day('2026-11-23') }));
    expect(visit?.state).toBe('pending_approval');
  });

  it('are found by the visitor’s name', async () => {
    const rule = seriesWith({ until: day('2026-11-23') });
    const { deps, site, booked } = extension([rule]);
    await extendSeries(deps, site, rule);
    expect(booked[0]?.pointers).toMatchObject(keys.identitiesOf(rule.visitor));
  });
});

describe('the daily run', () => {
  const named = (name: string, changed: Partial<Series> = {}) =>
    seriesWith({ seriesId: name as SeriesId, ...changed });

  it('extends rules due today or missed within a month, and no others', async () => {
    const rules = ['today', 'missed', 'longAgo', 'tomorrow'].map((name) => named(name));
    const { deps, due, writes, held } = extension(rules);
    const dueOn = ['2026-11-23', '2026-10-23', '2026-10-22', '2026-11-24'].map(day);
    rules.forEach(({ seriesId }, index) => due.set(seriesId, dueOn[index]));
    expect(await extendDue(deps)).toEqual({ extended: 2, errors: [] });
    const extended = [...held.values()].filter(({ madeUntil }) => madeUntil === '2026-12-28');
    expect(extended.map(({ seriesId }) => seriesId)).toEqual(['today', 'missed']);
    expect(writes).toHaveLength(4);
  });

  it('ignores a rule whose site was deleted', async () => {
    const rule = named('gone', { siteId: 'gone' as SiteId });
    const { deps, due, writes } = extension([rule]);
    due.set(rule.seriesId, day('2026-11-23'));
    expect(await extendDue(deps)).toEqual({ extended: 1, errors: [] });
    expect(writes).toEqual([]);
  });

  it('reports a fault and continues with the others', async () => {
    const rules = [named('bad'), named('good')];
    const { deps, due, held } = extension(rules);
    for (const { seriesId } of rules) due.set(seriesId, day('2026-11-23'));
    const fault = new Error('the store is down');
    const extend: typeof deps.series.extend = (series, to, bookings) =>
      series.seriesId === 'bad' ? Promise.reject(fault) : deps.series.extend(series, to, bookings);
    const failing = { ...deps, series: { ...deps.series, extend } };
    expect(await extendDue(failing)).toEqual({ extended: 1, errors: [fault] });
    expect(held.get('good' as SeriesId)?.madeUntil).toBe('2026-12-28');
  });
});
