import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { registryTable, type RegistryTable } from '../../../functions/registry/registry-table.ts';
import { apiEvent, callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';

const issuer = {
  jwksUri: 'https://issuer.test/jwks',
  algorithms: ['ES256'],
  tokenType: 'at+jwt',
  audience: 'a',
};
const world = openDeployed(() => ({
  TOKEN_ISSUERS: JSON.stringify([
    { ...issuer, issuer: tokenIssuer },
    { ...issuer, issuer: 'https://second.test' },
  ]),
}));
let members: Handler;
let registry: RegistryTable;
beforeAll(async () => {
  members = (await import('../../../functions/members/members.handler.ts')).handler;
  registry = registryTable(world.database.client, world.database.registry, { consistent: true });
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const call = (name: RouteName, sent: Sent = {}) => callRoute(members, name, { role: 'admin', ...sent });
const newMember = (subject: string, more: object = {}) => ({
  kind: 'person',
  role: 'guard',
  siteIds: ['court'],
  subject,
  ...more,
});
const add = async (subject: string, more: object = {}): Promise<string> => {
  const { status, body } = await call('addMember', { body: newMember(subject, more) });
  expect(status).toBe(201);
  return body['memberId'] as string;
};
const change = (memberId: string, body: object, ifMatch = '*', sent: Sent = {}) =>
  call('changeMember', { path: { memberId }, body, headers: { 'If-Match': ifMatch }, ...sent });
const remove = (memberId: string, ifMatch = '*', sent: Sent = {}) =>
  call('removeMember', { path: { memberId }, headers: { 'If-Match': ifMatch }, ...sent });
const admins = async () => {
  const { Item } = await world.database.client.send(
    new GetItemCommand({
      TableName: world.database.registry,
      Key: marshall({ pk: 'F#demo', sk: 'FIRM' }),
      ConsistentRead: true,
    }),
  );
  return (Item && unmarshall(Item))?.['admins'] as number;
};

describe('a new member', () => {
  it('is shown with an entity tag and can be found by their tokens', async () => {
    const { status, headers, body } = await call('addMember', {
      body: newMember('night-guard', { label: 'Night shift' }),
    });
    const memberId = body['memberId'] as string;
    expect([status, headers['etag'], headers['location']]).toEqual([201, '"1"', `/v1/members/${memberId}`]);
    expect(body).toEqual({
      memberId: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      kind: 'person',
      role: 'guard',
      siteIds: ['court'],
      issuer: tokenIssuer,
      subject: 'night-guard',
      label: 'Night shift',
      version: 1,
    });
    expect((await call('getMember', { path: { memberId } })).body).toEqual(body);
    expect(await registry.findMember(tokenIssuer, 'night-guard')).toMatchObject({ firmId: 'demo', memberId });
  });

  it('may come from any issuer that the deployment trusts, and from no other', async () => {
    const memberId = await add('elsewhere', { issuer: 'https://second.test', kind: 'program' });
    expect(await registry.findMember('https://second.test', 'elsewhere')).toMatchObject({ memberId });
    const { status, body } = await call('addMember', {
      body: newMember('x', { issuer: 'https://evil.test' }),
    });
    expect([status, (body['errors'] as { path: string }[])[0]?.path]).toEqual([400, 'issuer']);
  });

  it.each(['guard', 'rival-guard'])(
    'cannot have the identity of %s, and the error does not name the firm that has it',
    async (subject) => {
      const { status, body } = await call('addMember', { body: newMember(subject) });
      expect([status, body['code'], body['detail'], body['errors']]).toEqual([
        409,
        'member_taken',
        undefined,
        undefined,
      ]);
      expect((await registry.findMember(tokenIssuer, subject))?.memberId).toBe(`${subject}-1`);
    },
  );

  it('is added once when the same request comes twice at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => call('addMember', { body: newMember('twice') })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('is not added to a firm that was just suspended', async () => {
    for (const role of ['guard', 'admin']) {
      const body = newMember(`late-${role}`, { role, siteIds: '*' });
      expect(await call('addMember', { firmId: 'rival', body })).toMatchObject({
        status: 403,
        body: { code: 'firm_suspended' },
      });
    }
    expect(await registry.findMember(tokenIssuer, 'late-guard')).toBeUndefined();
  });

  it.each([
    ['role', { role: 'owner' }],
    ['role', { role: 'scanner' }],
    ['kind', { kind: 'robot' }],
    ['siteIds', { siteIds: [] }],
    ['siteIds', { siteIds: 'court' }],
    ['siteIds.1', { siteIds: ['court', 'rival-tower'] }],
    ['siteIds.0', { siteIds: ['nowhere'] }],
    ['siteIds', { role: 'admin', siteIds: ['court'] }],
    ['subject', { subject: '' }],
    ['subject', { subject: 'x'.repeat(256) }],
    ['label', { label: 'a\u202eb' }],
    ['firmId', { firmId: 'rival' }],
    ['memberId', { memberId: 'mine' }],
  ])('is refused for an invalid %s: %j', async (path, more) => {
    const { status, body } = await call('addMember', { body: newMember('misfit', more) });
    expect([status, (body['errors'] as { path: string }[]).map((error) => error.path)]).toEqual([
      400,
      [path],
    ]);
    expect(await registry.findMember(tokenIssuer, 'misfit')).toBeUndefined();
  });
});

describe('a change of a member', () => {
  it('applies to the next token that is looked up', async () => {
    const memberId = await add('promoted');
    const { status, headers, body } = await change(memberId, { role: 'manager', siteIds: '*' }, '"1"');
    expect([status, headers['etag'], body['role'], body['siteIds']]).toEqual([200, '"2"', 'manager', '*']);
    expect(await registry.findMember(tokenIssuer, 'promoted')).toMatchObject({
      role: 'manager',
      siteIds: '*',
    });
  });

  it('needs a current entity tag', async () => {
    const memberId = await add('tagged');
    const without = await call('changeMember', { path: { memberId }, body: { role: 'manager' } });
    expect(without.body['code']).toBe('precondition_required');
    expect((await call('removeMember', { path: { memberId } })).status).toBe(428);
    const answers = await Promise.all(['A', 'B', 'C'].map((label) => change(memberId, { label }, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await remove(memberId, '"1"')).status).toBe(412);
  });

  it('cannot give a member another identity or another firm', async () => {
    const memberId = await add('fixed');
    for (const body of [
      { subject: 'other' },
      { issuer: tokenIssuer },
      { firmId: 'rival' },
      { kind: 'program' },
    ])
      expect((await change(memberId, body)).status).toBe(400);
    expect((await change(memberId, { siteIds: ['rival-tower'] })).status).toBe(400);
    expect((await change(memberId, { role: 'admin' })).status).toBe(400);
  });

  it('cannot affect a member of another firm', async () => {
    for (const memberId of ['rival-guard-1', 'nobody', 'no id at all']) {
      const path = { memberId };
      expect((await call('getMember', { path })).body['code']).toBe('member_not_found');
      expect((await change(memberId, { role: 'admin' })).status).toBe(404);
      expect((await remove(memberId)).status).toBe(404);
    }
    expect(await registry.findMember(tokenIssuer, 'rival-guard')).toMatchObject({ role: 'guard' });
  });
});

describe('a member who is removed', () => {
  it('has no rights any more, and may be added again', async () => {
    const memberId = await add('leaver');
    expect(await remove(memberId, '"1"')).toMatchObject({ status: 204 });
    expect(await registry.findMember(tokenIssuer, 'leaver')).toBeUndefined();
    expect((await call('getMember', { path: { memberId } })).status).toBe(404);
    expect(await add('leaver')).not.toBe(memberId);
  });

  it('is not partly removed while the Registry cannot be written', async () => {
    const memberId = await add('stuck');
    world.proxy.fail('TransactWriteItems', 'unavailable');
    expect((await remove(memberId)).status).toBe(503);
    expect(await registry.findMember(tokenIssuer, 'stuck')).toMatchObject({ memberId });
  });
});

describe('the last admin', () => {
  const admin = { role: 'admin', siteIds: '*' };
  it('can neither leave nor take another role', async () => {
    const memberId = await add('boss', admin);
    expect(await admins()).toBe(1);
    for (const answer of [await remove(memberId), await change(memberId, { role: 'manager' })])
      expect([answer.status, answer.body['code']]).toEqual([409, 'last_admin']);
    expect(await registry.findMember(tokenIssuer, 'boss')).toMatchObject({ role: 'admin' });
    expect((await change(memberId, { label: 'The boss' })).status).toBe(200);
  });

  it('remains when all admins try to leave at once', async () => {
    const ids = await Promise.all(['one', 'two', 'three'].map((subject) => add(`boss-${subject}`, admin)));
    const boss = (await registry.findMember(tokenIssuer, 'boss'))?.memberId ?? '';
    expect(await admins()).toBe(4);
    const answers = await Promise.all(
      [...ids, boss].map((memberId, index) =>
        index % 2 === 0 ? remove(memberId) : change(memberId, { role: 'guard' }),
      ),
    );
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(3);
    expect(answers.filter(({ body }) => body['code'] === 'last_admin')).toHaveLength(1);
    expect(await admins()).toBe(1);
  });

  it('may leave once there is another admin', async () => {
    const { body } = await call('listMembers', { query: { limit: '100' } });
    const last = (body['items'] as { memberId: string; role: string }[]).find(
      ({ role, memberId }) => role === 'admin' && memberId !== 'admin-1',
    );
    await add('heir', admin);
    expect((await remove(last?.memberId ?? '')).status).toBe(204);
    expect(await admins()).toBe(1);
  });

  it('cannot be joined by a new admin while the firm is suspended', async () => {
    const memberId = await add('waiting', { siteIds: '*' });
    const status = async (value: string) =>
      world.database.client.send(
        new UpdateItemCommand({
          TableName: world.database.registry,
          Key: marshall({ pk: 'F#demo', sk: 'FIRM' }),
          UpdateExpression: 'SET #status = :value',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: marshall({ ':value': value }),
        }),
      );
    await status('suspended');
    expect((await change(memberId, { role: 'admin' })).body['code']).toBe('firm_suspended');
    await status('active');
    expect((await change(memberId, { role: 'admin' })).status).toBe(200);
  });
});

describe('an admin who was removed or demoted within the last minute', () => {
  const admin = { role: 'admin', siteIds: '*' };
  /** Calls with the cached rights of an admin, as the gateway does within a minute. */
  const callAsCachedAdmin = (name: RouteName, memberId: string, sent: Sent) =>
    members(
      Object.assign(apiEvent(name, { role: 'admin', headers: { 'If-Match': '*' }, ...sent }), {
        requestContext: {
          requestId: 'request-1',
          authorizer: { firmId: 'demo', memberId, role: 'admin', siteIds: '*' },
        },
      }),
      {} as Context,
    );
  it.each(['removed', 'demoted'])('cannot add, change or remove a member after being %s', async (how) => {
    const memberId = await add(how, admin);
    const victim = await add(`${how}-victim`);
    const { status } = how === 'removed' ? await remove(memberId) : await change(memberId, { role: 'guard' });
    expect(status).toBeLessThan(300);
    const answers = [
      await callAsCachedAdmin('addMember', memberId, { body: newMember(`${how}-back-door`, admin) }),
      await callAsCachedAdmin('changeMember', memberId, { path: { memberId }, body: { role: 'admin' } }),
      await callAsCachedAdmin('changeMember', memberId, {
        path: { memberId: victim },
        body: { siteIds: '*' },
      }),
      await callAsCachedAdmin('removeMember', memberId, { path: { memberId: victim } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    expect(await registry.findMember(tokenIssuer, `${how}-back-door`)).toBeUndefined();
    expect((await registry.findMember(tokenIssuer, how))?.role).not.toBe('admin');
    expect(await registry.findMember(tokenIssuer, `${how}-victim`)).toMatchObject({ version: 1 });
  });
});

describe('the list of members', () => {
  it('shows only the firm’s members, page by page', async () => {
    const subjects: string[] = [];
    let cursor: string | undefined;
    do {
      const query: Record<string, string> = { limit: '3', ...(cursor ? { cursor } : {}) };
      const { body } = await call('listMembers', { query });
      subjects.push(...(body['items'] as { subject: string }[]).map(({ subject }) => subject));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects).toEqual(expect.arrayContaining(['guard', 'night-guard', 'heir']));
    expect(subjects).not.toContain('rival-guard');
  });

  it('accepts no cursor of another firm and no nonsense', async () => {
    const cursor = (await call('listMembers', { query: { limit: '1' } })).body['nextCursor'] as string;
    for (const sent of [
      { firmId: 'rival', query: { cursor } },
      { query: { cursor: 'x' } },
      { query: { of: 'x' } },
    ])
      expect((await call('listMembers', sent)).status).toBe(400);
  });

  it('is for admins only', async () => {
    for (const role of ['manager', 'guard', 'integration'] as const)
      expect((await call('listMembers', { role })).status).toBe(403);
  });
});
