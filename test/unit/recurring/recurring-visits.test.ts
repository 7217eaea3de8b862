import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../../../functions/edge/access.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import type { EpochSeconds, LocalDay, SeriesId, SiteId } from '../../../functions/kernel/brands.ts';
import {
  cancelSeries,
  createSeries,
  getSeries,
  listSeries,
} from '../../../functions/recurring/recurring-visits.ts';
import type { NewSeries } from '../../../functions/recurring/api/requests.ts';
import { visitSeed, type Series } from '../../../functions/recurring/series.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldRegister } from '../../support/held-register.ts';
import { heldSeries, seriesWith } from '../../support/series.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { keys, later, visitWith } from '../../support/visit.ts';

const day = (text: string) => text as LocalDay;
const manager = callerWith('manager');
const { siteId } = siteWith();
const elsewhere = 'elsewhere' as SiteId;
const seriesId = 'series' as SeriesId;

interface World {
  readonly rules?: readonly Series[];
  readonly visits?: readonly Visit[];
  readonly now?: EpochSeconds;
  readonly site?: Partial<Site>;
}
function world({ rules = [], visits = [], now = nine, site = {} }: World = {}) {
  const series = heldSeries(rules);
  const register = heldRegister({ visits }, site);
  const newSeriesId = () => 'new' as SeriesId;
  const deps = { ...register.deps, series: series.table, clock: () => now, newSeriesId };
  return { ...register, deps, series };
}
const asked = (changed: Partial<NewSeries> = {}): NewSeries => ({
  visitor: { englishName: 'LEE Siu Fong' },
  host: { unit: '12A' },
  startTime: '09:00',
  endTime: '12:00',
  firstDay: day('2026-11-23'),
  until: day('2026-11-29'),
  ...changed,
});
const create = (changed: Partial<NewSeries> = {}, at: World = {}, caller: Caller = manager) =>
  createSeries(world(at).deps, caller, siteId, asked(changed));
const wrong = (path: string, message: string) => ({ code: 'invalid_request', errors: [{ path, message }] });

