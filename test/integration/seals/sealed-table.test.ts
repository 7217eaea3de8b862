import { GetItemCommand, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { destroyKeys } from '../../../functions/privacy/destroy-keys.ts';
import { deletionCountTable } from '../../../functions/visits/deletion-count-table.ts';
import { destructionTable } from '../../../functions/privacy/destruction-table.ts';
import { dayKeyTable } from '../../../functions/seals/day-key-table.ts';
import { dayOfSealed } from '../../../functions/seals/sealed-value.ts';
import { KeyServiceUnavailable, type KeyWrap } from '../../../functions/seals/key-wrap.ts';
import { getItem, queryAll } from '../../../functions/table/read.ts';
import { transact } from '../../../functions/table/transact.ts';
import { fromWire } from '../../../functions/table/wire.ts';
import { putIf, putItem, putNew, updateItem } from '../../../functions/table/write.ts';
import { openDatabase } from '../../support/database.ts';
import { sealedVisits, testDayKeys, testKeyWrap } from '../../support/sealed-visits.ts';

const database = openDatabase();
const daySeconds = 86_400;
const startsAt = 1_800_000_000 as EpochSeconds;
const purgeAt = startsAt + 30 * daySeconds;
const dayOf = (seconds: number) => Math.floor(seconds / daySeconds);

const raw = async (key: { pk: string; sk: string }) => {
  const { Item } = await database.client.send(
    new GetItemCommand({
      TableName: database.visits,
      Key: { pk: { S: key.pk }, sk: { S: key.sk } },
      ConsistentRead: true,
    }),
  );
  return fromWire(Item ?? {});
};
/** The bytes of an attribute, its binary values among them. */
const bytesOf = (value: AttributeValue): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );
const everything = async (): Promise<string> => {
  const { Items = [] } = await database.client.send(
    new ScanCommand({ TableName: database.visits, ConsistentRead: true }),
  );
  return Items.flatMap((item) => Object.values(item).map(bytesOf)).join('\n');
};
const keyOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({ pk, sk });

/** A visit of its own at a site of its own. */
function newVisit(siteId = `site-${randomUUID()}`) {
  const key = { pk: `F#demo#S#${siteId}#V#${randomUUID()}`, sk: 'VISIT' };
  const scope = { firmId: 'demo' as FirmId, siteId: siteId as SiteId };
  return {
    scope,
    key,
    item: {
      ...key,
      visitor: { englishName: 'MARKED Name' },
      host: { unit: '1', name: 'MARKED Host' },
      dayPk: `F#demo#S#${siteId}#D#2027-01-15`,
      daySk: 'a',
      state: 'expected',
      version: 1,
      purgeAt,
    },
  };
}

describe('what a reader of the table finds', () => {
  it('is no name, whichever way the item was written', async () => {
    const table = sealedVisits(database);
    const made = Array.from({ length: 4 }, () => newVisit());
    const [one, two, three, four] = made.map(({ item }) => item);
    if (!one || !two || !three || !four) throw new Error('four visits are made');
    await putItem(table, one);
    await putNew(table, two);
    await putIf(table, three, { condition: 'attribute_not_exists(pk)' });
    await transact(table, [{ put: four }]);
    await updateItem(table, keyOf(one), {
      update: 'SET #undone = :undone, #purgeAt = :purgeAt',
      values: { undone: [{ reason: 'other', note: 'MARKED note' }], purgeAt },
    });
    await transact(table, [
      {
        update: keyOf(two),
        by: {
          update: 'SET #undone = :undone, #purgeAt = :purgeAt',
          values: { undone: [{ reason: 'other', note: 'MARKED note' }], purgeAt },
        },
      },
    ]);
    expect(await everything()).not.toContain('MARKED');
    expect(await getItem(table, keyOf(one))).toEqual({
      ...one,
      undone: [{ reason: 'other', note: 'MARKED note' }],
    });
    expect(await getItem(table, keyOf(two))).toEqual({
      ...two,
      undone: [{ reason: 'other', note: 'MARKED note' }],
    });
    for (const item of [three, four]) expect(await getItem(table, keyOf(item))).toEqual(item);
  });

  it('is readable for the service in every answer of the database', async () => {
    const table = sealedVisits(database);
    const { item } = newVisit();
    await putItem(table, item);
    const listed = await queryAll(table, { index: 'by-day', key: 'dayPk = :pk', values: { pk: item.dayPk } });
    expect(listed).toEqual([item]);
    expect(await putNew(table, item)).toEqual({ ok: false, item });
    const changed = { update: 'SET #state = :state', values: { state: 'cancelled' } };
    expect(await updateItem(table, keyOf(item), changed)).toEqual({
      ok: true,
      item: { ...item, state: 'cancelled' },
    });
    const refused = await transact(table, [
      { check: keyOf(item), if: { condition: '#state = :state', values: { state: 'expected' } } },
    ]);
    expect(refused).toMatchObject({ ok: false, standing: [{ visitor: { englishName: 'MARKED Name' } }] });
  });
});

