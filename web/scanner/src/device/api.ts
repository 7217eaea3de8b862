import { authorizationFor } from '../../../../client/scanner/sign.ts';
import { gatehouseClient, type GatehouseClient } from '../../../../client/gatehouse-client.ts';
import type { Asked, Trouble } from '../rules/answer.ts';
import type { ClockMemory } from '../offline/clock-memory.ts';
import { offsetMs } from '../rules/clock-offset.ts';
import type { Enrolled } from './store.ts';

/** After so long without an answer there is no network for somebody who stands at a gate. */
const patienceMs = 5_000;

/** The service as this device reaches it. */
export interface Api {
  /** Sends a call of the typed client, and sorts what comes of it. */
  readonly ask: <Data>(call: (client: GatehouseClient) => Promise<Called<Data>>) => Promise<Asked<Data>>;
  /** How far the server’s clock is ahead of this device’s, in milliseconds. */
  readonly clockOffsetMs: () => number;
  /** The server's time. */
  readonly nowMs: () => number;
}

/** What a call of the typed client resolves to. */
interface Called<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

export const baseUrl = (): string => `${location.origin}/v1`;

/**
 * Makes the client of an enrolled device: each request is signed for itself, with the time as the server has it.
 * `onRefused` is told when the device itself is not accepted any more; `onAnswer` how long each answer took, in
 * milliseconds, or that none came; `clock` keeps the difference of the clocks over a reload.
 */
export function signedApi(
  enrolled: Enrolled,
  onRefused: () => void,
  onAnswer: (took: number | 'none') => void,
  clock: ClockMemory,
): Api {
  let offset = clock.offsetMs;
  const send = async (request: Request): Promise<Response> => {
    const body = await request.clone().text();
    const first = await attempt(request.clone(), body);
    if (first.status !== 401) return first;
    // A wrong clock looks the same as a revoked device until the answer gives the time.
    const second = await attempt(request, body);
    if (second.status === 401) onRefused();
    return second;
  };
  const attempt = async (request: Request, body: string): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice('/v1'.length) + search;
    const signed = { method: request.method, path, body };
    const seconds = (Date.now() + offset) / 1000;
    request.headers.set(
      'authorization',
      await authorizationFor(enrolled, enrolled.keyPair.privateKey, signed, seconds),
    );
    const sentMs = Date.now();
    const response = await fetch(request, {
      signal: AbortSignal.timeout(patienceMs),
      cache: 'no-store',
    }).catch((error: unknown) => {
      onAnswer('none');
      throw error;
    });
    onAnswer(Date.now() - sentMs);
    offset = offsetMs(response.headers.get('date'), sentMs, Date.now()) ?? offset;
    clock.keep(offset);
    return response;
  };
  const client = gatehouseClient({ baseUrl: baseUrl(), fetch: send });
  return {
    ask: (call) => sort(() => call(client)),
    clockOffsetMs: () => offset,
    nowMs: () => Date.now() + offset,
  };
}

/** Makes a call, and sorts what comes of it: data, a problem, or no answer. */
export async function sort<Data>(call: () => Promise<Called<Data>>): Promise<Asked<Data>> {
  try {
    const { data, error, response } = await call();
    if (data !== undefined && response.ok) return { kind: 'data', data };
    return problemOf(response.status, error);
  } catch (error) {
    if (error instanceof SyntaxError) return problemOf(502, undefined);
    return { kind: 'no_network' };
  }
}

function problemOf(status: number, error: unknown): Trouble {
  const told = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const { code, requestId, errors } = told;
  return {
    kind: 'problem',
    status,
    code: typeof code === 'string' ? code : 'unknown',
    ...(typeof requestId === 'string' ? { requestId } : {}),
    errors: Array.isArray(errors) ? (errors as { path: string; message: string }[]) : [],
  };
}
