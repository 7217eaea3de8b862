import { afterEach, describe, expect, it } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { apiEvent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';

const world = openDeployed();
afterEach(() => {
  world.secrets.setFault(undefined);
});

const preRegister = async () => {
  const { handler } = await import('../../../functions/front-desk/visits.handler.ts');
  return handler(
    apiEvent('POST', '/sites/{siteId}/visits', {
      path: { siteId: 'court' },
      role: 'manager',
      body: {
        visitor: { englishName: 'MARKED Name' },
        host: { unit: '12A' },
        expectedFrom: new Date().toISOString(),
        expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
      },
    }),
  );
};

describe('a key service that does not answer', () => {
  it('is answered 503, and nothing of the visit is written; afterwards the same request is answered', async () => {
    world.secrets.setFault((target) =>
      target.startsWith('TrentService.') ? { status: 500, type: 'KMSInternalException' } : undefined,
    );
    const refused = await preRegister();
    expect(refused.statusCode).toBe(503);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'store_unavailable' });
    expect(refused.body).not.toContain('MARKED');
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
    );
    expect(JSON.stringify(Items)).not.toContain('MARKED');
    expect(Items.filter(({ sk }) => sk?.S === 'VISIT')).toEqual([]);
    world.secrets.setFault(undefined);
    expect((await preRegister()).statusCode).toBe(201);
  });
});
