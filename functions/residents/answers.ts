import type { Answer } from '../edge/respond.ts';
import { shows } from '../edge/route-helpers.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Outcome } from '../front-desk/load-visit.ts';
import type { SeriesOutcome } from '../recurring/recurring-visits.ts';
import type { Series } from '../recurring/series.ts';
import type { SiteId } from '../kernel/brands.ts';
import { normalPurgeOf } from '../visits/held.ts';
import type { Visit } from '../visits/visit.ts';
import { myEntityTag, mySeriesView, myVisitView, myVisitWithCompanionsView } from './api/view.ts';

/** A visit of a resident with those who come along. */
export const visitAnswer = (visit: Visit, companions: readonly Visit[] = [], status = 200): Answer => ({
  ...shows(myVisitWithCompanionsView(visit, companions), status),
  headers: { etag: myEntityTag(visit) },
  forgetAt: normalPurgeOf(visit),
});

/** A visit that was made now, and where it is found. */
export const bookedAnswer = (siteId: SiteId, visit: Visit, companions: readonly Visit[]): Answer =>
  withLocation(visitAnswer(visit, companions, 201), `/v1/sites/${siteId}/my-visits/${visit.visitId}`);

/** A visit after a change, or why it was not changed. */
export const changed = (outcome: Outcome): Answer | Failure =>
  outcome.ok
    ? { ...shows(myVisitView(outcome.visit)), headers: { etag: myEntityTag(outcome.visit) } }
    : outcome;

/** A rule of recurring visits, or why it is not shown. */
export const seriesAnswer = (outcome: SeriesOutcome): Answer | Failure =>
  outcome.ok ? shows(mySeriesView(outcome.series)) : outcome;

/** A rule that was made now, and where it is found. */
export const newSeriesAnswer = (siteId: SiteId, series: Series): Answer =>
  withLocation(
    { ...shows(mySeriesView(series), 201), forgetAt: series.purgeAt },
    `/v1/sites/${siteId}/my-recurring-visits/${series.seriesId}`,
  );

/** Nothing is left to be shown, or why it was not done. */
export const gone = (outcome: { readonly ok: true } | Failure): Answer | Failure =>
  outcome.ok ? { ok: true, status: 204 } : outcome;

const withLocation = (answer: Answer, location: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, location },
});
