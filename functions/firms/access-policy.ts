import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { mayCall, type Caller } from '../edge/access.ts';
import { routes, type RouteName } from '../edge/routes.ts';

/**
 * The authorizer's answer for who calls: an IAM policy over every route that the role may call, and the
 * identity that handlers read. It covers all routes because API Gateway caches it per token, not per route.
 *
 * @param bound - what a scanner's token is bound to, for the handlers to compare
 * @param methodArn - `arn:aws:execute-api:region:account:api/stage/METHOD/path` of the request being authorized
 */
export function accessPolicy(
  caller: Caller,
  methodArn: string,
  bound: Readonly<Record<string, string>> = {},
): APIGatewayAuthorizerResult {
  const [api = '', stage = ''] = methodArn.split('/');
  const allowed = (Object.keys(routes) as RouteName[])
    .filter((name) => routes[name].roles !== 'public' && mayCall(caller.role, name))
    .map((name) => `${api}/${stage}/${routes[name].method}${routes[name].path.replaceAll(/\{\w+\}/g, '*')}`);
  return {
    principalId: caller.memberId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: allowed }],
    },
    context: {
      firmId: caller.firmId,
      memberId: caller.memberId,
      role: caller.role,
      siteIds: caller.siteIds === '*' ? '*' : caller.siteIds.join(' '),
      ...bound,
    },
  };
}
