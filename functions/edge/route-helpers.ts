import type { z } from 'zod/mini';
import { failure, type Failure, type ProblemCode } from '../kernel/problems.ts';
import { parseBody, parseFields } from './parse-request.ts';
import type { Answer, ApiRequest, Respond } from './respond.ts';

/** What a route does with a part of the request that was parsed. */
type RespondWith<Part> = (part: Part, request: ApiRequest) => Promise<Answer | Failure>;

/** Answers a route with a JSON body. A body that does not fit the schema is refused before `respond` is called. */
export const withBody =
  <Schema extends z.ZodMiniType>(schema: Schema, respond: RespondWith<z.output<Schema>>): Respond =>
  async (request) => {
    const body = parseBody(schema, request.body);
    return body.ok ? respond(body.value, request) : body;
  };

/** Answers a route with query parameters. A query that does not fit the schema is refused before `respond` is called. */
export const withQuery =
  <Schema extends z.ZodMiniType>(schema: Schema, respond: RespondWith<z.output<Schema>>): Respond =>
  async (request) => {
    const query = parseFields(schema, request.query);
    return query.ok ? respond(query.value, request) : query;
  };

/** Answers a route whose path has the parameter `name`. An id that no field can have is answered with `notFound`. */
export const withId =
  <Schema extends z.ZodMiniType>(
    name: string,
    field: Schema,
    notFound: ProblemCode,
    respond: RespondWith<z.output<Schema>>,
  ): Respond =>
  async (request) => {
    const id = field.safeParse(request.path[name]);
    return id.success ? respond(id.data, request) : failure(notFound);
  };

/** Answers a route at a site of the caller's firm, with what is read of it. */
export const atSite =
  <Site>(
    getSite: (
      firmId: ApiRequest['caller']['firmId'],
      siteId: ApiRequest['siteId'],
    ) => Promise<Site | undefined>,
    respond: RespondWith<Site>,
  ): Respond =>
  async (request) => {
    const site = await getSite(request.caller.firmId, request.siteId);
    return site ? respond(site, request) : failure('site_not_found');
  };

/** The answer that shows something; 200 where no status is given. */
export const shows = (body: object, status = 200): Answer => ({ ok: true, status, body });
