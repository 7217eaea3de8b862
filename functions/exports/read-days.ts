import { defined } from '../kernel/defined.ts';
import type { LocalDay } from '../kernel/brands.ts';
import type { VisitBookingTable } from '../visits/visit-booking-table.ts';
import type { VisitPage } from '../visits/visit-pages-table.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { Visit } from '../visits/visit.ts';

/** A day, and the sort key of the visit of that day that was shown last. */
const place = /^(?<day>\d{4}-\d\d-\d\d)(?:#(?<after>[\w:-]+Z#[\w-]{22}))?$/;

/**
 * A page of the visits of several days, day by day in the order they begin. Days without visits are skipped, so that only
 * the last page is short or empty. It takes at most about one Query for each day. `undefined` where `after` (`next` of the
 * page before) does not lead to one of the days.
 */
export async function readDays(
  bookings: Pick<VisitBookingTable, 'listDay'>,
  site: SiteRef,
  days: readonly LocalDay[],
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<VisitPage | undefined> {
  const start: Readonly<Record<string, string | undefined>> = {
    ...place.exec(after ?? days[0] ?? '')?.groups,
  };
  const { day: firstDay, after: seen } = start;
  const first = days.findIndex((day) => day === firstDay);
  if (first < 0) return undefined;
  const visits: Visit[] = [];
  for (const day of days.slice(first)) {
    if (visits.length === limit) return { visits, next: day };
    const position = day === firstDay ? seen : undefined;
    const page = await bookings.listDay(site, day, {
      limit: limit - visits.length,
      ...defined({ after: position }),
    });
    visits.push(...page.visits);
    if (page.next !== undefined) return { visits, next: `${day}#${page.next}` };
  }
  return { visits };
}
