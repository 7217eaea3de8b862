import { beforeAll, describe, expect, it } from '@jest/globals';
import { putBatch } from '../../../functions/table/batch.ts';
import { countItems, getItem, queryAll, queryPage } from '../../../functions/table/read.ts';
import type { Table } from '../../../functions/table/table.ts';
import { transact } from '../../../functions/table/transact.ts';
import { deleteItem, putItem, putNew, updateItem } from '../../../functions/table/write.ts';
import { openDatabase } from '../../support/database.ts';

const database = openDatabase();
let table: Table;
beforeAll(() => {
  table = { client: database.client, name: database.visits };
});

const key = (sk: string, pk = 'TABLE') => ({ pk, sk });

describe('the layer over DynamoDB', () => {
  it('writes a new item once, and otherwise answers the stored item', async () => {
    expect(await putNew(table, { ...key('new'), by: 'one' })).toEqual({
      ok: true,
      item: { ...key('new'), by: 'one' },
    });
    expect(await putNew(table, { ...key('new'), by: 'two' })).toEqual({
      ok: false,
      item: { ...key('new'), by: 'one' },
    });
    expect(await getItem(table, key('new'))).toMatchObject({ by: 'one' });
    expect(await getItem(table, key('none'))).toBeUndefined();
  });

  it('answers an update with the new item, or with the stored item if it is refused', async () => {
    const count = { update: 'SET #n = #n + :one', condition: '#n < :most', values: { one: 1, most: 2 } };
    await putItem(table, { ...key('count'), n: 1 });
    expect(await updateItem(table, key('count'), count)).toEqual({
      ok: true,
      item: { ...key('count'), n: 2 },
    });
    expect(await updateItem(table, key('count'), count)).toEqual({
      ok: false,
      item: { ...key('count'), n: 2 },
    });
    expect(await updateItem(table, key('none'), count)).toEqual({ ok: false });
  });

  it('deletes if the condition holds', async () => {
    await putItem(table, { ...key('old'), n: 1 });
    const isTwo = { condition: 'n = :two', values: { two: 2 } };
    expect((await deleteItem(table, key('old'), isTwo)).ok).toBe(false);
    expect((await deleteItem(table, key('old'))).ok).toBe(true);
    expect(await getItem(table, key('old'))).toBeUndefined();
  });

  it('writes more items than one batch holds, counts them, and reads them page by page', async () => {
    await putBatch(
      table,
      Array.from({ length: 60 }, (_, n) => ({ ...key(String(n).padStart(2, '0'), 'PAGES'), n })),
    );
    const query = { key: 'pk = :pk', values: { pk: 'PAGES' } };
    expect(await countItems(table, query)).toBe(60);
    expect(await queryAll(table, query)).toHaveLength(60);
    const even = ({ n }: Readonly<Record<string, unknown>>) => (Number(n) % 2 === 0 ? Number(n) : undefined);
    const first = await queryPage(table, query, { limit: 20 }, even);
    expect(first).toEqual({ listed: Array.from({ length: 20 }, (_, n) => 2 * n), more: true });
    const last = await queryPage(table, query, { limit: 20, after: key('38', 'PAGES') }, even);
    expect(last).toEqual({ listed: Array.from({ length: 10 }, (_, n) => 40 + 2 * n), more: false });
  });

  it('performs all actions of a transaction or none, and names each refused action and its reason', async () => {
    await putItem(table, { ...key('stands'), by: 'one' });
    const isTwo = { condition: '#by = :two', values: { two: 'two' } };
    const refused = await transact(table, [{ put: key('beside') }, { check: key('stands'), if: isTwo }]);
    expect(refused).toEqual({
      ok: false,
      refused: [false, true],
      standing: [undefined, { ...key('stands'), by: 'one' }],
    });
    expect(await getItem(table, key('beside'))).toBeUndefined();
    const by = { update: 'SET #by = :two', values: { two: 'two' } };
    expect(await transact(table, [{ put: key('beside') }, { update: key('stands'), by }])).toEqual({
      ok: true,
    });
    expect(await transact(table, [{ remove: key('beside') }])).toEqual({ ok: true });
    expect(await getItem(table, key('beside'))).toBeUndefined();
  });

  it('counts each of twenty concurrent transactions on one item that goes through', async () => {
    await putItem(table, { ...key('hot'), n: 0 });
    const more = { update: 'SET #n = #n + :one', values: { one: 1 } };
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => transact(table, [{ update: key('hot'), by: more }])),
    );
    const through = all.filter(({ status }) => status === 'fulfilled').length;
    expect(await getItem(table, key('hot'))).toMatchObject({ n: through });
    expect(through).toBeGreaterThan(0);
  });
});
