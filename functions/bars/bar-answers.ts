import type { Answer, ApiRequest, Respond } from '../edge/respond.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import { barredIdField } from '../edge/id-fields.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { failure } from '../kernel/problems.ts';
import { barPerson, isOfFirm, liftBar, reviewBar, type BarDeps } from './bar-person.ts';
import { barListQuery, barReview, type barAtFirm, type barAtSite } from './api/requests.ts';
import { barView } from './api/view.ts';
import { dueBefore, type Bar, type BarScope } from './bar.ts';

/** Answers the routes of barred people of one scope; `scopeOf` takes the firm from who calls. */
export function barAnswers(
  deps: BarDeps,
  schema: typeof barAtFirm | typeof barAtSite,
  scopeOf: (request: ApiRequest) => BarScope,
): Readonly<Record<'list' | 'bar' | 'review' | 'lift', Respond>> {
  const shown = (status: number, bar: Bar): Answer => ({
    ok: true,
    status,
    body: barView(bar, deps.clock()),
  });
  return {
    bar: async (request) => {
      const body = parseBody(schema, request.body);
      if (!body.ok) return body;
      const wanted = { siteId: undefined, ...body.value };
      const barred = await barPerson(deps, request.caller, scopeOf(request), wanted);
      return barred.ok ? shown(barred.created ? 201 : 200, barred.bar) : barred;
    },
    list: async (request) => {
      const query = parseFields(barListQuery, request.query);
      if (!query.ok) return query;
      const { limit, cursor, due } = query.value;
      const scope = scopeOf(request);
      if (!(await isOfFirm(deps, scope))) return failure('site_not_found');
      const name = `${scope.firmId}/${scope.siteId ?? ''}/barred-people/${due ?? ''}`;
      const now = deps.clock();
      const list = await readPage(name, cursor, (from) =>
        deps.bars.list(scope, {
          limit,
          ...from,
          ...(due === undefined ? {} : { dueBefore: dueBefore(now) }),
        }),
      );
      if (!list.ok) return list;
      const items = list.page.bars.map((bar) => barView(bar, now));
      return pageAnswer(items, list);
    },
    review: async (request) => {
      const body = parseBody(barReview, request.body);
      if (!body.ok) return body;
      const id = barredIdField.safeParse(request.path['barredId']);
      if (!id.success) return failure('barred_person_not_found');
      const { reviewInDays } = body.value;
      const done = await reviewBar(deps, request.caller, scopeOf(request), id.data, reviewInDays);
      return done.ok ? shown(200, done.bar) : done;
    },
    lift: async (request) => {
      const id = barredIdField.safeParse(request.path['barredId']);
      if (!id.success) return failure('barred_person_not_found');
      const done = await liftBar(deps, scopeOf(request), id.data);
      return done.ok ? { ok: true, status: 204 } : done;
    },
  };
}
