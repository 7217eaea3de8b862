import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { IdempotentRequest } from '../../../functions/edge/idempotency.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import type { EpochSeconds, FirmId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import { idempotencyTable } from '../../../functions/edge/idempotency-table.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const booking = (englishName = 'CHAN, Tai Man') => ({
  visitor: { englishName },
  host: { unit: '12A' },
  expectedFrom: inSeconds(0),
  expectedUntil: inSeconds(3600),
});
const call = (name: RouteName, key: string | undefined, sent: Sent) =>
  callRoute(handler, name, {
    role: 'manager',
    ...sent,
    headers: key === undefined ? {} : { 'Idempotency-Key': key },
  });
const visits = async () => {
  const { Items = [] } = await world.database.client.send(
    new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
  );
  return Items.map((item) => unmarshall(item)).filter(({ sk }) => sk === 'VISIT').length;
};
const replayed = ({ headers }: { headers: object }) => 'idempotency-replayed' in headers;

describe('a request with an Idempotency-Key', () => {
  it('gets the same answer when it is repeated, and nothing is done twice, whatever the formatting of the body', async () => {
    const key = randomUUID();
    const body = booking();
    const first = await call('preRegister', key, { body });
    const before = await visits();
    const { host, ...others } = body;
    const again = await call('preRegister', key, {
      body: JSON.stringify({ host, ...others }, undefined, 2),
    });
    expect(again.headers).toEqual({ ...first.headers, 'idempotency-replayed': 'true' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([replayed(first), await visits()]).toEqual([false, before]);
  });

  it('is done each time if it is sent without the key', async () => {
    const body = booking();
    const [one, two] = [
      await call('preRegister', undefined, { body }),
      await call('preRegister', undefined, { body }),
    ];
    expect(one.body['visitId']).not.toBe(two.body['visitId']);
  });

  it('is refused with another body or at another route', async () => {
    const key = randomUUID();
    const { body } = await call('preRegister', key, { body: booking() });
    const other = await call('preRegister', key, { body: booking('LEE, Ka Fai') });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
    const path = { visitId: String(body['visitId']) };
    const elsewhere = await call('cancelVisit', key, { path, body: {} });
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([422, 'idempotency_key_reused']);
  });

  it('belongs to its member: the same key of another member is independent', async () => {
    const key = randomUUID();
    const body = booking();
    const first = await call('preRegister', key, { body });
    const second = await call('preRegister', key, { body, role: 'admin' });
    expect([second.status, replayed(second)]).toEqual([201, false]);
    expect(second.body['visitId']).not.toBe(first.body['visitId']);
  });

  it('is done once if it is sent many times at once', async () => {
    const key = randomUUID();
    const before = await visits();
    const body = booking();
    const answers = await Promise.all(Array.from({ length: 8 }, () => call('preRegister', key, { body })));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map((answer) => answer.body['visitId'])).size).toBe(1);
    for (const { status, body: problem } of answers.filter((answer) => !made.includes(answer)))
      expect([status, problem['code']]).toEqual([409, 'idempotency_key_in_use']);
    expect(await visits()).toBe(before + 1);
  });

  it('gets the same answer also if it changes a visit', async () => {
    const { body } = await call('preRegister', undefined, { body: booking() });
    const sent = {
      path: { visitId: String(body['visitId']) },
      body: { method: 'staff_card', gateId: 'main' },
    };
    const key = randomUUID();
    const first = await call('checkIn', key, sent);
    const again = await call('checkIn', key, sent);
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect((await call('checkIn', undefined, sent)).body['code']).toBe('state_conflict');
  });

  it('is not remembered if it is refused: it may be corrected under the same key', async () => {
    const key = randomUUID();
    const refused = await call('preRegister', key, { body: { ...booking(), host: {} } });
    expect(refused.status).toBe(400);
    expect((await call('preRegister', key, { body: booking() })).status).toBe(201);
  });

  it('is refused as without the key if its body cannot be read', async () => {
    const answer = await call('preRegister', randomUUID(), { body: '{bad' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'malformed_json']);
  });

  it.each(['', 'with blank', 'é', 'x'.repeat(256)])(
    'gets an error that names the header for the key %j',
    async (key) => {
      const { status, body } = await call('preRegister', key, { body: booking() });
      expect([status, body['errors']]).toEqual([
        400,
        [{ path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
      ]);
    },
  );
});

describe('when something fails in the middle', () => {
  it('the next try finds a visit whose creation was not confirmed, instead of making another', async () => {
    const key = randomUUID();
    const before = await visits();
    const body = booking();
    // The number of tries of the SDK.
    world.proxy.fail('TransactWriteItems', 'answer_lost', 2);
    expect((await call('preRegister', key, { body })).status).toBeGreaterThanOrEqual(500);
    const again = await call('preRegister', key, { body });
    expect([again.status, await visits()]).toEqual([201, before + 1]);
    expect((await call('preRegister', key, { body })).body).toEqual(again.body);
  });

  it('an answer is given even if it cannot be remembered', async () => {
    world.proxy.fail('UpdateItem', 'unavailable', 3);
    const printed = await printedBy(async () => {
      expect((await call('preRegister', randomUUID(), { body: booking() })).status).toBe(201);
    });
    expect(printed.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 'ERROR', message: 'answer_not_remembered' }),
    );
  });
});

