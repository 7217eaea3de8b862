import type { LocalDay, MemberId, SeriesId } from '../../functions/kernel/brands.ts';
import type { Booking } from '../../functions/visits/booking.ts';
import type { SeriesTable } from '../../functions/recurring/series-table.ts';
import type { Series } from '../../functions/recurring/series.ts';
import { nine, siteWith } from './site.ts';
import { later } from './visit.ts';

const { firmId, siteId } = siteWith();

/** A rule for a visit each day for a year, from today, that has made no visit yet. */
export const seriesWith = (changed: Partial<Series> = {}): Series => ({
  firmId,
  siteId,
  seriesId: 'series' as SeriesId,
  state: 'active',
  visitor: { englishName: 'LEE Siu Fong', idPrefix: 'C456' },
  host: { unit: '12A' },
  startTime: '09:00',
  endTime: '12:00',
  firstDay: '2026-11-23' as LocalDay,
  until: '2027-11-22' as LocalDay,
  madeUntil: '2026-11-22' as LocalDay,
  createdAt: nine,
  createdBy: 'manager' as MemberId,
  purgeAt: later(395 * 86_400),
  ...changed,
});

/** The table of rules without a database. */
export function heldSeries(rules: readonly Series[] = []) {
  const held = new Map(rules.map((series) => [series.seriesId, series]));
  /** Each write of visits: their number, the last day made, and the next due day. */
  const writes: { visits: number; madeUntil: LocalDay; dueOn: LocalDay | undefined }[] = [];
  const booked: Booking[] = [];
  const due = new Map<SeriesId, LocalDay | undefined>();
  const table: SeriesTable = {
    create: (series, dueOn) => {
      const there = held.get(series.seriesId);
      if (!there) {
        held.set(series.seriesId, series);
        due.set(series.seriesId, dueOn);
      }
      return Promise.resolve(there ?? series);
    },
    get: (_, seriesId) => Promise.resolve(held.get(seriesId)),
    list: (_, { limit, after }) => {
      const rules = [...held.values()];
      const from = rules.findIndex(({ seriesId }) => seriesId === after) + 1;
      const page = rules.slice(from, from + limit);
      const last = page.at(-1);
      return Promise.resolve({
        series: page,
        ...(last && from + limit < rules.length ? { next: last.seriesId } : {}),
      });
    },
    extend: (series, { madeUntil, dueOn }, bookings) => {
      const stands = held.get(series.seriesId);
      if (stands?.state !== 'active' || stands.madeUntil !== series.madeUntil) return Promise.resolve(false);
      held.set(series.seriesId, { ...stands, madeUntil });
      due.set(series.seriesId, dueOn);
      writes.push({ visits: bookings.length, madeUntil, dueOn });
      booked.push(...bookings);
      return Promise.resolve(true);
    },
    cancel: (_, seriesId) => {
      const stands = held.get(seriesId);
      const cancelled = stands && ({ ...stands, state: 'cancelled' } as const);
      if (cancelled) held.set(seriesId, cancelled);
      return Promise.resolve(cancelled);
    },
    async *due(day) {
      for (const [seriesId, dueOn] of due) {
        const series = held.get(seriesId);
        if (series && dueOn === day) yield await Promise.resolve(series);
      }
    },
  };
  return { table, held, writes, booked, due };
}
