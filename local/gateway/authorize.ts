import type { FunctionPool } from '../lambda/function-pool.ts';
import type { ApiAuthorizer } from './api-template.ts';
import type { GatewayResponseKind } from './gateway-response.ts';
import { authorizerAnswer, compilePolicy, type Policy } from './policy.ts';

/** What a function learns of the caller: the authorizer's context and principal. */
type AuthorizerContext = Readonly<Record<string, string | number>>;

export type Authorization =
  | { readonly kind: 'allowed'; readonly context: AuthorizerContext; readonly usageKey: string | undefined }
  | {
      readonly kind: 'refused';
      readonly response: GatewayResponseKind;
      /** The authorizer's answer, where it was asked and answered. */
      readonly context?: AuthorizerContext;
    };

type Answer =
  | {
      readonly kind: 'policy';
      readonly policy: Policy;
      readonly context: AuthorizerContext;
      readonly usageKey: string | undefined;
    }
  | { readonly kind: 'refused'; readonly response: GatewayResponseKind };

/** The cache holds at most this many tokens. */
const mostTokens = 10_000;

/**
 * Plays a TOKEN authorizer: asks the function once per token and time to live, also when many requests come at once, and
 * evaluates the policy for each request. A refusal by the function is not remembered.
 */
export function tokenAuthorizer(authorizer: ApiAuthorizer, pool: FunctionPool, nowMs: () => number) {
  const cache = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();

  const ask = async (token: string, methodArn: string): Promise<Answer> => {
    const ended = await pool.invoke(JSON.stringify({ type: 'TOKEN', methodArn, authorizationToken: token }));
    const answer =
      ended.kind === 'answered'
        ? readAnswer(ended.payload)
        : refusal(ended.kind === 'failed' && ended.errorMessage === 'Unauthorized');
    if (answer.kind === 'refused') cache.delete(token);
    return answer;
  };
  const remembered = (token: string, methodArn: string): Promise<Answer> => {
    const held = cache.get(token);
    if (held && held.until > nowMs()) return held.answer;
    if (cache.size >= mostTokens) cache.clear();
    const answer = ask(token, methodArn);
    if (authorizer.cacheSeconds > 0)
      cache.set(token, { answer, until: nowMs() + authorizer.cacheSeconds * 1000 });
    return answer;
  };

  return async (token: string | undefined, methodArn: string): Promise<Authorization> => {
    if (!token || authorizer.validation?.test(token) === false) return refusal(true);
    const answer = await remembered(token, methodArn);
    if (answer.kind === 'refused') return answer;
    return answer.policy(methodArn)
      ? { kind: 'allowed', context: answer.context, usageKey: answer.usageKey }
      : { kind: 'refused', response: 'ACCESS_DENIED', context: answer.context };
  };
}

const refusal = (unauthorized: boolean): Authorization & Answer => ({
  kind: 'refused',
  response: unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE',
});

function readAnswer(payload: string): Answer {
  const parsed = authorizerAnswer.safeParse(JSON.parse(payload));
  if (!parsed.success) return { kind: 'refused', response: 'AUTHORIZER_CONFIGURATION_ERROR' };
  const { principalId, policyDocument, context, usageIdentifierKey: usageKey } = parsed.data;
  const texts = Object.entries(context).map(([name, value]) => [name, String(value)] as const);
  return {
    kind: 'policy',
    policy: compilePolicy(policyDocument),
    usageKey,
    context: { ...Object.fromEntries(texts), principalId, integrationLatency: 0 },
  };
}
