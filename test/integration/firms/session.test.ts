import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../functions/edge/routes.ts';
import { sessionResponse } from '../../../functions/firms/api/responses.ts';
import { routesOf } from '../../../functions/firms/session.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';

openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/sites/sites.handler.ts')).handler;
}, 60_000);

const session = (sent: Sent) => callRoute(handler, 'getSession', sent);

describe('the session', () => {
  it.each(['admin', 'manager', 'guard'] satisfies Role[])(
    'of the role %s names its member, firm and routes',
    async (role) => {
      const { status, headers, body } = await session({ role });
      expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
      expect(sessionResponse.parse(body)).toEqual(body);
      expect(body).toEqual({
        memberId: `${role}-1`,
        kind: 'person',
        role,
        siteIds: role === 'guard' ? ['court'] : '*',
        firm: { firmId: 'demo', name: 'Demo', hasLogo: false },
        may: routesOf(role),
      });
    },
  );

  it('is of the firm of the token, also where two firms have a member of the same id', async () => {
    const { body } = await session({ role: 'manager', firmId: 'rival' });
    expect(body).toMatchObject({ memberId: 'manager-1', firm: { firmId: 'rival' } });
    expect(JSON.stringify(body)).not.toMatch(/demo/i);
  });

  it('is refused to a member who was removed, in the minute that the gateway still knows the token', async () => {
    const { status, body } = await session({ role: 'integration' });
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
  });

  it.each(['scanner', 'revoked_scanner'] satisfies Role[])('is refused to the role %s', async (role) => {
    const { status, body } = await session({ role, bound: true });
    expect([status, body['code']]).toEqual([403, 'forbidden']);
  });

  it('takes no query', async () => {
    const { status, body } = await session({ role: 'admin', query: { role: 'manager' } });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
  });
});
