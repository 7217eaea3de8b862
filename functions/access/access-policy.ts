import { defined } from '../kernel/defined.ts';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Caller } from '../edge/access.ts';
import { routePolicy } from '../edge/route-policy.ts';
import { problems, type ProblemCode } from '../kernel/problems.ts';

interface AccessDetails {
  /** What a scanner's token is bound to, for the handlers to compare. */
  readonly bound?: Readonly<Record<string, string>>;
  /** The firm's key, by which the gateway counts its requests. */
  readonly usageKey?: string | undefined;
}

/**
 * The authorizer's answer for a caller: an IAM policy over every route that the role may call, and the identity that
 * handlers read. It covers all routes because API Gateway caches it per token, not per route.
 * @param methodArn - `arn:aws:execute-api:region:account:api/stage/METHOD/path` of the request being authorized
 */
export function accessPolicy(
  caller: Caller,
  methodArn: string,
  { bound = {}, usageKey }: AccessDetails = {},
): APIGatewayAuthorizerResult {
  const { allow, deny } = routePolicy(caller.role);
  return {
    principalId: caller.memberId,
    policyDocument: policyDocument(methodArn, allow, deny),
    context: {
      ...refusal('forbidden'),
      firmId: caller.firmId,
      memberId: caller.memberId,
      role: caller.role,
      siteIds: caller.siteIds === '*' ? '*' : caller.siteIds.join(' '),
      ...bound,
    },
    ...defined({ usageIdentifierKey: usageKey }),
  };
}

/**
 * The authorizer's answer for a member of a suspended firm: nothing is allowed, and the gateway says why. Unlike a 401
 * it is cached, so that a suspended firm's clients cost one look-up a minute.
 */
export const suspendedPolicy = (methodArn: string): APIGatewayAuthorizerResult => ({
  principalId: 'suspended',
  policyDocument: policyDocument(methodArn, [], ['*']),
  context: refusal('firm_suspended'),
});

/** What the gateway's answer to a method outside the policy says (lib/problem-responses.ts). */
const refusal = (code: ProblemCode) => ({ refusalCode: code, refusalTitle: problems[code].title });

function policyDocument(methodArn: string, allow: readonly string[], deny: readonly string[]) {
  const [api = '', stage = ''] = methodArn.split('/');
  const statement = (Effect: 'Allow' | 'Deny', patterns: readonly string[]) =>
    patterns.length === 0
      ? []
      : [
          {
            Effect,
            Action: 'execute-api:Invoke',
            Resource: patterns.map((pattern) => `${api}/${stage}/${pattern}`),
          },
        ];
  return { Version: '2012-10-17', Statement: [...statement('Allow', allow), ...statement('Deny', deny)] };
}
