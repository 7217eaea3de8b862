import type { EpochSeconds, SiteId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Caller } from './access.ts';
import type { RouteName } from './routes.ts';

/** A request whose caller may call the route. Body, query and parameters are still to be parsed. */
export interface ApiRequest {
  readonly caller: Caller;
  /** From the path. Present on every route below `/sites/{siteId}`. */
  readonly siteId: SiteId;
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: {
    readonly text: string | null;
    readonly contentType: string | undefined;
    readonly isBase64Encoded: boolean;
  };
  readonly requestId: string;
  /** Set where the request has an `Idempotency-Key`: the same for each try, so that ids which are derived from it are too. */
  readonly idempotencySeed?: string;
}

/** What a route answers when all went well. `body` becomes JSON; absent on 204 and 304. */
export interface Answer {
  readonly ok: true;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** After this instant no copy of the answer may exist. */
  readonly forgetAt?: EpochSeconds;
}

/** Answers one route. Expected failures are returned; an error that is thrown is our fault and becomes a 500 or 503. */
export type Respond = (request: ApiRequest) => Promise<Answer | Failure>;

/** Makes a route answer a request that is sent again with the same `Idempotency-Key` as it did the first time. */
export type MakeIdempotent = (route: RouteName, respond: Respond) => Respond;
