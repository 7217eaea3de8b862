import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { numberTable, type CountedRecord } from '../../../functions/numbers/number-table.ts';
import { tallyOf } from '../../../functions/numbers/tally.ts';
import { notInTheList } from '../../../functions/privacy/stored-fields.ts';
import { collect } from '../../support/collect.ts';
import { openDatabase } from '../../support/database.ts';
import { nine, siteWith } from '../../support/site.ts';

const database = openDatabase();
const table = () => numberTable({ client: database.client, name: database.visits }, () => nine);
const day = '2026-11-23' as LocalDay;
let sites = 0;
const newSite = () => siteWith({ siteId: `numbers-${String((sites += 1))}` as SiteId });
const arrival = (gate = 'main', by = 1): CountedRecord => ({
  eventId: randomUUID(),
  tally: tallyOf([
    { item: `D#${day}#${gate}`, counter: 'arrivals', by },
    { item: `H#${day}#09#${gate}`, counter: 'arrivals', by },
    { item: `D#${day}`, counter: 'by_personal_code', by },
  ]),
});
const read = async (site: ReturnType<typeof newSite>, of: 'days' | 'hours' = 'days') =>
  Object.fromEntries(
    (await collect(table().items(site, of, day, day))).map(({ sk, arrivals, by_personal_code: codes }) => [
      String(sk),
      Number(arrivals ?? codes),
    ]),
  );

describe('the numbers of a site', () => {
  it('count each record once, however often it comes, whole, in parts and at the same time', async () => {
    const site = newSite();
    const records = Array.from({ length: 12 }, () => arrival());
    await table().count(site, records.slice(0, 5));
    await table().count(site, records.slice(3, 9));
    await Promise.all([
      table().count(site, records),
      table().count(site, records.slice(6)),
      table().count(site, [...records].reverse()),
    ]);
    expect(await read(site)).toEqual({ [`D#${day}`]: 12, [`D#${day}#main`]: 12 });
    expect(await read(site, 'hours')).toEqual({ [`H#${day}#09#main`]: 12 });
  });

  it('count more records than fit into one transaction', async () => {
    const site = newSite();
    const records = Array.from({ length: 230 }, (_, index) => arrival(`gate-${String(index % 7)}`));
    await table().count(site, records);
    const counted = await read(site);
    expect(counted[`D#${day}`]).toBe(230);
    expect(Object.keys(counted)).toHaveLength(8);
  });

  it('take back what was undone', async () => {
    const site = newSite();
    await table().count(site, [arrival(), arrival(), arrival('main', -1)]);
    expect(await read(site)).toEqual({ [`D#${day}`]: 1, [`D#${day}#main`]: 1 });
  });

  it('are of their own site and days', async () => {
    const [site, other] = [newSite(), newSite()];
    await table().count(site, [arrival()]);
    expect(await read(other)).toEqual({});
    expect(
      await collect(table().items(site, 'days', '2026-11-24' as LocalDay, '2026-12-01' as LocalDay)),
    ).toEqual([]);
  });

  it('hold nothing but counts: hours for 31 days, days for 400, marks for three', async () => {
    const site = newSite();
    await table().count(site, [arrival()]);
    const { Items = [] } = await database.client.send(new ScanCommand({ TableName: database.visits }));
    const own = Items.map((item) => unmarshall(item)).filter(({ pk }) =>
      String(pk).includes(`#${site.siteId}#`),
    );
    expect(own).toHaveLength(4);
    for (const item of own)
      expect(notInTheList('Visits', item, { pk: String(item['pk']), sk: String(item['sk']) })).toEqual([]);
    const daysKept = (prefix: string) => {
      const item = own.find(
        ({ pk, sk }) => String(sk).startsWith(prefix) || String(pk).includes(`#${prefix}#`),
      );
      return Math.round((Number(item?.['purgeAt']) - Date.parse(day) / 1000) / 86_400);
    };
    expect([daysKept('H#'), daysKept('D#'), daysKept('COUNTED')]).toEqual([32, 401, 3]);
  });

  it('do not show an hour whose time is over', async () => {
    const site = newSite();
    await table().count(site, [arrival()]);
    const muchLater = numberTable(
      { client: database.client, name: database.visits },
      () => (nine + 33 * 86_400) as typeof nine,
    );
    expect(await collect(muchLater.items(site, 'hours', day, day))).toEqual([]);
    expect(await collect(muchLater.items(site, 'days', day, day))).toHaveLength(2);
  });
});
