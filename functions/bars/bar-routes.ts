import { barredIdField } from '../edge/id-fields.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Answer, ApiRequest, Respond } from '../edge/respond.ts';
import { shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import type { BarredId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import { barListQuery, barReview, type barAtFirm, type barAtSite } from './api/requests.ts';
import { barView } from './api/view.ts';
import { barPerson, liftBar, listBars, reviewBar, type BarDeps } from './bar-person.ts';
import type { Bar, BarScope } from './bar.ts';

/** The routes of barred people of one scope; `scopeOf` takes the firm from the caller. */
export function barRoutes(
  deps: BarDeps,
  schema: typeof barAtFirm | typeof barAtSite,
  scopeOf: (request: ApiRequest) => BarScope,
): Readonly<Record<'list' | 'bar' | 'review' | 'lift', Respond>> {
  const view = (bar: Bar) => barView(bar, deps.clock());
  const withBar = (act: (barredId: BarredId, request: ApiRequest) => Promise<Answer | Failure>) =>
    withId('barredId', barredIdField, 'barred_person_not_found', act);
  return {
    bar: withBody(schema, async (wanted, request) => {
      const barred = await barPerson(deps, request.caller, scopeOf(request), {
        siteId: undefined,
        ...wanted,
      });
      return barred.ok ? shows(view(barred.bar), barred.created ? 201 : 200) : barred;
    }),
    list: withQuery(barListQuery, async (query, request) => {
      const list = await listBars(deps, scopeOf(request), query);
      return list.ok ? pageAnswer(list.page.bars.map(view), list) : list;
    }),
    review: withBody(barReview, ({ reviewInDays }, request) =>
      withBar(async (barredId) => {
        const done = await reviewBar(deps, request.caller, scopeOf(request), barredId, reviewInDays);
        return done.ok ? shows(view(done.bar)) : done;
      })(request),
    ),
    lift: withBar(async (barredId, request) => {
      const done = await liftBar(deps, scopeOf(request), barredId);
      return done.ok ? { ok: true, status: 204 } : done;
    }),
  };
}
