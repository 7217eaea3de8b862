import { describe, expect, it } from '@jest/globals';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { checkInByHand, checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { shortenedItem } from '../../../functions/registry/shortened-retention.ts';
import { retentionTable, type RetentionTable } from '../../../functions/retention/retention-table.ts';
import {
  settledSeconds,
  shortenRetention,
  type ShortenDeps,
} from '../../../functions/retention/shorten-retention.ts';
import type { VisitId } from '../../../functions/kernel/brands.ts';
import { dayOfSealed } from '../../../functions/seals/sealed-value.ts';
import { getItem } from '../../../functions/table/read.ts';
import { visitKey } from '../../../functions/visits/visit-item.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { openDatabase } from '../../support/database.ts';
import { daySeconds, heldSite } from '../../support/holds.ts';
import { mainGate } from '../../support/visit.ts';

const database = openDatabase();

/** A site that kept visits for 30 days, and can be told to keep them for less. */
function shortenedSite() {
  const made = heldSite(database);
  const { deps, site, time, table } = made;
  const registry = { client: database.client, name: database.registry };
  const all = retentionTable({ registry, visits: table });
  const retention: RetentionTable = {
    ...all,
    shortened: async () => (await all.shortened()).filter(({ siteId }) => siteId === site.siteId),
  };
  let retentionDays = site.retentionDays;
  const lower = async (days: number) => {
    retentionDays = days;
    const item = shortenedItem(site, time.now);
    await database.client.send(new PutItemCommand({ TableName: registry.name, Item: marshall(item) }));
  };
  const run = (more: Partial<ShortenDeps> = {}) =>
    shortenRetention({
      getSite: () => Promise.resolve({ ...site, retentionDays }),
      retention,
      clock: deps.clock,
      hasTime: () => true,
      failed: (_, error) => {
        throw error;
      },
      ...more,
    });
  const leave = async (visitId: VisitId) => {
    const action = { caller: made.manager, siteId: site.siteId, visitId };
    await checkInByHand(deps, action, { method: 'staff_card', gateId: mainGate });
    await checkOutByHand(deps, action, mainGate);
  };
  const isDone = async () => (await retention.shortened()).length === 0;
  return { ...made, lower, run, leave, isDone, retention };
}

describe('a retention that is shortened', () => {
  it('purges at once what is older, with what seals it, and lets younger visits follow', async () => {
    const { expectVisitor, leave, lower, run, read, pass, time, table, site } = shortenedSite();
    const old = await expectVisitor({ englishName: 'CHAN Tai Man' });
    await leave(old.visitId);
    pass(10);
    const young = await expectVisitor({ englishName: 'LEE Ka Fai' });
    await leave(young.visitId);
    pass(1);
    await lower(7);
    expect(await run()).toMatchObject({ shortened: 2, failures: 0 });
    expect(await read(old.visitId)).toBeUndefined();
    expect(await read(young.visitId)).toMatchObject({
      visitor: { englishName: 'LEE Ka Fai' },
      purgeAt: time.now + 6 * daySeconds,
      version: 3,
    });
    const { client, name } = table;
    const stored = await getItem({ client, name }, visitKey(site, old.visitId));
    expect(dayOfSealed(stored?.['sealed'])).toBe(Math.floor((time.now - 3600) / daySeconds));
    time.now = (time.now - 1800) as EpochSeconds;
    expect(await read(old.visitId)).toBeUndefined();
  });

  it('goes over the site twice, so that what was written by the old settings follows too', async () => {
    const { expectVisitor, leave, lower, run, read, isDone, time } = shortenedSite();
    await lower(7);
    expect(await run()).toEqual({ shortened: 0, failures: 0, left: 1 });
    const { visitId } = await expectVisitor({ englishName: 'CHAN Tai Man' });
    await leave(visitId);
    expect(await run()).toEqual({ shortened: 0, failures: 0, left: 1 });
    time.now = (time.now + settledSeconds) as EpochSeconds;
    expect(await run()).toEqual({ shortened: 1, failures: 0, left: 0 });
    expect((await read(visitId))?.purgeAt).toBe(time.now - settledSeconds + 7 * daySeconds);
    expect(await isDone()).toBe(true);
    expect(await run()).toEqual({ shortened: 0, failures: 0, left: 0 });
  });

  it('does not shorten a hold, and its end purges by the shorter time', async () => {
    const { expectVisitor, leave, approvedFor, end, lower, run, read, pass } = shortenedSite();
    const { visitId } = await expectVisitor({ englishName: 'CHAN Tai Man' });
    await leave(visitId);
    const { holdId } = await approvedFor(visitId, 60);
    pass(10);
    await lower(7);
    await run();
    expect(await read(visitId)).toMatchObject({ visitor: { englishName: 'CHAN Tai Man' } });
    await end(holdId);
    expect(await read(visitId)).toBeUndefined();
  });

  it('keeps visitors who are inside on the roll call, and future visits until their day', async () => {
    const { expectVisitor, deps, manager, site, lower, run, read, pass, time } = shortenedSite();
    const inside = await expectVisitor({ englishName: 'CHAN Tai Man' });
    const action = { caller: manager, siteId: site.siteId, visitId: inside.visitId };
    await checkInByHand(deps, action, { method: 'staff_card', gateId: mainGate });
    const expectedFrom = (time.now + 300 * daySeconds) as EpochSeconds;
    const expectedUntil = (expectedFrom + 3600) as EpochSeconds;
    const future = await expectVisitor({ englishName: 'LEE Ka Fai' }, { expectedFrom, expectedUntil });
    pass(3);
    await lower(1);
    await run();
    expect(await read(inside.visitId)).toBeDefined();
    expect((await read(future.visitId))?.purgeAt).toBe(expectedUntil + daySeconds);
  });

  it('goes on where a run ended, and moves nothing where it is longer again', async () => {
    const { expectVisitor, lower, run, read, isDone, time, retention } = shortenedSite();
    const visits: Visit[] = [];
    for (const days of [0, 100, 200]) {
      const expectedFrom = (time.now + days * daySeconds) as EpochSeconds;
      const expectedUntil = (expectedFrom + 3600) as EpochSeconds;
      visits.push(await expectVisitor({ englishName: 'CHAN Tai Man' }, { expectedFrom, expectedUntil }));
    }
    await lower(7);
    time.now = (time.now + settledSeconds) as EpochSeconds;
    const seen: string[] = [];
    const counting = {
      ...retention,
      visitsOf: (...asked: Parameters<typeof retention.visitsOf>) => {
        seen.push(asked[1]);
        return retention.visitsOf(...asked);
      },
    };
    // The run has no more time as soon as the first days with a visit are done.
    const cut = await run({ retention: counting, hasTime: () => !seen.includes('2026-11-23') });
    expect(cut).toEqual({ shortened: 1, failures: 0, left: 1 });
    expect(await run()).toEqual({ shortened: 2, failures: 0, left: 0 });
    expect(await isDone()).toBe(true);
    const purges = await Promise.all(visits.map(async ({ visitId }) => (await read(visitId))?.purgeAt));
    await lower(30);
    await run();
    expect(await Promise.all(visits.map(async ({ visitId }) => (await read(visitId))?.purgeAt))).toEqual(
      purges,
    );
  });
});
