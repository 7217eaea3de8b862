import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Context } from 'aws-lambda';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { apiEvent, type Handler } from '../../support/api-event.ts';
import type { FaultyProxy } from '../../support/faulty-proxy.ts';
import { pages, takeStep, type Page } from './page.ts';

export const origin = 'http://gatehouse.test';
type Authorizer = (event: APIGatewayTokenAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/** The deployed handlers, behind the deployed authorizer, as the devices of a test reach them. */
export interface Gateway {
  /** The next requests over a link on which the service dies end at this call of its store. */
  dieAt: number;
  /** Waits for requests whose page is gone, and which the service still works on. */
  readonly settled: () => Promise<void>;
}

const ways: readonly (readonly [string, RegExp, RouteName])[] = [
  ['POST', /^\/v1\/sites\/([^/]+)\/passages$/, 'recordPassages'],
  ['POST', /^\/v1\/sites\/([^/]+)\/scans$/, 'recordScan'],
  ['GET', /^\/v1\/sites\/([^/]+)\/offline-pack$/, 'offlinePack'],
  ['GET', /^\/v1\/key-bundle()$/, 'keyBundle'],
];

/** Puts the gateway in the place of `fetch` for the app's address; other requests go where they went before. */
export function installGateway(
  authorizer: Authorizer,
  handlers: Readonly<Partial<Record<RouteName, Handler>>>,
  proxy: FaultyProxy,
): Gateway {
  const outside = globalThis.fetch;
  const underWay = new Set<Promise<unknown>>();
  const gateway: Gateway = {
    dieAt: 1,
    settled: async () => {
      await Promise.allSettled(underWay);
    },
  };
  const serve = async (request: Request, times: number): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const way = ways.find(([method, path]) => method === request.method && path.test(pathname));
    if (!way) throw new Error(`no route for ${request.method} ${pathname}`);
    const [, path, name] = way;
    const siteId = path.exec(pathname)?.[1];
    const body = await request.text();
    const event = apiEvent(name, {
      role: 'scanner',
      query: Object.fromEntries(searchParams),
      ...(siteId ? { path: { siteId } } : {}),
      ...(body === '' ? {} : { body }),
    });
    const methodArn = `arn:aws:execute-api:ap-east-1:1:api/v1/${request.method}${pathname.slice(3)}`;
    const authorizationToken = request.headers.get('authorization') ?? '';
    const allowed = await authorizer({ type: 'TOKEN', methodArn, authorizationToken }).catch(() => undefined);
    if (!allowed) return answer(401, '{"code":"unauthenticated"}');
    Object.assign(event.requestContext, { authorizer: allowed.context, requestTimeEpoch: Date.now() });
    const handler = handlers[name];
    if (!handler) throw new Error(`no handler for ${name}`);
    const results = await Promise.all(Array.from({ length: times }, () => handler(event, {} as Context)));
    const last = results.at(-1);
    return answer(last?.statusCode ?? 500, last?.body ?? '');
  };
  const overLink = async (page: Page, request: Request): Promise<Response> => {
    // The service has the true clock, and no page.
    const arrive = (times = 1): Promise<Response> => pages.exit(() => serve(request, times));
    switch (page.conditions.link) {
      case 'gone':
        throw new TypeError('no network');
      case 'busy':
        return answer(503, '{"code":"store_unavailable"}');
      case 'limited':
        return answer(429, '{"code":"too_many_requests"}');
      case 'loses_answers':
        await arrive();
        throw new TypeError('the connection broke');
      case 'half_answers': {
        const whole = await arrive();
        const text = await whole.text();
        return answer(whole.status, text.slice(0, text.length / 2));
      }
      case 'sends_twice':
        return arrive(2);
      case 'dies':
        proxy.dieAt(gateway.dieAt, gateway.dieAt % 2 === 0 ? 'answer_lost' : 'unavailable');
        return arrive().finally(() => {
          proxy.heal();
        });
      case 'up':
        return arrive();
    }
  };
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(origin)) return outside(input, init);
    const page = pages.getStore();
    if (!page || !takeStep(page)) return neverAnswered();
    const sent = overLink(page, request);
    underWay.add(sent);
    try {
      const answered = await sent;
      return takeStep(page) ? answered : await neverAnswered();
    } catch (error) {
      if (page.isAlive) throw error;
      return await neverAnswered();
    } finally {
      underWay.delete(sent);
    }
  };
  return gateway;
}

/** Of a page that is gone nothing goes on. */
const neverAnswered = (): Promise<never> => new Promise(() => undefined);

const answer = (status: number, body: string): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'application/json', date: new Date(pages.exit(Date.now)).toUTCString() },
  });
