import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { callRoute, type Handler } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.secrets.setFault(undefined);
});

const preRegister = () =>
  callRoute(handler, 'preRegister', {
    role: 'manager',
    body: {
      visitor: { englishName: 'MARKED Name' },
      host: { unit: '12A' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });

describe('a key service that does not answer', () => {
  it('is answered 503, and nothing of the visit is written; afterwards the same request succeeds', async () => {
    world.secrets.setFault((target) =>
      target.startsWith('TrentService.') ? { status: 500, type: 'KMSInternalException' } : undefined,
    );
    const refused = await preRegister();
    expect([refused.status, refused.body['code']]).toEqual([503, 'store_unavailable']);
    expect(JSON.stringify(refused.body)).not.toContain('MARKED');
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
    );
    expect(Items).toEqual([]);
    world.secrets.setFault(undefined);
    expect((await preRegister()).status).toBe(201);
  });
});