describe('the record of an answer', () => {
  const request = (claimedBy: string, key: string = randomUUID()): IdempotentRequest => ({
    firmId: 'demo' as FirmId,
    siteId: 'court' as SiteId,
    memberId: 'manager-1' as MemberId,
    key,
    fingerprint: 'print',
    claimedBy,
  });
  const time = { now: 1_795_395_600 };
  const store = () => idempotencyTable(sealedVisits(world.database), () => time.now as EpochSeconds);
  const answer = { status: 201, headers: { etag: '"1"' }, body: { visitId: 'x' } };
  const items = async (place: string) => {
    const { Items = [] } = await world.database.client.send(
      new ScanCommand({ TableName: world.database.visits, ConsistentRead: true }),
    );
    return Items.map((item) => unmarshall(item)).filter((item) => item['claimedBy'] === place);
  };

  it('lapses for the same request only when a try ended without an answer', async () => {
    const first = request('try-1');
    expect(await store().claim(first)).toEqual({ kind: 'claimed' });
    expect(await store().claim({ ...first, claimedBy: 'try-2' })).toEqual({ kind: 'running' });
    time.now += 61;
    expect(await store().claim({ ...first, fingerprint: 'another' })).toEqual({ kind: 'reused' });
    expect(await store().claim({ ...first, claimedBy: 'try-2' })).toEqual({ kind: 'claimed' });
    // The first try ends late: the claim belongs to another try now.
    await store().release(first);
    await store().complete(first, { ...answer, status: 500 });
    await store().complete({ ...first, claimedBy: 'try-2' }, answer);
    expect(await store().claim({ ...first, claimedBy: 'try-3' })).toEqual({ kind: 'answered', answer });
  });

  it('is deleted after a day, and before its visit is purged', async () => {
    const [day, hour] = [request('a-day'), request('an-hour')];
    for (const one of [day, hour]) await store().claim(one);
    await store().complete(day, answer, (time.now + 2 * 86_400) as EpochSeconds);
    await store().complete(hour, answer, (time.now + 3600) as EpochSeconds);
    expect((await items('a-day'))[0]?.['purgeAt']).toBe(time.now + 86_400);
    expect((await items('an-hour'))[0]?.['purgeAt']).toBe(time.now + 3600);
    time.now += 3600;
    expect((await store().claim({ ...hour, claimedBy: 'later' })).kind).toBe('claimed');
    expect((await store().claim({ ...day, claimedBy: 'later' })).kind).toBe('answered');
    time.now += 86_400;
    expect((await store().claim({ ...day, claimedBy: 'much-later' })).kind).toBe('claimed');
  });

  it('is stored under the firm and its site, and does not contain the key', async () => {
    const one = request('under-the-firm', 'chan-tai-man@example.com');
    await store().claim(one);
    const [item] = await items('under-the-firm');
    expect(item?.['pk']).toMatch(/^F#demo#S#court#I#[\w-]{43}$/);
    expect(JSON.stringify(item)).not.toContain('chan');
    const { Item } = await world.database.client.send(
      new GetItemCommand({
        TableName: world.database.visits,
        Key: { pk: { S: String(item?.['pk']) }, sk: { S: 'ANSWER' } },
      }),
    );
    expect(Item).toBeDefined();
  });
});
