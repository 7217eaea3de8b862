import { describe, expect, it } from '@jest/globals';
import { mayCall } from '../../../functions/edge/access.ts';
import { routes, type Role, type Route, type RouteName } from '../../../functions/edge/routes.ts';
import { accessPolicy, suspendedPolicy } from '../../../functions/access/access-policy.ts';
import { problems } from '../../../functions/kernel/problems.ts';
import { authorizerAnswer, compilePolicy } from '../../../local/gateway/policy.ts';
import { childNode, matchRoute, routeNode } from '../../../local/gateway/route-tree.ts';
import { callerWith } from '../../support/site.ts';

const stage = 'arn:aws:execute-api:ap-east-1:123456789012:abcdefghij/v1';
const all = Object.entries(routes) as [RouteName, Route][];
const roles: Role[] = ['admin', 'manager', 'guard', 'integration', 'host', 'scanner', 'revoked_scanner'];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const ids = {
  siteId: 'tower',
  visitId: 'v'.repeat(22),
  scanId: '0b0f6a0e-8d4c-4c5e-9a39-6a1f0a5b1c2d',
};
const filled = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (ids as Record<string, string>)[name] ?? 'some-id');

// The work of API Gateway around the authorizer: it finds the method, and applies the policy to it.
const tree = routeNode<RouteName>();
for (const [name, route] of all) {
  const node = route.path.split('/').slice(1).reduce(childNode, tree);
  node.methods.set(route.method, name);
}
const policyOf = (role: Role) => {
  const answer = accessPolicy(callerWith(role), `${stage}/GET/sites`);
  return compilePolicy(authorizerAnswer.parse(answer).policyDocument);
};
type Decision = 'no such method' | 'public' | 'allowed' | 'forbidden';
function decide(policy: (arn: string) => boolean, method: string, path: string): Decision {
  const found = matchRoute(tree, method, path);
  if (!found) return 'no such method';
  if ((routes[found.method] as Route).roles === 'public') return 'public';
  return policy(`${stage}/${method}${path}`) ? 'allowed' : 'forbidden';
}
function expected(role: Role, method: string, path: string): Decision {
  const [name, route] = all.find(([, one]) => one.method === method && one.path === path) ?? [];
  if (!name || !route) return 'no such method';
  if (route.roles === 'public') return 'public';
  return mayCall(role, name) ? 'allowed' : 'forbidden';
}

describe('the authorizer’s policy', () => {
  const paths = [...new Set(all.map(([, { path }]) => path))];
  describe.each(roles)('for the role %s', (role) => {
    const policy = policyOf(role);
    it.each(paths)('decides as the route table does for every method at %s', (path) => {
      const decided = methods.map((method) => [method, decide(policy, method, filled(path))]);
      expect(decided).toEqual(methods.map((method) => [method, expected(role, method, path)]));
    });
  });

  it('is tested with all decisions: allowed, forbidden, public and unknown', () => {
    const everything = roles.flatMap((role) =>
      paths.flatMap((path) => methods.map((method) => expected(role, method, path))),
    );
    expect(new Set(everything)).toEqual(new Set(['no such method', 'public', 'allowed', 'forbidden']));
    expect(everything.length).toBeGreaterThan(600);
  });

  it('lets a scanner that was revoked deliver passages, and nothing else', () => {
    const names = all.flatMap(([name]) => (mayCall('revoked_scanner', name) ? [name] : []));
    expect(names.filter((name) => (routes[name] as Route).roles !== 'public')).toEqual(['recordPassages']);
  });

  it('lets a host call the routes of residents, and nothing else', () => {
    const names = all.flatMap(([name]) => (mayCall('host', name) ? [name] : []));
    const guarded = names.filter((name) => (routes[name] as Route).roles !== 'public');
    expect(guarded).toContain('getSession');
    const own = guarded.filter((name) => name !== 'getSession');
    expect(own).toHaveLength(12);
    for (const name of own) expect(routes[name]).toMatchObject({ function: 'my-visits', roles: ['host'] });
  });

  it('stays small, because API Gateway caches one for each token', () => {
    for (const role of roles) {
      const { policyDocument } = accessPolicy(callerWith(role), `${stage}/GET/sites`);
      expect(JSON.stringify(policyDocument).length).toBeLessThan(8192);
    }
  });

  it('applies to this API and stage only', () => {
    const policy = policyOf('admin');
    expect(policy(`${stage}/GET/sites`)).toBe(true);
    expect(policy(`${stage.replace('abcdefghij', 'another')}/GET/sites`)).toBe(false);
    expect(policy(`${stage.replace('/v1', '/v2')}/GET/sites`)).toBe(false);
  });

  it('gives the gateway the problem code and title of a refusal', () => {
    expect(accessPolicy(callerWith('guard'), stage).context).toMatchObject({
      refusalCode: 'forbidden',
      refusalTitle: problems.forbidden.title,
    });
  });

  it('allows nothing to members of a suspended firm, and gives the reason', () => {
    const answer = suspendedPolicy(`${stage}/GET/sites`);
    const policy = compilePolicy(authorizerAnswer.parse(answer).policyDocument);
    for (const path of paths) {
      for (const method of methods) expect(policy(`${stage}/${method}${filled(path)}`)).toBe(false);
    }
    expect(answer.context).toEqual({
      refusalCode: 'firm_suspended',
      refusalTitle: problems.firm_suspended.title,
    });
  });
});
