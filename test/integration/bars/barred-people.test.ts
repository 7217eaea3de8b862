import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { barTable } from '../../../functions/bars/bar-table.ts';
import { barredIdOf, type Bar } from '../../../functions/bars/bar.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { EpochSeconds, FirmId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { nine } from '../../support/site.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let barred: Handler;
let visits: Handler;
let scans: Handler;
let sites: Handler;
beforeAll(async () => {
  barred = (await import('../../../functions/bars/barred-people.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  scans = (await import('../../../functions/scans/scan.handler.ts')).handler;
  sites = (await import('../../../functions/sites/site-administration.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

let people = 0;
/** A visitor that no other test uses. */
const newVisitor = () => {
  people += 1;
  return { englishName: `Visitor ${'A'.repeat(people)}`, idPrefix: `B${String(100 + people)}` };
};
type Person = ReturnType<typeof newVisitor>;

const bar = (body: unknown, sent: Sent = {}) =>
  callRoute(barred, 'barPerson', { role: 'manager', body, ...sent });
const barFirmWide = (body: unknown, sent: Sent = {}) =>
  callRoute(barred, 'barByFirm', { role: 'admin', body, ...sent });
const list = (query: Record<string, string> = { limit: '100' }, sent: Sent = {}) =>
  callRoute(barred, 'listBarredPeople', { role: 'manager', query, ...sent });
const lift = (barredId: string, sent: Sent = {}) =>
  callRoute(barred, 'unbarPerson', { role: 'manager', path: { barredId }, ...sent });
const review = (barredId: string, body: unknown, sent: Sent = {}) =>
  callRoute(barred, 'reviewBarredPerson', { role: 'manager', path: { barredId }, body, ...sent });

const scan = async ({ englishName, idPrefix }: Partial<Person>, siteId = 'court', direction = 'in') => {
  const code = await world.issuer.sign({
    name_en: englishName,
    ...(idPrefix ? { id_prefix: idPrefix } : {}),
  });
  const body = { scanId: crypto.randomUUID(), code, gateId: 'main', direction };
  return (await callRoute(scans, 'recordScan', { path: { siteId }, body })).body;
};
const outcome = async (...of: Parameters<typeof scan>) => (await scan(...of))['outcome'];
const preRegister = async (visitor: object, role: 'manager' | 'integration' = 'manager') =>
  callRoute(visits, 'preRegister', {
    role,
    body: {
      visitor,
      host: { unit: '1' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
const checkIn = (visitId: string) =>
  callRoute(visits, 'checkIn', { path: { visitId }, body: { method: 'host_confirms', gateId: 'main' } });
const stored = async () => {
  const { Items = [] } = await world.database.client.send(
    new ScanCommand({ TableName: world.database.visits }),
  );
  return Items.map((item) => unmarshall(item)).filter(({ sk }) => String(sk).startsWith('BARRED#'));
};

describe('a person who is barred at a site', () => {
  it('is denied there at once, without a reason, and nowhere else', async () => {
    const person = newVisitor();
    const { status, body } = await bar({ visitor: person, reason: 'Broke a window' });
    expect([status, body]).toEqual([
      201,
      {
        barredId: expect.stringMatching(/^[\w-]{22}$/) as unknown,
        scope: 'site',
        siteId: 'court',
        matches: 'person',
        reason: 'Broke a window',
        createdAt: expect.any(String) as unknown,
        createdBy: 'manager-1',
        reviewBy: expect.any(String) as unknown,
        reviewDue: false,
        worksOffline: true,
      },
    ]);
    const answer = await scan(person);
    expect(Object.keys(answer).sort()).toEqual(['outcome', 'scanId']);
    expect(answer['outcome']).toBe('denied');
    expect(await outcome({ ...person, idPrefix: 'Z999' })).not.toBe('denied');
    expect(await outcome(person, 'tower')).toBe('no_match');
  });

  it('is stored as keys, and by name only with a reason and on request', async () => {
    const person = newVisitor();
    await bar({ visitor: person, reason: 'Shouted' });
    const keys = JSON.stringify(await stored());
    expect(keys).not.toContain(person.englishName);
    expect(keys).not.toContain(person.idPrefix);
    const refused = await bar({ visitor: person, keepName: true });
    expect([refused.status, refused.body['errors']]).toEqual([
      400,
      [{ path: 'keepName', message: 'needs a reason in words' }],
    ]);
    const other = newVisitor();
    const kept = await bar({ visitor: other, keepName: true, reason: 'Shouted' });
    expect(kept.body['name']).toBe(other.englishName);
    expect(JSON.stringify(await stored())).not.toContain(other.idPrefix);
  });

  it('is barred under each name that is known', async () => {
    const person = { ...newVisitor(), chineseName: '陳大文' };
    await bar({ visitor: person });
    const code = await world.issuer.sign({ name_tc: '陳大文', id_prefix: person.idPrefix });
    const body = { scanId: crypto.randomUUID(), code, gateId: 'main' };
    expect((await callRoute(scans, 'recordScan', { body })).body['outcome']).toBe('denied');
  });

  it('can be identified by a visit', async () => {
    const person = newVisitor();
    const { visit } = (await scan(person)) as { visit: { visitId: string } };
    const { status, body } = await bar({ fromVisitId: visit.visitId, allOfThatName: true });
    expect([status, body['matches']]).toEqual([201, 'name']);
    expect(await outcome(person, 'court', 'out')).toBe('checked_out');
    expect(await outcome(person)).toBe('denied');
    expect(await outcome({ englishName: person.englishName })).toBe('denied');
    for (const fromVisitId of ['x'.repeat(22)]) {
      const gone = await bar({ fromVisitId });
      expect([gone.status, gone.body['code']]).toEqual([404, 'visit_not_found']);
    }
  });

  it('is not checked in under any prefix if barred by name only, which has to be confirmed', async () => {
    const { englishName } = newVisitor();
    const unsure = await bar({ visitor: { englishName } });
    expect([unsure.status, (unsure.body['errors'] as { path: string }[])[0]?.path]).toEqual([
      400,
      'visitor.idPrefix',
    ]);
    expect(await outcome({ englishName, idPrefix: 'C111' })).toBe('checked_in');
    expect((await bar({ visitor: { englishName }, allOfThatName: true })).body['matches']).toBe('name');
    expect(await outcome({ englishName, idPrefix: 'C222' })).toBe('denied');
  });

  it('has one bar when barred twice', async () => {
    const person = newVisitor();
    const first = await bar({ visitor: person });
    const again = await bar({ visitor: person, reason: 'another' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    const both = await Promise.all([1, 2, 3].map(() => bar({ visitor: newVisitor() })));
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201]);
    const same = newVisitor();
    const atOnce = await Promise.all([1, 2, 3].map(() => bar({ visitor: same })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  });

  it('can be pre-registered without a hint, and cannot be checked in by hand', async () => {
    const person = newVisitor();
    await bar({ visitor: person });
    const { status, body } = await preRegister(person, 'integration');
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toMatch(/barred|denied/);
    const refused = await checkIn(String(body['visitId']));
    expect([refused.status, refused.body['code'], refused.body['title']]).toEqual([
      409,
      'admission_denied',
      'Not admitted: ask your supervisor.',
    ]);
    expect(await outcome(person)).toBe('denied');
    const namesake = await preRegister({ ...person, idPrefix: 'D333' });
    expect((await checkIn(String(namesake.body['visitId']))).status).toBe(200);
  });

  it('is admitted again once the bar is lifted', async () => {
    const person = newVisitor();
    const barredId = String((await bar({ visitor: person })).body['barredId']);
    expect((await lift(barredId)).status).toBe(204);
    const again = await lift(barredId);
    expect([again.status, again.body['code']]).toEqual([404, 'barred_person_not_found']);
    expect(await outcome(person)).toBe('checked_in');
    expect((await stored()).filter(({ sk }) => sk === `BARRED#${barredId}`)).toEqual([]);
    expect((await bar({ visitor: person })).status).toBe(201);
  });

  it('can be admitted after a second try to lift the bar when the store failed midway', async () => {
    const person = newVisitor();
    const barredId = String((await bar({ visitor: person })).body['barredId']);
    world.proxy.fail('DeleteItem', 'unavailable');
    expect((await lift(barredId)).status).toBe(503);
    world.proxy.heal();
    expect(await outcome(person)).toBe('denied');
    expect((await lift(barredId)).status).toBe(204);
    expect(await outcome(person)).toBe('checked_in');
  });

  it('is denied after a second try to bar when the store failed midway', async () => {
    const person = newVisitor();
    // The record is written with its entry of the audit trail, and then the lines.
    world.proxy.fail('TransactWriteItems', 'unavailable', Infinity, 1);
    expect((await bar({ visitor: person })).status).toBe(503);
    world.proxy.heal();
    expect((await bar({ visitor: person })).status).toBe(200);
    expect(await outcome(person)).toBe('denied');
  });
});

describe('the review', () => {
  it('is due after half a year by default, and is listed as due in the last month', async () => {
    const { body } = await bar({ visitor: newVisitor() });
    const days = (Date.parse(String(body['reviewBy'])) - Date.parse(String(body['createdAt']))) / 86_400_000;
    expect(days).toBe(180);
    const soon = await bar({ visitor: newVisitor(), reviewInDays: 30 });
    expect(soon.body['reviewDue']).toBe(true);
    const due = (await list({ due: 'true' })).body['items'] as { barredId: string }[];
    const ids = due.map(({ barredId }) => barredId);
    expect(ids).toContain(soon.body['barredId']);
    expect(ids).not.toContain(body['barredId']);
    const reviewed = await review(String(soon.body['barredId']), { reviewInDays: 90 });
    expect([reviewed.status, reviewed.body['reviewDue'], reviewed.body['reviewedBy']]).toEqual([
      200,
      false,
      'manager-1',
    ]);
  });

  it.each([[0], [366], [1.5], ['90']])('cannot be set to %p days', async (reviewInDays) => {
    expect((await bar({ visitor: newVisitor(), reviewInDays })).status).toBe(400);
    expect((await review('x'.repeat(22), { reviewInDays })).status).toBe(400);
  });

  it('ends the bar if it does not happen in time', async () => {
    const time = { now: nine };
    const table = barTable(sealedVisits(world.database), () => time.now);
    const scope = { firmId: 'lapsing' as FirmId, siteId: 'court' as SiteId };
    const identities = personKeysOf('secret', scope.firmId).identitiesOf({
      englishName: 'Chan',
      idPrefix: 'A123',
    });
    const made: Bar = {
      ...scope,
      barredId: barredIdOf(scope, identities),
      identities,
      createdAt: nine,
      createdBy: 'm' as MemberId,
      reviewBy: (nine + 86_400) as EpochSeconds,
    };
    expect((await table.create(made)).created).toBe(true);
    await table.spread(made, [scope.siteId]);
    const lines = (await stored()).filter(({ pk }) => String(pk).startsWith('F#lapsing#'));
    expect(lines.map(({ purgeAt }) => Number(purgeAt))).toEqual([nine + 86_400, nine + 86_400]);
    time.now = made.reviewBy;
    expect(await table.get(scope, made.barredId)).toBeUndefined();
    expect((await table.list(scope, { limit: 10 })).bars).toEqual([]);
    const late = {
      reviewBy: (time.now + 1) as EpochSeconds,
      reviewedAt: time.now,
      reviewedBy: made.createdBy,
    };
    expect(await table.review(scope, made.barredId, late)).toBeUndefined();
    expect((await table.create({ ...made, reviewBy: (time.now + 9) as EpochSeconds })).created).toBe(true);
  });
});

describe('the list', () => {
  it('is paged, and its cursor works for its site only', async () => {
    const tower = { path: { siteId: 'tower' } };
    for (let made = 0; made < 3; made += 1) await bar({ visitor: newVisitor() }, tower);
    const first = await list({ limit: '2' }, tower);
    expect((first.body['items'] as unknown[]).length).toBe(2);
    const cursor = String(first.body['nextCursor']);
    const rest = await list({ limit: '2', cursor }, tower);
    expect([(rest.body['items'] as unknown[]).length, rest.body['nextCursor']]).toEqual([1, undefined]);
    expect((await list({ cursor })).status).toBe(400);
    expect((await list({ limit: '0' })).status).toBe(400);
  });
});

describe('a person who is barred by the firm', () => {
  it('is denied at every site, including one that is made later', async () => {
    const person = newVisitor();
    const { status, body } = await barFirmWide({ visitor: person });
    expect([status, body['scope'], body['siteId']]).toEqual([201, 'firm', undefined]);
    expect([await outcome(person), await outcome(person, 'tower')]).toEqual(['denied', 'denied']);
    const created = await callRoute(sites, 'createSite', {
      role: 'admin',
      body: {
        siteId: 'new-tower',
        name: 'New Tower',
        timeZone: 'Asia/Hong_Kong',
        privacyNotice: { en: 'Told.', 'zh-Hant': '告示。' },
        walkIns: 'record',
        gates: [{ gateId: 'main', name: 'Main', direction: 'both' }],
      },
    });
    expect(created.status).toBe(201);
    expect(await outcome(person, 'new-tower')).toBe('denied');
    expect(await outcome(newVisitor(), 'new-tower')).toBe('checked_in');

    const barredId = String(body['barredId']);
    const sent: Sent = { role: 'admin', path: { barredId } };
    const reviewed = await callRoute(barred, 'reviewBarredByFirm', { ...sent, body: { reviewInDays: 10 } });
    expect(reviewed.body).toMatchObject({ barredId, reviewDue: true });
    const due = await callRoute(barred, 'listBarredByFirm', { role: 'admin', query: { due: 'true' } });
    expect(due.body['items']).toEqual([expect.objectContaining({ barredId })]);
    expect((await callRoute(barred, 'unbarByFirm', sent)).status).toBe(204);
    for (const siteId of ['court', 'new-tower']) expect(await outcome(person, siteId)).toBe('checked_in');
  });

  it('can be identified by a visit at the named site', async () => {
    const person = newVisitor();
    const { visit } = (await scan(person)) as { visit: { visitId: string } };
    const fromVisitId = visit.visitId;
    expect((await barFirmWide({ fromVisitId })).status).toBe(400);
    expect(
      (await barFirmWide({ fromVisitId, siteId: 'rival-tower', allOfThatName: true })).body['code'],
    ).toBe('site_not_found');
    expect((await barFirmWide({ fromVisitId, siteId: 'tower', allOfThatName: true })).body['code']).toBe(
      'visit_not_found',
    );
    const unsure = await barFirmWide({ fromVisitId, siteId: 'court' });
    expect([unsure.status, (unsure.body['errors'] as { path: string }[])[0]?.path]).toEqual([
      400,
      'fromVisitId',
    ]);
    expect((await barFirmWide({ fromVisitId, siteId: 'court', allOfThatName: true })).status).toBe(201);
  });
});

describe('the management of bars', () => {
  it.each<[string, Sent, number, string]>([
    ['a guard', { role: 'guard' }, 403, 'forbidden'],
    ['an integration', { role: 'integration' }, 403, 'forbidden'],
    ['a manager of another site', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['a manager at a site of another firm', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['a manager at an unknown site', { path: { siteId: 'nowhere' } }, 404, 'site_not_found'],
  ])('is refused to %s', async (_, sent, status, code) => {
    const refused = await bar({ visitor: newVisitor() }, sent);
    expect([refused.status, refused.body['code']]).toEqual([status, code]);
    expect((await list({}, sent)).body['code']).toBe(code);
  });

  it('is for admins only where a bar covers the firm', async () => {
    expect((await barFirmWide({ visitor: newVisitor() }, { role: 'manager' })).status).toBe(403);
  });

  it('reaches no bar of another firm or site', async () => {
    const barredId = String((await bar({ visitor: newVisitor() })).body['barredId']);
    for (const [sent, code] of [
      [{ firmId: 'rival' }, 'site_not_found'],
      [{ path: { siteId: 'tower', barredId } }, 'barred_person_not_found'],
    ] as const) {
      expect((await lift(barredId, sent)).body['code']).toBe(code);
      expect((await review(barredId, {}, sent)).body['code']).toBe(code);
    }
    expect((await lift('nonsense')).body['code']).toBe('barred_person_not_found');
    expect((await review('nonsense', {})).body['code']).toBe('barred_person_not_found');
  });

  it.each([
    ['no person', {}],
    [
      'a visitor and a visit',
      { visitor: { englishName: 'X', idPrefix: 'A123' }, fromVisitId: 'x'.repeat(22) },
    ],
    ['no name', { visitor: { idPrefix: 'A123' } }],
    ['a whole card number', { visitor: { englishName: 'X', idPrefix: 'A123456(7)' } }],
    ['an unknown field', { visitor: { englishName: 'X', idPrefix: 'A123' }, picture: 'x' }],
    ['a name to keep without a reason', { visitor: { englishName: 'X', idPrefix: 'A123' }, keepName: true }],
  ])('refuses a bar that names %s', async (_, body) => {
    const refused = await bar(body);
    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid_request']);
  });
});
