import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BarredId, EpochSeconds, LocalDay, PersonKey } from '../../../functions/kernel/brands.ts';
import { barTable } from '../../../functions/bars/bar-table.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { makeOfflinePack } from '../../../functions/offline/make-offline-pack.ts';
import { knownText, type PackBucket } from '../../../functions/offline/pack-format.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { opener } from '../../support/open-pack.ts';
import { printedBy } from '../../support/printed.ts';
import { callerWith } from '../../support/site.ts';
import { visitIdOf, visitWith } from '../../support/visit.ts';
import { guarded } from '../scans/guarded.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let handler: Handler;
let visits: Handler;
let bars: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/offline/offline-pack.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  bars = (await import('../../../functions/bars/barred-people.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
  world.unreadable.clear();
});

const read = (sent: Sent = {}) =>
  callRoute(handler, 'offlinePack', { role: 'scanner', siteIds: 'court', bound: true, ...sent });
interface Shown {
  readonly days: readonly { readonly day: LocalDay; readonly key: string }[];
  readonly buckets: readonly PackBucket[];
  readonly bars: readonly object[];
  readonly barsIncomplete: boolean;
}
const shown = async (sent: Sent = {}) => (await read(sent)).body as unknown as Shown;
const entriesOf = ({ buckets }: Pick<Shown, 'buckets'>) => buckets.flatMap(({ entries }) => entries);
const book = async (englishName: string, site = 'court') => {
  const now = Date.now();
  const { status, body } = await callRoute(visits, 'preRegister', {
    role: 'manager',
    path: { siteId: site },
    body: {
      visitor: { englishName, idPrefix: 'A123' },
      host: { unit: '12A' },
      expectedFrom: new Date(now).toISOString(),
      expectedUntil: new Date(now + 3_600_000).toISOString(),
    },
  });
  expect(status).toBe(201);
  return String(body['visitId']);
};