describe('a new rule', () => {
  it('is made with its visits', async () => {
    const made = await create();
    expect(made).toMatchObject({ ok: true, series: { seriesId: 'new', state: 'active', siteId } });
    expect(made.ok && made.upcoming.map((one) => one.day)).toEqual(
      ['23', '24', '25', '26', '27', '28', '29'].map((date) => `2026-11-${date}`),
    );
  });

  it('books each of its days, starting with the first', async () => {
    const { deps, series } = world();
    await createSeries(deps, manager, siteId, asked());
    expect(series.booked.map(({ visit }) => visit.day)).toHaveLength(7);
    expect(series.booked[0]?.visit.day).toBe('2026-11-23');
  });

  it('may last through the night, and also shows the visit of last night', async () => {
    const nights = { endsNextDay: true, startTime: '22:00', endTime: '06:00' };
    const made = await create(nights);
    expect(made).toMatchObject({ series: { endsNextDay: true } });
    expect(await create()).not.toHaveProperty('series.endsNextDay');
    const rule = seriesWith({
      endsNextDay: true,
      startTime: '22:00',
      endTime: '06:00',
      firstDay: day('2026-11-01'),
      madeUntil: day('2026-11-23'),
      createdAt: later(-30 * 86_400),
    });
    const read = await getSeries(world({ rules: [rule] }).deps, manager, siteId, seriesId);
    expect(read.ok && read.upcoming.map((one) => one.day)).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('stores approval and re-entry only on request', async () => {
    const made = await create({ needsApproval: true, allowsReEntry: true });
    expect(made).toMatchObject({ series: { needsApproval: true, allowsReEntry: true } });
    const plain = await create();
    expect(plain.ok && Object.keys(plain.series)).not.toContain('needsApproval');
    expect(plain.ok && Object.keys(plain.series)).not.toContain('allowsReEntry');
  });

  it('is purged at the end of its last day plus the retention', async () => {
    const midnight = later(15 * 3600 + 6 * 86_400);
    expect(await create()).toMatchObject({ series: { purgeAt: midnight + 30 * 86_400 } });
  });

  it('is the same rule for the same seed, and continues where it stopped', async () => {
    const { deps } = world();
    const first = await createSeries(deps, manager, siteId, asked(), 'seed');
    const again = await createSeries(deps, manager, siteId, asked(), 'seed');
    expect(again).toEqual(first);
    expect(await createSeries(deps, manager, siteId, asked(), 'other seed')).not.toEqual(first);
  });

  it('is refused at a site that is not the firm’s', async () => {
    expect(await createSeries(world().deps, manager, elsewhere, asked())).toMatchObject({
      code: 'site_not_found',
    });
  });

  it('may have notes from managers, not from integrations', async () => {
    const notes = 'Has a key.';
    expect(await create({ notes })).toMatchObject({ series: { notes } });
    expect(await create({ notes }, {}, callerWith('integration'))).toMatchObject({
      code: 'forbidden',
      detail: 'Notes are written by managers.',
    });
    expect(await create({}, {}, callerWith('integration'))).toMatchObject({ ok: true });
  });

  it('begins today at the earliest, and at the latest in a year', async () => {
    expect(await create({ firstDay: day('2026-11-22') })).toMatchObject(
      wrong('firstDay', 'must not be in the past'),
    );
    const far = (firstDay: string) => create({ firstDay: day(firstDay), until: day('2027-11-30') });
    expect(await far('2027-11-23')).toMatchObject({ ok: true });
    expect(await far('2027-11-24')).toMatchObject(wrong('firstDay', 'must be within a year'));
  });

  it('is refused if no day is left for a visit', async () => {
    const none = wrong('until', 'leaves no day for a visit');
    expect(await create({ weekdays: ['sunday'], until: day('2026-11-28') })).toMatchObject(none);
    const today = { until: day('2026-11-23') };
    expect(await create(today, { now: later(3 * 3600 - 1) })).toMatchObject({ ok: true });
    expect(await create(today, { now: later(3 * 3600) })).toMatchObject(none);
  });

  it('is refused if its only day does not exist in the time zone', async () => {
    const apia = { site: { timeZone: 'Pacific/Apia' }, now: 1_325_052_000 as EpochSeconds };
    const days = (firstDay: string, until: string) =>
      create({ firstDay: day(firstDay), until: day(until) }, apia);
    expect(await days('2011-12-30', '2011-12-30')).toMatchObject(wrong('until', 'leaves no day for a visit'));
    const around = await days('2011-12-29', '2011-12-31');
    expect(around.ok && around.upcoming.map((one) => one.day)).toEqual(['2011-12-29', '2011-12-31']);
  });
});

describe('a rule on reading', () => {
  it('shows its days from today that have visits', async () => {
    const rule = seriesWith({ madeUntil: day('2026-11-25'), createdAt: later(-86_400) });
    const read = await getSeries(world({ rules: [rule] }).deps, manager, siteId, seriesId);
    expect(read).toEqual({
      ok: true,
      series: rule,
      upcoming: ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => ({
        day: date,
        visitId: keys.visitIdFrom(siteId, visitSeed(seriesId, day(date))),
      })),
    });
  });

  it('leaves out a day that had ended when the rule was made', async () => {
    const upcoming = async (createdAt: EpochSeconds) => {
      const rule = seriesWith({ madeUntil: day('2026-11-24'), createdAt });
      const read = await getSeries(world({ rules: [rule] }).deps, manager, siteId, seriesId);
      return read.ok && read.upcoming.length;
    };
    expect([await upcoming(later(3 * 3600 - 1)), await upcoming(later(3 * 3600))]).toEqual([2, 1]);
  });

  it('shows no days after it is cancelled', async () => {
    const rule = seriesWith({ madeUntil: day('2026-11-25'), state: 'cancelled' });
    const read = await getSeries(world({ rules: [rule] }).deps, manager, siteId, seriesId);
    expect(read).toEqual({ ok: true, series: rule, upcoming: [] });
  });

  it('is not found at another site or with another id', async () => {
    const { deps } = world({ rules: [seriesWith()] });
    expect(await getSeries(deps, manager, elsewhere, seriesId)).toMatchObject({ code: 'site_not_found' });
    expect(await getSeries(deps, manager, siteId, 'other' as SeriesId)).toMatchObject({
      code: 'series_not_found',
    });
  });
});

describe('the rules of a site', () => {
  const rules = ['a', 'b', 'c'].map((name) => seriesWith({ seriesId: name as SeriesId }));
  const list = (limit: number, cursor?: string, { deps } = world({ rules })) =>
    listSeries(deps, manager, siteId, { limit, cursor });

  it('come page by page', async () => {
    const first = await list(2);
    if (!first.ok) throw new Error(first.code);
    expect(first.page.series).toEqual(rules.slice(0, 2));
    const rest = await list(2, first.nextCursor);
    expect(rest).toEqual({ ok: true, page: { series: rules.slice(2) } });
    expect(await list(3)).toEqual({ ok: true, page: { series: rules } });
  });

  it('go on only with a cursor of this site', async () => {
    const first = await list(1);
    const cursor = first.ok ? first.nextCursor : undefined;
    if (cursor === undefined) throw new Error('more rules follow');
    const other = world({ rules, site: { siteId: elsewhere } });
    expect(await listSeries(other.deps, manager, elsewhere, { limit: 1, cursor })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'cursor' }],
    });
  });

  it('are those of a site that the firm has', async () => {
    expect(await listSeries(world({ rules }).deps, manager, elsewhere, { limit: 1 })).toEqual({
      ok: false,
      code: 'site_not_found',
    });
  });
});

describe('the cancellation of a rule', () => {
  const rule = seriesWith({ madeUntil: day('2026-11-27'), createdAt: later(-86_400) });
  const visitOn = (date: string, state: Visit['state']) =>
    visitWith({ visitId: keys.visitIdFrom(siteId, visitSeed(seriesId, day(date))), state, seriesId });

  it('cancels the visits that have not begun, and no others', async () => {
    const visits = [
      visitOn('2026-11-22', 'expected'),
      visitOn('2026-11-23', 'checked_in'),
      visitOn('2026-11-24', 'expected'),
      visitOn('2026-11-25', 'pending_approval'),
      visitOn('2026-11-26', 'denied'),
    ];
    const { deps, held, booked } = world({ rules: [rule], visits });
    expect(await cancelSeries(deps, manager, siteId, seriesId)).toEqual({
      ok: true,
      series: { ...rule, state: 'cancelled' },
      upcoming: [],
    });
    expect(visits.map(({ visitId }) => held.get(visitId)?.state)).toEqual([
      'expected',
      'checked_in',
      'cancelled',
      'cancelled',
      'denied',
    ]);
    expect(booked.map(({ visit }) => visit.visitId)).toEqual([visits[2]?.visitId, visits[3]?.visitId]);
  });

  it('finds no rule at another site or with another id', async () => {
    const { deps } = world({ rules: [rule] });
    expect(await cancelSeries(deps, manager, elsewhere, seriesId)).toMatchObject({ code: 'site_not_found' });
    expect(await cancelSeries(deps, manager, siteId, 'other' as SeriesId)).toMatchObject({
      code: 'series_not_found',
    });
  });
});