describe('a purge that moves by days', () => {
  const move = { update: 'SET #purgeAt = :purgeAt', values: { purgeAt: purgeAt + 9 * daySeconds } };

  it('has its data sealed under the key of its new day, by an update and by a transaction', async () => {
    const table = sealedVisits(database);
    const [one, two] = [newVisit(), newVisit()];
    for (const { item } of [one, two]) await putItem(table, item);
    await updateItem(table, one.key, move);
    await transact(table, [{ update: two.key, by: move }]);
    for (const { key } of [one, two]) {
      expect(dayOfSealed((await raw(key))['sealed'])).toBe(dayOf(purgeAt + 9 * daySeconds));
      expect(await getItem(table, key)).toMatchObject({ visitor: { englishName: 'MARKED Name' } });
    }
  });

  it('needs no other key, and no second write, where it moves by hours', async () => {
    const table = sealedVisits(database);
    const { key, item } = newVisit();
    await putItem(table, item);
    const before = await raw(key);
    await updateItem(table, key, { ...move, values: { purgeAt: purgeAt + 7_200 } });
    expect((await raw(key))['sealed']).toEqual(before['sealed']);
  });
});

describe('a key service that does not answer', () => {
  it('stops the write: nothing is written in clear', async () => {
    const down: KeyWrap = {
      make: () => Promise.reject(new KeyServiceUnavailable('GenerateDataKey')),
      unwrap: (wrapped, context) => testKeyWrap.unwrap(wrapped, context),
    };
    const { key, item } = newVisit();
    await expect(putItem(sealedVisits(database, { wrap: down }), item)).rejects.toBeInstanceOf(
      KeyServiceUnavailable,
    );
    expect(await raw(key)).toEqual({});
  });
});

describe('the end of a day', () => {
  const keys = () => dayKeyTable({ client: database.client, name: database.dayKeys });
  const records = (now: EpochSeconds) =>
    destructionTable({ client: database.client, name: database.visits }, () => now);
  const run = (
    scope: { firmId: FirmId; siteId: SiteId },
    now: number,
    more: Partial<Parameters<typeof destroyKeys>[0]> = {},
  ) =>
    destroyKeys({
      listSites: () => Promise.resolve([scope]),
      keys: keys(),
      destructions: records(now as EpochSeconds),
      deletions: deletionCountTable({ client: database.client, name: database.visits }),
      clock: () => now as EpochSeconds,
      failed: (_, error) => {
        throw error;
      },
      ...more,
    });
  const over = (dayOf(purgeAt) + 3) * daySeconds;

  it('destroys its key and records that; a copy of the table can no longer be read', async () => {
    const { scope, key, item } = newVisit();
    await putItem(sealedVisits(database), item);
    const copy = await raw(key);
    expect(await run(scope, over - 1)).toEqual({ destroyed: 0, failures: 0 });
    expect(await getItem(sealedVisits(database), key)).toMatchObject({ visitor: item.visitor });
    expect(await run(scope, over)).toEqual({ destroyed: 1, failures: 0 });
    const lost: string[] = [];
    const restored = sealedVisits(database, { lost: (day) => lost.push(day) });
    expect(await restored.seals?.open(copy)).toMatchObject({ visitor: {}, host: { unit: '1' } });
    expect(lost).toEqual([new Date(purgeAt * 1000).toISOString().slice(0, 10)]);
    const { destructions } = await records(over as EpochSeconds).list(scope, { limit: 10 });
    expect(destructions).toEqual([
      expect.objectContaining({ ...scope, day: lost[0], begunAt: over, destroyedAt: over }),
    ]);
    expect(await run(scope, over + 60)).toEqual({ destroyed: 0, failures: 0 });
  });

  it('destroys no key of another site or of a later day', async () => {
    const [one, two] = [newVisit(), newVisit()];
    const later = newVisit(one.scope.siteId);
    const table = sealedVisits(database);
    for (const item of [one.item, two.item, { ...later.item, purgeAt: purgeAt + daySeconds }])
      await putItem(table, item);
    await run(one.scope, over);
    const found = sealedVisits(database);
    expect(await getItem(found, one.key)).toMatchObject({ visitor: {} });
    expect(await getItem(found, two.key)).toMatchObject({ visitor: two.item.visitor });
    expect(await getItem(found, later.key)).toMatchObject({ visitor: later.item.visitor });
  });

  it('is finished by the next run where one is cut off, before or after the key was deleted', async () => {
    for (const cut of ['destroy', 'finish'] as const) {
      const { scope, item } = newVisit();
      await putItem(sealedVisits(database), item);
      const cutOff = () => Promise.reject(new Error('cut off'));
      const failed: unknown[] = [];
      const broken =
        cut === 'destroy'
          ? { keys: { ...keys(), destroy: cutOff } }
          : { destructions: { ...records(over as EpochSeconds), finish: cutOff } };
      const report = await run(scope, over, { ...broken, failed: (_, error) => failed.push(error) });
      expect([report.failures, failed.length]).toEqual([1, 1]);
      await run(scope, over + 3_600);
      const { destructions } = await records(over as EpochSeconds).list(scope, { limit: 10 });
      expect(destructions).toEqual([expect.objectContaining({ begunAt: over, destroyedAt: over + 3_600 })]);
      expect(await testDayKeys(database).find(scope, dayOf(purgeAt))).toBeUndefined();
    }
  });
});
