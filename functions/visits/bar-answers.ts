import type { Answer, ApiRequest, Respond } from '../edge/api-handler.ts';
import { decodeCursor, encodeCursor } from '../edge/cursor.ts';
import { barredIdField } from '../edge/id-fields.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { failure } from '../kernel/problems.ts';
import { barPerson, isOfFirm, liftBar, reviewBar, type BarDeps } from './bar-person.ts';
import { barListQuery, barReview, type barAtFirm, type barAtSite } from './bar-requests.ts';
import { barView } from './bar-view.ts';
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
      const position = cursor === undefined ? undefined : decodeCursor(name, 1, cursor);
      if (position?.ok === false) return position;
      const [after] = position?.value ?? [];
      const now = deps.clock();
      const page = await deps.bars.list(scope, {
        limit,
        ...(after === undefined ? {} : { after }),
        ...(due === undefined ? {} : { dueBefore: dueBefore(now) }),
      });
      const nextCursor = page.next === undefined ? {} : { nextCursor: encodeCursor(name, [page.next]) };
      const items = page.bars.map((bar) => barView(bar, now));
      return { ok: true, status: 200, body: { items, ...nextCursor } };
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
