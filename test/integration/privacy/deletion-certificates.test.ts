import { beforeAll, afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { encodeCursor } from '../../../functions/edge/cursor.ts';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';
import { destroyKeys } from '../../../functions/privacy/destroy-keys.ts';
import { hashOf } from '../../../functions/privacy/deletion-chain.ts';
import { deletionView } from '../../../functions/privacy/api/view.ts';
import { destructionTable } from '../../../functions/privacy/destruction-table.ts';
import { wireDestroyKeys } from '../../../functions/privacy/wire-destroy-keys.ts';
import { dayKeyTable } from '../../../functions/seals/day-key-table.ts';
import { dayText } from '../../../functions/seals/seal-day.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { updateItem } from '../../../functions/table/write.ts';
import { deletionCountTable } from '../../../functions/visits/deletion-count-table.ts';
import { destructionPartition } from '../../../functions/visits/visit-item.ts';
import type { ShownEntry } from '../../../tools/audit/trail-file.ts';
import { heldAgainst } from '../../../tools/deletion-certificate/anchors.ts';
import { isCertified, type ShownDeletion } from '../../../tools/deletion-certificate/chain-file.ts';
import { brokenLinks } from '../../../tools/deletion-certificate/verify-chain.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/privacy/deletion-certificates.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const daySeconds = 86_400;
const today = Math.floor(systemClock() / daySeconds);
const now = systemClock();

/** A site with keys of days that are over. The route shows those of `court` and `tower`. */
function siteAt(siteId: string) {
  const { client, visits, dayKeys } = world.database;
  const site = { firmId: 'demo' as FirmId, siteId: siteId as SiteId };
  const table = { client, name: visits };
  const keys = dayKeyTable({ client, name: dayKeys });
  const deletions = deletionCountTable(table);
  const destructions = destructionTable(table, systemClock);
  return {
    site,
    table,
    destructions,
    keys,
    makeKey: (day: number) =>
      keys.create(site, {
        day,
        keyId: `key-${String(day)}`,
        wrapped: new Uint8Array([1]),
        madeAt: ((day - 30) * daySeconds) as EpochSeconds,
      }),
    deleteVisits: (day: number, many: number) =>
      deletions.add(
        site,
        day,
        Array.from({ length: many }, () => randomUUID()),
      ),
    run: (more: Partial<Parameters<typeof destroyKeys>[0]> = {}) =>
      destroyKeys({
        listSites: () => Promise.resolve([site]),
        keys,
        destructions,
        deletions,
        clock: () => now,
        failed: (_, error) => {
          throw error;
        },
        ...more,
      }),
  };
}
const send = (sent: Sent = {}) =>
  callRoute(handler, 'listDeletionCertificates', { role: 'manager', ...sent });
const shownOf = async (sent: Sent = {}) => {
  const { status, body } = await send(sent);
  expect(status).toBe(200);
  return body['items'] as ShownDeletion[];
};

describe('the certificates of a site', () => {
  const days = [10, 9, 8, 7, 6].map((ago) => today - ago);
  beforeAll(async () => {
    const court = siteAt('court');
    for (const day of days) await court.makeKey(day);
    await court.makeKey(today);
    for (const [index, day] of days.entries()) if (index > 0) await court.deleteVisits(day, index);
    await court.run();
    await court.run();
  });

  it('show each day, the latest first, with counts, key and times, and hold as a chain', async () => {
    const shown = await shownOf();
    expect(shown.map(({ day, visitsDeleted, keyId }) => [day, visitsDeleted, keyId])).toEqual(
      [4, 3, 2, 1, 0].map((index) => {
        const day = days[index] ?? 0;
        return [dayText(day), index, `key-${String(day)}`];
      }),
    );
    const certified = shown.filter(isCertified);
    expect(certified.map(({ certificate }) => certificate.number)).toEqual([5, 4, 3, 2, 1]);
    expect(brokenLinks(certified)).toEqual([]);
    for (const one of certified) expect(hashOf(one, one.certificate)).toBe(one.certificate.hash);
  });

  it('stay as they are when visits are deleted later; these are shown beside them', async () => {
    const [latest] = await shownOf();
    await siteAt('court').deleteVisits(days[4] ?? 0, 2);
    const [again] = await shownOf();
    expect(again).toEqual({ ...latest, visitsDeletedLater: 2 });
  });

  it('come page by page, and of one month alone', async () => {
    const all = await shownOf();
    const paged: ShownDeletion[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await send({ query: { limit: '2', ...(cursor === undefined ? {} : { cursor }) } });
      paged.push(...(body['items'] as ShownDeletion[]));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    for (const month of new Set(all.map(({ day }) => day.slice(0, 7))))
      expect(await shownOf({ query: { month } })).toEqual(all.filter(({ day }) => day.startsWith(month)));
    expect(await shownOf({ query: { month: '2020-01' } })).toEqual([]);
  });

  it('are shown to admins too, and are those of the site alone', async () => {
    expect(await shownOf({ role: 'admin' })).toHaveLength(5);
    expect(await shownOf({ path: { siteId: 'tower' } })).toEqual([]);
  });

  it.each([
    ['a guard', { role: 'guard' }, 403, 'forbidden'],
    ['an integration', { role: 'integration' }, 403, 'forbidden'],
    ['a scanner', { role: 'scanner' }, 401, 'unauthenticated'],
    ['a request without a firm', { firmId: '', siteIds: '' }, 404, 'site_not_found'],
    ['another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['another firm’s manager', { firmId: 'rival' }, 404, 'site_not_found'],
    ['a site that does not exist', { path: { siteId: 'nowhere' } }, 404, 'site_not_found'],
    ['a site that is not the member’s', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['a month that does not exist', { query: { month: '2026-13' } }, 400, 'invalid_request'],
    ['a day for a month', { query: { month: '2026-11-01' } }, 400, 'invalid_request'],
    ['a page of 101', { query: { limit: '101' } }, 400, 'invalid_request'],
    ['an unknown field', { query: { day: '2026-11-01' } }, 400, 'invalid_request'],
    ['nonsense for a cursor', { query: { cursor: 'nonsense' } }, 400, 'invalid_request'],
  ] as const)('are refused to or for %s', async (_, sent, status, code) => {
    const answer = await send(sent);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it.each([
    ['of another site', 'demo/tower/deletion-certificates/', '2026-11-01', undefined],
    ['of another month', 'demo/court/deletion-certificates/2026-10', '2026-10-01', '2026-11'],
    ['that leads out of the month', 'demo/court/deletion-certificates/2026-11', '2026-12-01', '2026-11'],
    ['that leads to no day', 'demo/court/deletion-certificates/', 'HEAD', undefined],
  ])('are refused for a cursor %s', async (_, scope, after, month) => {
    const cursor = encodeCursor(scope, [after]);
    const answer = await send({ query: { cursor, ...(month === undefined ? {} : { month }) } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
  });

  it('cannot be read while the store does not answer', async () => {
    world.proxy.fail('Query', 'unavailable', 60);
    const answer = await send();
    expect([answer.status, answer.body['code']]).toEqual([503, 'store_unavailable']);
  });
});

describe('the chain', () => {
  const day = today - 5;
  const listed = async ({ destructions, site }: ReturnType<typeof siteAt>) =>
    (await destructions.list(site, { limit: 100 })).destructions;

  it('has no link for a destruction that was cut off, and gets it from the next run, with the count of then', async () => {
    for (const cut of ['destroy', 'finish'] as const) {
      const office = siteAt(`cut-${cut}`);
      await office.makeKey(day);
      await office.deleteVisits(day, 1);
      const cutOff = () => Promise.reject(new Error('cut off'));
      const failed: unknown[] = [];
      await office.run({
        ...(cut === 'destroy'
          ? { keys: { ...office.keys, destroy: cutOff } }
          : { destructions: { ...office.destructions, finish: cutOff } }),
        failed: (_, error) => failed.push(error),
      });
      expect(failed).toHaveLength(1);
      const [begun] = await listed(office);
      expect([begun?.destroyedAt, begun?.certificate]).toEqual([undefined, undefined]);
      await office.deleteVisits(day, 1);
      await office.run();
      const [finished] = await listed(office);
      expect(finished).toMatchObject({ destroyedAt: now, visitsDeleted: 2, certificate: { number: 1 } });
      await office.run();
      expect(await listed(office)).toEqual([finished]);
    }
  });

  it('does not fork when runs finish the same days, or different days, at the same time', async () => {
    const office = siteAt(`same-${randomUUID().slice(0, 8)}`);
    const [first = 0, ...rest] = [8, 7, 6, 5].map((ago) => today - ago);
    await office.makeKey(first);
    await Promise.all([office.run(), office.run(), office.run()]);
    const begun = rest.map((one) => ({
      ...office.site,
      day: dayText(one),
      keyId: `key-${String(one)}`,
      madeAt: now,
      begunAt: now,
      purgeAt: (now + daySeconds) as EpochSeconds,
    }));
    for (const one of begun) await office.destructions.begin(one);
    const finish = (one: (typeof begun)[number]) =>
      office.destructions.finish(one, { destroyedAt: now, visitsDeleted: 0 });
    await Promise.all(begun.map(finish));
    const links = (await listed(office)).map(({ certificate }) => certificate);
    expect(links.map((link) => link?.number).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(links.map((link) => link?.previousHash)).size).toBe(4);
  });

  it('shows a record that was changed in the table, and one that was removed', async () => {
    const tower = siteAt('tower');
    for (const ago of [7, 6, 5]) await tower.makeKey(today - ago);
    await tower.run();
    const read = async () =>
      brokenLinks((await shownOf({ path: { siteId: 'tower' } })).filter(isCertified)).map(
        ({ number, broken }) => [number, broken],
      );
    expect(await read()).toEqual([]);
    const key = { pk: destructionPartition(tower.site), sk: `DAY#${dayText(today - 6)}` };
    await updateItem(tower.table, key, { update: 'SET visitsDeleted = :many', values: { many: 99 } });
    expect(await read()).toEqual([[2, 'changed']]);
    await updateItem(tower.table, key, { update: 'SET purgeAt = :past', values: { past: 1 } });
    expect(await read()).toEqual([[3, 'missing_before']]);
  });
});

describe('a certificate in the audit trail', () => {
  const entries = async () =>
    (await queryAll(
      { client: world.database.client, name: world.database.audit },
      { key: 'pk = :pk', values: { pk: `F#demo#AUDIT#${toRfc3339(systemClock()).slice(0, 10)}` } },
    )) as unknown as readonly ShownEntry[];

  it('is held by an entry that is written with it', async () => {
    const place = siteAt('court-in-trail');
    await place.makeKey(today - 9);
    const { destructions } = wireDestroyKeys();
    await place.run({ destructions });
    await place.run({ destructions });
    const page = await place.destructions.list(place.site, { limit: 9 });
    const certified = page.destructions.map((one) => deletionView(one, 0)).filter(isCertified);
    expect(certified).toHaveLength(1);
    const [from, to] = [dayText(today - 1), dayText(today + 1)];
    const trail = { from, to, fetchedAt: toRfc3339(now), entries: await entries(), reads: [] };
    expect(heldAgainst(certified, trail)).toEqual({ covered: 1, missing: [] });
    const forged = certified.map((one) => ({
      ...one,
      certificate: { ...one.certificate, hash: 'f'.repeat(64) },
    }));
    expect(heldAgainst(forged, trail).missing).toEqual(forged);
    expect(heldAgainst(certified, { ...trail, from: to }).covered).toBe(0);
  });

  it('is not written where its entry cannot be', async () => {
    const place = siteAt('court-without-trail');
    await place.makeKey(today - 9);
    const before = (await entries()).length;
    const { destructions } = wireDestroyKeys();
    world.proxy.fail('TransactWriteItems', 'unavailable');
    await expect(place.run({ destructions })).rejects.toThrow();
    expect(await place.destructions.unfinished(place.site)).toHaveLength(1);
    expect(await entries()).toHaveLength(before);
    world.proxy.heal();
    await place.run({ destructions });
    expect(await place.destructions.unfinished(place.site)).toEqual([]);
    expect(await entries()).toHaveLength(before + 1);
  });
});
