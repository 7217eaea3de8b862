import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { daySeconds, epochSeconds, systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/access-requests/access-requests.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const asked = { kind: 'access', siteIds: ['court'], identity: { method: 'card_sighted' } };
const ago = (days: number) => toRfc3339(epochSeconds(systemClock() - days * daySeconds));
const create = (body: unknown = asked, sent: Sent = {}) =>
  callRoute(handler, 'createAccessRequest', { role: 'manager', body, ...sent });
const made = async (body: object = asked, sent: Sent = {}): Promise<string> => {
  const answer = await create(body, sent);
  expect(answer.status).toBe(201);
  return String(answer.body['requestId']);
};
const read = (requestId: string, sent: Sent = {}) =>
  callRoute(handler, 'getAccessRequest', { role: 'manager', path: { requestId }, ...sent });
const change = (requestId: string, body: unknown, version: number | '*' = 1, sent: Sent = {}) =>
  callRoute(handler, 'changeAccessRequest', {
    role: 'manager',
    path: { requestId },
    body,
    headers: { 'if-match': version === '*' ? '*' : `"${String(version)}"` },
    ...sent,
  });
const list = async (query: Readonly<Record<string, string>> = {}, sent: Sent = {}) => {
  const { status, body } = await callRoute(handler, 'listAccessRequests', {
    role: 'manager',
    query,
    ...sent,
  });
  expect(status).toBe(200);
  return body as { items: Record<string, unknown>[]; nextCursor?: string };
};

describe('a request to the office', () => {
  it('is recorded with its receipt, due 40 days after it', async () => {
    const receivedAt = ago(12);
    const { status, body, headers } = await create({ ...asked, fileReference: 'DAR 2026/4', receivedAt });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'access',
      siteIds: ['court'],
      identity: { method: 'card_sighted' },
      fileReference: 'DAR 2026/4',
      receivedAt,
      dueInDays: 28,
      overdue: false,
      state: 'received',
      createdBy: 'manager-1',
      version: 1,
    });
    expect(Date.parse(String(body['dueAt'])) - Date.parse(receivedAt)).toBe(40 * daySeconds * 1000);
    expect(headers).toMatchObject({
      etag: '"1"',
      location: `/v1/access-requests/${String(body['requestId'])}`,
    });
    expect((await read(String(body['requestId']))).body).toEqual(body);
  });

  it('is answered: worked on, then closed for good', async () => {
    const id = await made();
    const working = await change(id, { state: 'in_progress' });
    expect([working.status, working.body['version']]).toEqual([200, 2]);
    const answered = await change(id, { state: 'answered', note: 'Sent by post' }, 2);
    expect(answered.body).toMatchObject({
      state: 'answered',
      overdue: false,
      version: 3,
      steps: [{ state: 'in_progress' }, { state: 'answered', note: 'Sent by post', by: 'manager-1' }],
    });
    expect(answered.body).not.toHaveProperty('dueInDays');
    const again = await change(id, { state: 'refused', ground: 'repeated' }, 3);
    expect([again.status, again.body['code']]).toEqual([409, 'access_request_conflict']);
  });

  it.each([
    ['without a ground', { state: 'refused' }, 'ground'],
    ['on a ground of the other kind', { state: 'refused', ground: 'not_inaccurate' }, 'ground'],
    ['with a ground where it is answered', { state: 'answered', ground: 'repeated' }, 'ground'],
    ['with an unknown ground', { state: 'refused', ground: 'busy' }, 'ground'],
    ['to the first state', { state: 'received' }, 'state'],
    ['with a card number in the note', { state: 'answered', note: 'A123456(7)' }, 'note'],
    ['with script in the note', { state: 'answered', note: '<script>' }, 'note'],
    ['with bidi text in the note', { state: 'answered', note: 'a\u202eb' }, 'note'],
  ])('is not changed %s', async (_, body, path) => {
    const id = await made();
    const answer = await change(id, body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    expect(JSON.stringify(answer.body['errors'])).toContain(`"path":"${path}"`);
    expect((await read(id)).body['state']).toBe('received');
  });

  it('is refused on a ground, and its record then stays for four years', async () => {
    const { body } = await change(await made(), { state: 'refused', ground: 'other_persons_data' });
    expect(body).toMatchObject({ state: 'refused', steps: [{ ground: 'other_persons_data' }] });
    const years = (Date.parse(String(body['purgeAt'])) - Date.now()) / (365.25 * daySeconds * 1000);
    expect(years).toBeGreaterThanOrEqual(4);
  });

  it('needs the version that was read, and takes one of two changes at once', async () => {
    const id = await made();
    const without = await change(id, { state: 'in_progress' }, 1, { headers: {} });
    expect(without.body['code']).toBe('precondition_required');
    expect((await change(id, { state: 'in_progress' }, 7)).body['code']).toBe('precondition_failed');
    const both = await Promise.all([
      change(id, { state: 'answered' }),
      change(id, { state: 'refused', ground: 'exempt' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('is recorded once by a key that is sent again', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [first, second] = [await create(asked, { headers }), await create(asked, { headers })];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    const other = await create({ ...asked, kind: 'correction' }, { headers });
    expect(other.body['code']).toBe('idempotency_key_reused');
  });

  it.each([
    ['of the future', { ...asked, receivedAt: ago(-1) }, 'receivedAt'],
    ['of more than 40 days ago', { ...asked, receivedAt: ago(41) }, 'receivedAt'],
    ['without a kind', { identity: asked.identity }, 'kind'],
    ['without how identity was established', { kind: 'access' }, 'identity'],
    ['with a name', { ...asked, name: 'CHAN Tai Man' }, ''],
    [
      'with a card number',
      { ...asked, identity: { method: 'other', note: 'HKID A123456(7)' } },
      'identity.note',
    ],
    ['with a card number as its reference', { ...asked, fileReference: 'Ａ１２３４５６７' }, 'fileReference'],
    ['with a site twice', { ...asked, siteIds: ['court', 'court'] }, 'siteIds'],
    ['with no site in its list', { ...asked, siteIds: [] }, 'siteIds'],
  ])('%s is not recorded', async (_, body, path) => {
    const answer = await create(body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    expect(JSON.stringify(answer.body['errors'])).toContain(path);
  });

  it('that is too large is refused', async () => {
    expect((await create({ ...asked, note: 'x'.repeat(17_000) })).body['code']).toBe('body_too_large');
  });

  it('is not found by an id that no request has', async () => {
    for (const id of ['00000000AAAAAAAAAAAAAA', 'nonsense'])
      for (const answer of [await read(id), await change(id, { state: 'answered' })])
        expect([answer.status, answer.body['code']]).toEqual([404, 'access_request_not_found']);
  });
});

describe('who sees a request', () => {
  it('nobody of another firm', async () => {
    const id = await made();
    const there = { firmId: 'rival' };
    expect((await read(id, there)).status).toBe(404);
    expect((await change(id, { state: 'answered' }, 1, there)).status).toBe(404);
    expect((await list({}, there)).items).toEqual([]);
  });

  it('a member of its sites alone; of the whole firm, a member of all of it', async () => {
    const [court, both, firm] = [
      await made(),
      await made({ ...asked, siteIds: ['court', 'tower'] }),
      await made({ kind: 'access', identity: asked.identity }),
    ];
    const bound = { siteIds: 'court' };
    const seen = await Promise.all([court, both, firm].map(async (id) => (await read(id, bound)).status));
    expect(seen).toEqual([200, 404, 404]);
    const ids = (await list({ limit: '100' }, bound)).items.map(({ requestId }) => requestId);
    expect(ids).toContain(court);
    expect(ids).not.toEqual(expect.arrayContaining([both]));
    expect(ids).not.toEqual(expect.arrayContaining([firm]));
    for (const body of [
      { kind: 'access', identity: asked.identity },
      { ...asked, siteIds: ['tower'] },
    ])
      expect((await create(body, bound)).body['code']).toBe('site_not_found');
    expect((await create({ ...asked, siteIds: ['rival-tower'] })).body['code']).toBe('site_not_found');
  });

  it.each(['guard', 'integration'] as const)('not the role %s', async (role) => {
    expect((await create(asked, { role })).status).toBe(403);
  });
});

describe('the register', () => {
  it('lists what is due first first, page by page, and by state', async () => {
    const [late, soon] = [
      await made({ ...asked, receivedAt: ago(1) }),
      await made({ ...asked, receivedAt: ago(39.5) }),
    ];
    await change(late, { state: 'answered' });
    const items: Record<string, unknown>[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: '2', ...(cursor === undefined ? {} : { cursor }) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    const due = items.map(({ dueAt }) => String(dueAt));
    expect(due).toEqual([...due].sort());
    expect(items[0]).toMatchObject({ requestId: soon, dueInDays: 1 });
    const open = (await list({ state: 'open', limit: '100' })).items;
    expect(open.map(({ requestId }) => requestId)).not.toContain(late);
    const answered = (await list({ state: 'answered', limit: '100' })).items;
    expect(new Set(answered.map(({ state }) => state))).toEqual(new Set(['answered']));
  });

  it('keeps its words sealed, and prints none of them', async () => {
    const words = ['MARKEDIDENTITY', 'MARKEDFILE', 'MARKEDANSWER'] as const;
    const printed = await printedBy(async () => {
      const id = await made({
        ...asked,
        identity: { method: 'other', note: words[0] },
        fileReference: words[1],
      });
      await change(id, { state: 'answered', note: words[2] });
      expect((await read(id)).body).toMatchObject({
        identity: { note: words[0] },
        fileReference: words[1],
        steps: [{ note: words[2] }],
      });
    });
    const { client, visits } = world.database;
    const { Items = [] } = await client.send(new ScanCommand({ TableName: visits }));
    const stored = Items.flatMap((item) => Object.values(item)).map((value) =>
      JSON.stringify(value, (_, part: unknown) =>
        part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
      ),
    );
    expect(stored.join('\n')).toContain('ACCESS');
    for (const word of words) expect(stored.join('\n') + printed.join('')).not.toContain(word);
  });

  it('answers 503 where the store is down', async () => {
    world.proxy.fail('TransactWriteItems', 'unavailable', 4);
    expect((await create()).body['code']).toBe('store_unavailable');
  });
});
