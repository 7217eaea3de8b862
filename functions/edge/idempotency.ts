import { createHash } from 'node:crypto';
import type { EpochSeconds, FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import type { Answer, ApiRequest, MakeIdempotent } from './respond.ts';
import { errorName, log } from './log.ts';
import type { RouteName } from './routes.ts';

/** Where the answer to one request with an `Idempotency-Key` is remembered. A key belongs to the member who sent it. */
export interface IdempotencyPlace {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly memberId: MemberId;
  readonly key: string;
}

/** A request that may be answered only once. */
export interface IdempotentRequest extends IdempotencyPlace {
  /** The same for the same route, path and body, however the body is spelt. */
  readonly fingerprint: string;
  /** The id of the try that works on it. */
  readonly claimedBy: string;
}

/** The parts of an answer that are remembered. */
export type Remembered = Pick<Answer, 'status' | 'headers' | 'body'>;

/**
 * `claimed`: this try answers. `running`: another try is still working. `reused`: the key came with another request.
 */
export type Claim =
  | { readonly kind: 'claimed' | 'running' | 'reused' }
  | { readonly kind: 'answered'; readonly answer: Remembered };

/** Remembers the answers of one day. */
export interface IdempotencyStore {
  claim(request: IdempotentRequest): Promise<Claim>;
  /** Remembers the answer, until `forgetAt` at the latest. */
  complete(request: IdempotentRequest, answer: Remembered, forgetAt?: EpochSeconds): Promise<void>;
  /** Releases the claim, because nothing was done. */
  release(request: IdempotentRequest): Promise<void>;
}

const fitKey = /^[\x21-\x7e]{1,255}$/;

/**
 * Claims the key, answers, remembers. A refused or failed request did nothing and is not remembered: the client corrects it
 * and sends it again. A try that dies in between leaves a claim that lapses. The next try finds what the first one made,
 * because ids are derived from `ApiRequest.idempotencySeed`.
 */
export const rememberAnswersIn =
  (store: IdempotencyStore): MakeIdempotent =>
  (route, respond) =>
  async (request) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return respond(request);
    if (!fitKey.test(key)) return unfitKey();
    const fingerprint = fingerprintOf(route, key, request);
    // A body that cannot be read does nothing, so there is nothing to remember.
    if (fingerprint === undefined) return respond(request);
    const { caller, siteId, requestId } = request;
    const { firmId, memberId } = caller;
    const idempotent = { firmId, siteId, memberId, key, fingerprint, claimedBy: requestId };
    const claim = await store.claim(idempotent);
    switch (claim.kind) {
      case 'running':
        return failure('idempotency_key_in_use');
      case 'reused':
        return failure('idempotency_key_reused');
      case 'answered': {
        const { headers } = claim.answer;
        return { ok: true, ...claim.answer, headers: { ...headers, 'idempotency-replayed': 'true' } };
      }
      case 'claimed':
        return answerOnce(store, idempotent, () =>
          respond({ ...request, idempotencySeed: seedOf(idempotent) }),
        );
    }
  };

async function answerOnce(
  store: IdempotencyStore,
  request: IdempotentRequest,
  respond: () => Promise<Answer | Failure>,
): Promise<Answer | Failure> {
  let answer: Answer | Failure | undefined;
  try {
    answer = await respond();
  } finally {
    await rememberOrRelease(store, request, answer);
  }
  return answer;
}

/** The work is finished. A failure to remember its answer must not hide the answer, and the claim lapses by itself. */
async function rememberOrRelease(
  store: IdempotencyStore,
  request: IdempotentRequest,
  answer: Answer | Failure | undefined,
) {
  try {
    if (!answer?.ok) await store.release(request);
    else {
      const { status, headers, body, forgetAt } = answer;
      await store.complete(request, { status, ...(headers ? { headers } : {}), body }, forgetAt);
    }
  } catch (error) {
    log('error', 'answer_not_remembered', { requestId: request.claimedBy, error: errorName(error) });
  }
}

const unfitKey = (): Failure => invalidField('Idempotency-Key', 'must be 1 to 255 visible ASCII characters');

const digest = (json: unknown): string =>
  createHash('sha256').update(JSON.stringify(json)).digest('base64url');

/** The same for each try, so that what is made under ids derived from it is made once. */
const seedOf = ({ memberId, key, fingerprint }: IdempotentRequest): string =>
  digest([memberId, key, fingerprint]);

/** The key is part of the hash, so that a reader of the table cannot guess a short body, such as a PIN. */
function fingerprintOf(route: RouteName, key: string, { path, body }: ApiRequest): string | undefined {
  const text = body.isBase64Encoded
    ? Buffer.from(body.text ?? '', 'base64').toString('utf8')
    : (body.text ?? '');
  try {
    return digest([key, route, inOrder(path), inOrder(JSON.parse(text))]);
  } catch {
    return undefined;
  }
}

/** The same JSON with the names of every object in order. */
function inOrder(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(inOrder);
  if (typeof json !== 'object' || json === null) return json;
  return Object.entries(json)
    .map(([name, value]) => [name, inOrder(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
