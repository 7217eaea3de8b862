import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { seriesPage, seriesResponse } from './responses.ts';
import type { DayVisit, Series } from '../series.ts';

type ShownRule = Shown<typeof seriesPage>['items'][number];

/** A rule of recurring visits as a list shows it. */
export function ruleView(series: Series): ShownRule {
  const { seriesId, siteId, state, visitor, host, purpose, vehicle, notes, weekdays } = series;
  const { needsApproval, allowsReEntry, startTime, endTime, endsNextDay, firstDay, until, madeUntil } =
    series;
  return {
    seriesId,
    siteId,
    state,
    visitor,
    host,
    ...defined({ purpose }),
    ...(vehicle ? { vehicle } : {}),
    ...defined({ notes }),
    ...(needsApproval ? { needsApproval } : {}),
    ...(allowsReEntry ? { allowsReEntry } : {}),
    ...(weekdays ? { weekdays } : {}),
    startTime,
    endTime,
    ...(endsNextDay ? { endsNextDay } : {}),
    firstDay,
    until,
    madeUntil,
    createdAt: toRfc3339(series.createdAt),
    purgeAt: toRfc3339(series.purgeAt),
  };
}

/** A rule with the visits that it has made for today and later. */
export const seriesView = (series: Series, upcoming: readonly DayVisit[]): Shown<typeof seriesResponse> => ({
  ...ruleView(series),
  upcoming,
});
