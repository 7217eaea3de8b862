import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { mayCall } from '../edge/access.ts';
import { routes, type RouteName } from '../edge/routes.ts';
import type { Member } from './firm.ts';

/**
 * The authorizer's answer for a member: an IAM policy over every route that its role may call, and the
 * identity that handlers read. It covers all routes because API Gateway caches it per token, not per route.
 *
 * @param methodArn - `arn:aws:execute-api:region:account:api/stage/METHOD/path` of the request being authorized
 */
export function accessPolicy(member: Member, methodArn: string): APIGatewayAuthorizerResult {
  const [api = '', stage = ''] = methodArn.split('/');
  const allowed = (Object.keys(routes) as RouteName[])
    .filter((name) => routes[name].roles !== 'public' && mayCall(member.role, name))
    .map((name) => `${api}/${stage}/${routes[name].method}${routes[name].path.replaceAll(/\{\w+\}/g, '*')}`);
  return {
    principalId: member.memberId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: allowed }],
    },
    context: {
      firmId: member.firmId,
      memberId: member.memberId,
      role: member.role,
      siteIds: member.siteIds === '*' ? '*' : member.siteIds.join(' '),
    },
  };
}