describe('GET /v1/sites/{siteId}/offline-pack', () => {
  it('answers what is booked at the site, so that the visitor’s name opens it', async () => {
    const visitor = { englishName: 'CHAN Tai Man' };
    const visitId = await book('CHAN, Tai-man');
    await book('CHAN Tai Man', 'tower');
    const pack = await shown();
    const today = pack.days[0];
    const open = opener(Buffer.from(today?.key ?? '', 'base64url'));
    const opened = await Promise.all(
      entriesOf(pack)
        .filter(({ day }) => day === today?.day)
        .map((entry) => open(entry, visitor)),
    );
    expect(opened.filter((one) => one !== undefined)).toMatchObject([{ visitId, host: { unit: '12A' } }]);
  });

  it('says what has changed since, by entity tag and by bucket', async () => {
    const { headers, body } = await read();
    const etag = String(headers['etag']);
    expect(await read({ headers: { 'If-None-Match': etag } })).toMatchObject({ status: 304, body: {} });
    const { buckets } = body as unknown as Shown;
    const known = knownText(new Map(buckets.map(({ bucket, tag }) => [bucket, tag])));
    expect((await shown({ query: { known } })).buckets).toEqual([]);
    await book('LEE Siu Ming');
    const after = await read({ query: { known }, headers: { 'If-None-Match': etag } });
    expect(after.status).toBe(200);
    const ids = new Set(buckets.flatMap(({ entries }) => entries.map(({ id }) => id)));
    const fresh = entriesOf(after.body as unknown as Shown).filter(({ id }) => !ids.has(id));
    // In the hour before midnight the visit stands under two days.
    expect([1, 2]).toContain(fresh.length);
  });

  it('marks a booked visitor who is barred, and brings the bar', async () => {
    const visitor = { englishName: 'BARRED Person', idPrefix: 'A123' };
    await book('BARRED Person');
    const before = await shown();
    expect(entriesOf(before).some(({ denied }) => denied)).toBe(false);
    const made = await callRoute(bars, 'barPerson', { role: 'manager', body: { visitor } });
    expect(made.body['worksOffline']).toBe(true);
    const after = await shown();
    expect(entriesOf(after).filter(({ denied }) => denied).length).toBeGreaterThan(0);
    expect([after.bars.length, after.barsIncomplete]).toEqual([before.bars.length + 1, false]);
    expect(JSON.stringify(made.body)).not.toMatch(/nameKey|identities|offline"/);
  });

  it.each<[string, Sent, number, string]>([
    ['of a guard', { role: 'guard' }, 403, 'forbidden'],
    ['of a manager', { role: 'manager' }, 403, 'forbidden'],
    ['of an admin', { role: 'admin' }, 403, 'forbidden'],
    ['of an integration', { role: 'integration' }, 403, 'forbidden'],
    ['for another site', { path: { siteId: 'tower' } }, 404, 'site_not_found'],
    ['for another firm’s site', { path: { siteId: 'rival-tower' }, siteIds: '*' }, 404, 'site_not_found'],
    ['for a site that no firm has', { path: { siteId: 'nowhere' }, siteIds: '*' }, 404, 'site_not_found'],
    ['with tags that are too few', { query: { known: 'AAAA' } }, 400, 'invalid_request'],
    ['with tags that are no tags', { query: { known: '!'.repeat(256) } }, 400, 'invalid_request'],
    ['with another parameter', { query: { day: '2026-11-23' } }, 400, 'invalid_request'],
  ])('refuses a request %s', async (_, sent, status, code) => {
    const answer = await read(sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.body).not.toHaveProperty('days');
  });

  it('refuses a scanner whose token is for another request', async () => {
    const sent = { role: 'scanner', siteIds: 'court' } as const;
    expect((await callRoute(handler, 'offlinePack', sent)).status).toBe(401);
  });

  it('answers 503 where the register cannot be read, and the next request is answered', async () => {
    world.proxy.fail('Query', 'unavailable', 60);
    const refused = await read();
    expect([refused.status, refused.body['code']]).toEqual([503, 'store_unavailable']);
    world.proxy.heal();
    expect((await read()).status).toBe(200);
  });

  it('is kept by no cache, and logged without a key', async () => {
    const answers: Awaited<ReturnType<typeof read>>[] = [];
    const printed = await printedBy(async () => {
      answers.push(await read());
    });
    const [answer] = answers;
    expect(answer?.headers['cache-control']).toBe('no-store');
    const { days } = answer?.body as unknown as Shown;
    expect(printed.length).toBeGreaterThan(0);
    for (const { key } of days) expect(printed.join('')).not.toContain(key);
  });
});

describe('the reads of a pack', () => {
  it('find visits of several days, and who is inside since an earlier day', async () => {
    const { site, time, deps, put, expectVisitor } = guarded(world.database);
    const day = localDay(time.now, site.timeZone);
    const several = await expectVisitor(
      { englishName: 'SEVERAL Days' },
      { expectedUntil: (time.now + 3 * 86_400) as EpochSeconds },
    );
    const old = visitWith({
      firmId: site.firmId,
      siteId: site.siteId,
      visitId: visitIdOf('overnight'),
      state: 'checked_in',
      visitor: { englishName: 'STILL Inside' },
      day: '2026-11-21' as LocalDay,
      expectedFrom: (time.now - 2 * 86_400) as EpochSeconds,
      expectedUntil: (time.now - 86_400) as EpochSeconds,
    });
    await put(old, { nameKey: 'name' as PersonKey });
    time.now = (time.now + 86_400) as EpochSeconds;
    const keyring = offlineKeyringOf('secret', site.firmId);
    const made = await makeOfflinePack(
      {
        ...deps,
        bars: barTable(sealedVisits(world.database), deps.clock),
        keyring: () => Promise.resolve(keyring),
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      },
      callerWith('scanner'),
      site.siteId,
      { has: () => false },
    );
    if (!made.ok || !made.pack) throw new Error('no pack');
    const entries = entriesOf(made.pack);
    const [today, tomorrow] = made.pack.days;
    expect(entries.map((entry) => [entry.day, entry.state]).sort()).toEqual([
      [today?.day, 'checked_in'],
      [today?.day, 'expected'],
      [tomorrow?.day, 'expected'],
    ]);
    expect(today?.day).not.toBe(day);
    const open = opener(today?.key ?? new Uint8Array());
    const [inside] = entries.filter(({ state }) => state === 'checked_in');
    expect(inside && (await open(inside, old.visitor))).toMatchObject({ visitId: old.visitId });
    const [expected] = entries.filter((entry) => entry.state === 'expected' && entry.day === today?.day);
    expect(expected && (await open(expected, several.visitor))).toMatchObject({ visitId: several.visitId });
  });

  it('keep the hashes of a bar on its record, through a review and until it is lifted', async () => {
    const { site, deps, bar, lift } = guarded(world.database);
    const table = barTable(sealedVisits(world.database), deps.clock);
    const scope = { firmId: site.firmId, siteId: site.siteId };
    const { barredId, offline } = await bar({ englishName: 'CHAN Tai Man', idPrefix: 'A123' });
    expect(offline?.parts?.prefixKey).toMatch(/^[\w-]{11}$/);
    const reviewBy = (deps.clock() + 86_400) as EpochSeconds;
    await table.review(scope, barredId, {
      reviewBy,
      reviewedAt: deps.clock(),
      reviewedBy: callerWith('manager').memberId,
    });
    expect((await table.get(scope, barredId))?.offline).toEqual(offline);
    await lift(barredId);
    expect(await table.get(scope, barredId)).toBeUndefined();
  });

  it('add hashes to a bar that was made without, and to no bar that does not stand', async () => {
    const { site, deps } = guarded(world.database);
    const table = barTable(sealedVisits(world.database), deps.clock);
    const scope = { firmId: site.firmId, siteId: site.siteId };
    const own = offlineKeyringOf('secret', site.firmId).ofBars();
    const offline = { identities: own.identitiesOf({ englishName: 'CHAN Tai Man' }) };
    const barredId = 'before'.padEnd(22, '_') as BarredId;
    const reviewBy = (deps.clock() + 86_400) as EpochSeconds;
    const before = {
      ...scope,
      barredId,
      identities: [],
      createdAt: deps.clock(),
      createdBy: callerWith('manager').memberId,
      reviewBy,
    };
    expect(await table.addOffline(scope, barredId, offline)).toBeUndefined();
    await table.create(before);
    expect(await table.addOffline(scope, barredId, offline)).toEqual({ ...before, offline });
    expect(await table.get(scope, barredId)).toEqual({ ...before, offline });
  });
});
