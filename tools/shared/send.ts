import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { ToolFailure } from './tool-failure.ts';
import { PassingFailure, type AccessTokens } from './access-tokens.ts';

/** What a call of the typed client answered. */
interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The API refused, and repeating the request would not help. */
export class Refusal extends ToolFailure {
  /** The problem's code, or undefined where the answer was not a problem of the API. */
  readonly code: string | undefined;
  constructor(why: string, code: string | undefined) {
    super(`The API refused: ${why}`);
    this.code = code;
  }
}

export interface Sending {
  readonly tokens: AccessTokens;
  /** Ends a wait between two tries. */
  readonly signal: AbortSignal;
  /** Set for a first call: its address. It is given up after a few seconds where nothing listens there. */
  readonly firstCallTo?: string;
  /** Called before each wait, with seconds and reason: `429 too_many_requests`. */
  readonly onWait?: (seconds: number, why: string) => void;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

const mostTries = 8;
const longestWaitSeconds = 120;
/** Three seconds, and 1.5 at least, with the waits between them. */
const mostFirstTries = 3;
const patienceMs = 40_000;
const passing = new Set([408, 429, 500, 502, 503, 504]);
const problem = z.object({ code: z.string(), title: z.string(), requestId: z.optional(z.string()) });

/**
 * Sends a request that may be sent again, until it is answered: waits as `Retry-After` says, or longer each time, and
 * renews an access token once. Throws a {@link Refusal} where the API says no, {@link ToolFailure} where it was tried eight times; the signal's
 * reason where a wait was ended.
 */
export async function send<Data>(
  call: (more: { readonly signal: AbortSignal; readonly redirect: 'error' }) => Promise<Answered<Data>>,
  sending: Sending,
): Promise<Data> {
  const { tokens, signal, onWait, wait = waitFor, chance = Math.random, firstCallTo } = sending;
  let renewed = false;
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt(call);
    if ('data' in answer) return answer.data;
    if (answer.status === 401 && !renewed && tokens.drop()) {
      renewed = true;
      continue;
    }
    if (answer.status !== undefined && !passing.has(answer.status))
      throw new Refusal(answer.why, answer.code);
    const seconds = Math.max(answer.retryAfter, 2 ** (tries - 1) * (0.5 + chance() / 2));
    if (answer.retryAfter > longestWaitSeconds)
      throw new ToolFailure(`The API asks to wait for ${String(answer.retryAfter)} seconds: ${answer.why}`);
    if (firstCallTo !== undefined && tries === mostFirstTries && answer.nobodyListens)
      throw new ToolFailure(
        `Nothing answers at ${firstCallTo}: ${answer.why}. Is the API running there? Set another address with --api.`,
      );
    if (tries === mostTries)
      throw new ToolFailure(`There was no answer after ${String(mostTries)} tries: ${answer.why}`);
    signal.throwIfAborted();
    onWait?.(seconds, answer.why);
    await wait(seconds * 1000, signal);
  }
}

type Attempt<Data> =
  | { readonly data: Data }
  | {
      readonly status: number | undefined;
      readonly code?: string | undefined;
      readonly why: string;
      readonly retryAfter: number;
      /** Nothing listens at the address, or it has no such name. */
      readonly nobodyListens?: boolean;
    };

async function attempt<Data>(call: Parameters<typeof send<Data>>[0]): Promise<Attempt<Data>> {
  try {
    const { data, error, response } = await call({
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    if (response.ok && data !== undefined) return { data };
    const told = problem.safeParse(error);
    const more = told.success ? ` ${told.data.code}: ${told.data.title}` : '';
    const id = told.data?.requestId === undefined ? '' : ` (request ${told.data.requestId})`;
    const retryAfter = Number(response.headers.get('retry-after') ?? 0);
    return {
      status: response.status,
      code: told.data?.code,
      why: `${response.status}${more}${id}`,
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : 0,
    };
  } catch (error) {
    if (!isOfNetwork(error)) throw error;
    const nobodyListens = unreachable.has(codeOf(error) ?? '');
    return { status: undefined, why: causeOf(error), retryAfter: 0, nobodyListens };
  }
}

/** `fetch` throws a TypeError of these words where no answer came or broke off, and a TimeoutError where it took too long. */
const isOfNetwork = (error: unknown): error is Error =>
  error instanceof PassingFailure ||
  (error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message)) ||
  (error instanceof DOMException && error.name === 'TimeoutError');

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

function codeOf({ cause }: Error): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}

const causeOf = (error: Error): string => {
  const code = codeOf(error);
  return code === undefined ? error.message : `${error.message} (${code})`;
};

const waitFor = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal });
};
