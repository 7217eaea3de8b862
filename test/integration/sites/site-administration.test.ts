import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { siteItems } from '../../../functions/registry/registry-items.ts';
import type { FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { siteWith } from '../../support/site.ts';

const world = openDeployed();
let administration: Handler;
let sites: Handler;
beforeAll(async () => {
  administration = (await import('../../../functions/sites/site-administration.handler.ts')).handler;
  sites = (await import('../../../functions/sites/sites.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const admin = (name: RouteName, sent: Sent = {}) =>
  callRoute(administration, name, { role: 'admin', ...sent });
const show = (siteId: string, sent: Sent = {}) => callRoute(sites, 'getSite', { path: { siteId }, ...sent });
const item = async (pk: string, sk: string) => {
  const { Item } = await world.database.client.send(
    new GetItemCommand({
      TableName: world.database.registry,
      Key: marshall({ pk, sk }),
      ConsistentRead: true,
    }),
  );
  return Item && unmarshall(Item);
};
/** The sites whose visits have to follow a shorter retention. */
const shortenedSites = async () => {
  const { Items = [] } = await world.database.client.send(
    new QueryCommand({
      TableName: world.database.registry,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': 'SHORTENED' }),
      ConsistentRead: true,
    }),
  );
  return Items.map((line) => String(unmarshall(line)['siteId']));
};
const newSite = (siteId: string, more: object = {}) => ({
  siteId,
  name: 'Pier Two',
  timeZone: 'Asia/Hong_Kong',
  privacyNotice: { en: 'We write down your name.\nAsk the guard.', 'zh-Hant': '本處會登記閣下姓名。' },
  ...more,
});
const made = async (siteId: string, more: object = {}) => {
  const answer = await admin('createSite', { body: newSite(siteId, more) });
  expect(answer.status).toBe(201);
  return answer;
};

describe('a new site', () => {
  it('has settings that collect little data, an entity tag and a location', async () => {
    const { headers, body } = await made('pier-two');
    expect([headers['etag'], headers['location']]).toEqual(['"1"', '/v1/sites/pier-two']);
    expect(body).toEqual({
      siteId: 'pier-two',
      name: 'Pier Two',
      timeZone: 'Asia/Hong_Kong',
      retentionDays: 30,
      walkIns: 'refuse',
      admitsWeakMatches: false,
      keeps: ['englishName', 'chineseName'],
      codesUsedOnce: 'site',
      autoCheckOutAt: '00:00',
      gates: [],
      privacyNoticeVersion: expect.stringMatching(/^[0-9a-f]{12}$/) as unknown,
      version: 1,
    });
    expect(await show('pier-two')).toMatchObject({ status: 200, headers: { etag: '"1"' }, body });
  });

  it('appears in the directory of public notices and in the list of all sites', async () => {
    await made('pier-three');
    const line = { firmId: 'demo', siteId: 'pier-three' };
    expect(await item('SITE#pier-three', 'DIRECTORY')).toMatchObject(line);
    expect(await item('DIRECTORY', 'F#demo#S#pier-three')).toEqual({
      pk: 'DIRECTORY',
      sk: 'F#demo#S#pier-three',
      ...line,
    });
  });

  it.each(['rival-tower', 'court'])(
    'cannot have the id %s, and the error does not name the firm that has it',
    async (siteId) => {
      const { status, body } = await admin('createSite', { body: newSite(siteId) });
      expect([status, body['code'], body['detail']]).toEqual([409, 'site_id_taken', undefined]);
      expect(await item('F#demo', 'S#rival-tower')).toBeUndefined();
    },
  );

  it('is made once when two admins ask for it at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin('createSite', { body: newSite('contested') })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('is not made for a firm that was just suspended', async () => {
    const { status, body } = await admin('createSite', { firmId: 'rival', body: newSite('late') });
    expect([status, body['code']]).toEqual([403, 'firm_suspended']);
    expect(await item('SITE#late', 'DIRECTORY')).toBeUndefined();
  });

  it('is refused to a firm with the most sites allowed, also when two come at once', async () => {
    const { client, registry } = world.database;
    const count = (sites: number) =>
      client.send(
        new UpdateItemCommand({
          TableName: registry,
          Key: marshall({ pk: 'F#demo', sk: 'FIRM' }),
          UpdateExpression: 'SET sites = :sites',
          ExpressionAttributeValues: marshall({ ':sites': sites }),
        }),
      );
    await count(999);
    const answers = await Promise.all(
      ['last-one', 'last-two'].map((siteId) => admin('createSite', { body: newSite(siteId) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.map(({ body }) => body['code'])).toContain('too_many_sites');
    const directory = ['SITE#last-one', 'SITE#last-two'].map((pk) => item(pk, 'DIRECTORY'));
    expect((await Promise.all(directory)).filter(Boolean)).toHaveLength(1);
    await count(3);
    await made('another');
    expect(await item('F#demo', 'FIRM')).toMatchObject({ sites: 4, status: 'active' });
  });

  it('is refused to an admin of some sites only', async () => {
    const { status } = await admin('createSite', { siteIds: 'court', body: newSite('mine') });
    expect(status).toBe(403);
  });

  it.each([
    ['timeZone', { timeZone: 'Asia/Atlantis' }],
    ['timeZone', { timeZone: '+08:00' }],
    ['timeZone', { timeZone: '' }],
    ['retentionDays', { retentionDays: 0 }],
    ['retentionDays', { retentionDays: 367, retentionReason: 'for ever' }],
    ['retentionDays', { retentionDays: 7.5 }],
    ['retentionReason', { retentionDays: 32 }],
    ['walkIns', { walkIns: 'welcome' }],
    ['codesUsedOnce', { codesUsedOnce: 'never' }],
    ['keeps.0', { keeps: ['idNumber'] }],
    ['keeps', { keeps: ['ageOver', 'ageOver'] }],
    ['privacyNotice.zh-Hant', { privacyNotice: { en: 'Told.' } }],
    ['privacyNotice.en', { privacyNotice: { en: '<b>Told</b>', 'zh-Hant': '告示' } }],
    ['autoCheckOutAt', { autoCheckOutAt: '24:00' }],
    ['autoCheckOutAt', { autoCheckOutAt: '7:00' }],
    ['earlyMinutes', { earlyMinutes: -1 }],
    ['lateMinutes', { lateMinutes: 1441 }],
    ['siteId', { siteId: 'Pier Two' }],
    ['gates', { gates: [1, 2].map((name) => ({ gateId: 'main', name: String(name), direction: 'in' })) }],
    ['owner', { owner: 'rival' }],
  ])('is refused for an invalid %s: %j', async (path, more) => {
    const { status, body } = await admin('createSite', { body: newSite('odd', more) });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
    expect((body['errors'] as { path: string }[]).map((error) => error.path)).toEqual([path]);
  });

  it('is not partly made while the Registry cannot be written', async () => {
    world.proxy.fail('TransactWriteItems', 'throttled');
    const { status, body } = await admin('createSite', { body: newSite('unlucky') });
    expect([status, body['code']]).toEqual([503, 'store_unavailable']);
    expect(await item('F#demo', 'S#unlucky')).toBeUndefined();
  });
});

describe('a change of a site', () => {
  const change = (siteId: string, body: object, ifMatch?: string) =>
    admin('changeSite', { path: { siteId }, body, headers: ifMatch ? { 'If-Match': ifMatch } : {} });

  it('changes the named fields and the version', async () => {
    await made('change-one', { keeps: ['ageOver'] });
    const { status, headers, body } = await change(
      'change-one',
      { walkIns: 'approve', lateMinutes: 5 },
      '"1"',
    );
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ walkIns: 'approve', lateMinutes: 5, keeps: ['ageOver'], version: 2 });
    expect((await show('change-one')).body).toEqual(body);
  });

  it('needs If-Match with a current tag', async () => {
    await made('change-two');
    expect((await change('change-two', { name: 'A' })).body['code']).toBe('precondition_required');
    expect((await change('change-two', { name: 'A' }, '"1"')).status).toBe(200);
    expect(await change('change-two', { name: 'B' }, '"1"')).toMatchObject({
      status: 412,
      body: { code: 'precondition_failed' },
    });
    expect((await show('change-two')).body['name']).toBe('A');
  });

  it('succeeds once when several use one tag at once', async () => {
    await made('change-three');
    const names = ['A', 'B', 'C', 'D'];
    const answers = await Promise.all(names.map((name) => change('change-three', { name }, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const winner = names[answers.findIndex(({ status }) => status === 200)];
    expect((await show('change-three')).body).toMatchObject({ name: winner, version: 2 });
  });

  it('keeps visits longer only with a reason, and deletes the reason when the time is short again', async () => {
    await made('change-four');
    expect((await change('change-four', { retentionDays: 60 }, '"1"')).status).toBe(400);
    const long = { retentionDays: 60, retentionReason: 'Insurer’s claim 12' };
    expect((await change('change-four', long, '"1"')).body).toMatchObject(long);
    expect(await shortenedSites()).not.toContain('change-four');
    const { body } = await change('change-four', { retentionDays: 7 }, '"2"');
    expect([body['retentionDays'], body['retentionReason']]).toEqual([7, undefined]);
    expect(body).toMatchObject({ retentionSetBy: 'admin-1', retentionSetAt: expect.any(String) as unknown });
    expect(await shortenedSites()).toContain('change-four');
  });

  it('gives the notice a new version only when a text changes', async () => {
    const texts = { en: 'One.', 'zh-Hant': '一。' };
    const first = (await made('change-five', { privacyNotice: texts })).body['privacyNoticeVersion'];
    const version = async (privacyNotice: object) =>
      (await change('change-five', { privacyNotice }, '*')).body['privacyNoticeVersion'];
    expect(await version(texts)).toBe(first);
    expect(await version({ ...texts, 'zh-Hant': '二。' })).not.toBe(first);
    const { body } = await callRoute(sites, 'privacyNotice', { path: { siteId: 'change-five' } });
    expect(body['texts']).toEqual({ en: 'One.', 'zh-Hant': '二。' });
  });

  it('cannot give a site another id or another firm', async () => {
    for (const body of [{ siteId: 'court' }, { firmId: 'rival' }, { version: 9 }]) {
      expect((await change('change-five', body, '*')).status).toBe(400);
    }
  });

  it('finds no site of another firm', async () => {
    expect((await change('rival-tower', { name: 'Ours' }, '*')).body['code']).toBe('site_not_found');
    expect((await change('nowhere', { name: 'Ours' }, '*')).body['code']).toBe('site_not_found');
  });

  it('works for a site that was written before versions existed', async () => {
    const [site] = siteItems(siteWith({ firmId: 'demo' as FirmId, siteId: 'older' as SiteId }));
    const { version, autoCheckOutAt, ...older } = site as Record<string, unknown>;
    expect([version, autoCheckOutAt]).toEqual([1, '00:00']);
    await world.database.client.send(
      new PutItemCommand({ TableName: world.database.registry, Item: marshall(older) }),
    );
    expect(await show('older')).toMatchObject({
      headers: { etag: '"1"' },
      body: { autoCheckOutAt: '00:00' },
    });
    expect((await change('older', { name: 'Newer' }, '"1"')).status).toBe(200);
  });
});

describe('the gates of a site', () => {
  const gate = { gateId: 'pier', name: 'Pier', direction: 'in' };
  const gates = async (siteId: string) => callRoute(sites, 'listGates', { path: { siteId } });
  const at = (siteId: string, gateId: string, ifMatch = '*') => ({
    path: { siteId, gateId },
    headers: ifMatch === '' ? {} : { 'If-Match': ifMatch },
  });

  it('can be added, changed and removed under the site’s entity tag', async () => {
    await made('gates-one');
    const added = await admin('addGate', { path: { siteId: 'gates-one' }, body: gate });
    expect(added).toMatchObject({
      status: 201,
      headers: { location: '/v1/sites/gates-one/gates/pier', etag: '"2"' },
      body: gate,
    });
    expect(await gates('gates-one')).toMatchObject({ headers: { etag: '"2"' }, body: { items: [gate] } });
    const changed = await admin('changeGate', {
      ...at('gates-one', 'pier', '"2"'),
      body: { direction: 'both' },
    });
    expect(changed).toMatchObject({ status: 200, body: { ...gate, direction: 'both' } });
    const removed = await admin('removeGate', at('gates-one', 'pier', '"3"'));
    expect([removed.status, removed.body]).toEqual([204, {}]);
    expect((await gates('gates-one')).body).toEqual({ items: [] });
  });

  it('have unique ids, and are all added when the requests come at once', async () => {
    await made('gates-two');
    const add = (gateId: string) =>
      admin('addGate', { path: { siteId: 'gates-two' }, body: { ...gate, gateId } });
    const answers = await Promise.all(['a', 'b', 'c'].map(add));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await add('a')).body['code']).toBe('gate_id_taken');
    expect((await gates('gates-two')).body['items']).toHaveLength(3);
  });

  it('are at most fifty', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...gate, gateId: `g${String(index)}` }));
    await made('gates-three', { gates: many });
    const { status, body } = await admin('addGate', { path: { siteId: 'gates-three' }, body: gate });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
  });

  it.each([
    ['without If-Match', at('court', 'main', ''), 428],
    ['with a stale If-Match', at('court', 'main', '"7"'), 412],
    ['if the gate is unknown', at('court', 'roof'), 404],
    ['for another firm’s site', at('rival-tower', 'main'), 404],
    ['with an invalid id', at('court', 'Main Gate'), 404],
  ])('are neither changed nor removed %s', async (_, sent, status) => {
    expect((await admin('changeGate', { ...sent, body: { name: 'New' } })).status).toBe(status);
    expect((await admin('removeGate', sent)).status).toBe(status);
    expect((await gates('court')).body['items']).toHaveLength(2);
  });
});

describe('the list of sites', () => {
  it('is read page by page, without gaps or repeats', async () => {
    const whole = (await callRoute(sites, 'listSites', { query: { limit: '100' } })).body['items'] as {
      siteId: string;
    }[];
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await callRoute(sites, 'listSites', { query });
      paged.push(...(body['items'] as { siteId: string }[]).map(({ siteId }) => siteId));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor);
    expect(paged).toEqual(whole.map(({ siteId }) => siteId));
    expect(paged.length).toBeGreaterThan(5);
  });

  it('accepts no cursor of another firm', async () => {
    const { body } = await callRoute(sites, 'listSites', { query: { limit: '1' } });
    const cursor = body['nextCursor'] as string;
    expect((await callRoute(sites, 'listSites', { firmId: 'rival', query: { cursor } })).status).toBe(400);
  });
});
