import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auditTable } from '../../../functions/audit/audit-table.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { memberItems, siteItems } from '../../../functions/registry/registry-items.ts';
import { registryTable } from '../../../functions/registry/registry-table.ts';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import type { Tier } from '../../../functions/kernel/tiers.ts';
import { apiKeys, type ApiKeys } from '../../../local/aws/api-keys.ts';
import { startRestStandIn } from '../../../local/aws/rest-stand-in.ts';
import { deleteFirm, type DeletionTools } from '../../../tools/firm/delete-firm.ts';
import { createFirm, moveFirm, resumeFirm, suspendFirm } from '../../../tools/firm/firm-commands.ts';
import { finalNotes } from '../../../tools/firm/final-note.ts';
import { firmData } from '../../../tools/firm/firm-data.ts';
import { firmRegistry } from '../../../tools/firm/firm-registry.ts';
import { noAccounts } from '../../../tools/firm/pool-accounts.ts';
import { usageKeys } from '../../../tools/firm/usage-keys.ts';
import { openDatabase } from '../../support/database.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { nine, siteWith } from '../../support/site.ts';

const plans: Record<Tier, string> = { trial: 'plan-trial', standard: 'plan-standard', large: 'plan-large' };
const issuer = 'https://issuer.test';
const database = openDatabase();
let proxy: FaultyProxy;
let throughProxy: DynamoDBClient;
let gateway: APIGatewayClient;
let control: Awaited<ReturnType<typeof startRestStandIn>>;
let keys: ApiKeys;
let kept: readonly { readonly name: string }[] = [];
let now = nine as number;
let tools: DeletionTools;
beforeAll(async () => {
  proxy = await startFaultyProxy(database.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  throughProxy = new DynamoDBClient({ endpoint: proxy.url, region: 'local', credentials, maxAttempts: 1 });
  keys = apiKeys({
    planIds: Object.values(plans),
    seeds: [],
    kept: undefined,
    keep: (all) => {
      kept = all;
    },
  });
  control = await startRestStandIn(keys.answer);
  gateway = new APIGatewayClient({ endpoint: control.url, region: 'ap-east-1', credentials });
  tools = {
    registry: firmRegistry(database.client, database.registry),
    keys: usageKeys(gateway, plans),
    clock: () => now as EpochSeconds,
    removeAccounts: noAccounts,
    notes: finalNotes(database.client, database.audit),
  };
}, 60_000);
afterAll(async () => {
  throughProxy.destroy();
  gateway.destroy();
  await Promise.all([control.close(), proxy.close()]);
});
beforeEach(() => {
  proxy.heal();
  now = nine;
});

const id = (firmId: string) => firmId as FirmId;
const create = (firmId: string, subject = `${firmId}-admin`, tier: Tier = 'trial') =>
  createFirm(tools, { firmId: id(firmId), name: firmId.toUpperCase(), tier, issuer, subject });
const put = (table: string, item: object) =>
  database.client.send(new PutItemCommand({ TableName: table, Item: marshall(item) }));

describe('a new firm', () => {
  it('has a key in its tier’s plan and an admin who can be found by the token', async () => {
    const admin = await create('acme');
    const firm = await tools.registry.get(id('acme'));
    expect(firm).toMatchObject({ name: 'ACME', status: 'active', admins: 1, tier: 'trial' });
    expect(keys.find(firm?.usageKey?.value ?? '')).toEqual({
      keyId: firm?.usageKey?.id,
      planId: 'plan-trial',
    });
    const registry = registryTable(database.client, database.registry);
    expect(await registry.findMember(issuer, 'acme-admin')).toMatchObject({
      ...admin,
      role: 'admin',
      siteIds: '*',
    });
    expect(await tools.registry.count(id('acme'))).toEqual({ sites: 0, members: 1 });
  });

  it('is made once, and a refusal leaves no key', async () => {
    const before = kept.length;
    await expect(create('acme')).rejects.toThrow('firm acme exists already');
    await expect(create('other', 'acme-admin')).rejects.toThrow('already a member of a firm');
    expect(kept).toHaveLength(before);
    expect(await tools.registry.get(id('other'))).toBeUndefined();
  });

  it('can be listed, suspended and resumed', async () => {
    await create('beta');
    expect((await tools.registry.list()).map(({ firmId }) => firmId)).toEqual(['acme', 'beta']);
    await suspendFirm(tools, id('beta'));
    expect(await tools.registry.get(id('beta'))).toMatchObject({ status: 'suspended', suspendedAt: nine });
    await resumeFirm(tools, id('beta'));
    expect(await tools.registry.get(id('beta'))).toMatchObject({ status: 'active' });
    await expect(suspendFirm(tools, id('nobody'))).rejects.toThrow('no firm nobody');
  });

  it('moves to another tier with the same key, also after a partial move', async () => {
    const value = (await tools.registry.get(id('beta')))?.usageKey?.value ?? '';
    await moveFirm(tools, id('beta'), 'large');
    expect(keys.find(value)?.planId).toBe('plan-large');
    await tools.keys.leave(keys.find(value)?.keyId ?? '', 'large');
    await moveFirm(tools, id('beta'), 'standard');
    await moveFirm(tools, id('beta'), 'standard');
    expect(keys.find(value)?.planId).toBe('plan-standard');
    expect(await tools.registry.get(id('beta'))).toMatchObject({ tier: 'standard' });
  });

  it('gets a key if it was made before keys existed', async () => {
    await put(database.registry, {
      pk: 'F#older',
      sk: 'FIRM',
      firmId: 'older',
      name: 'Older',
      status: 'active',
    });
    await moveFirm(tools, id('older'), 'trial');
    const { usageKey } = (await tools.registry.get(id('older'))) ?? {};
    expect(keys.find(usageKey?.value ?? '')?.planId).toBe('plan-trial');
  });
});

describe('the deletion of a firm', () => {
  const tables = (client = database.client) => ({
    visits: firmData(client, database.visits),
    registry: firmData(client, database.registry),
    dayKeys: firmData(client, database.dayKeys),
    audit: firmData(client, database.audit),
  });
  const fill = async (firmId: string) => {
    await create(firmId);
    const site = siteWith({ firmId: id(firmId), siteId: `${firmId}-site` as SiteId });
    for (const item of siteItems(site)) await put(database.registry, item);
    for (let visit = 0; visit < 60; visit += 1) {
      const pk = `F#${firmId}#S#${site.siteId}#V#${String(visit)}`;
      await put(database.visits, {
        pk,
        sk: 'VISIT',
        firmId,
        dayPk: `F#${firmId}#S#x#D#d`,
        daySk: String(visit),
      });
    }
    await put(database.visits, { pk: `F#${firmId}#S#${site.siteId}#N#key`, sk: 'BARRED#x' });
    await put(database.registry, { pk: `F#${firmId}#T#scanner#jti`, sk: 'TOKEN' });
    const by = {
      memberId: 'm',
      role: 'admin',
      operation: 'editVisit',
      requestId: 'r',
      subjects: ['visit:1'],
    };
    await auditTable({ client: database.client, name: database.audit }, () => nine).append(firmId, by, []);
    await put(database.dayKeys, { pk: `F#${firmId}#S#${site.siteId}#KEYS`, sk: 'K#2026-12-30' });
  };

  it('requires that the firm is suspended and idle', async () => {
    await fill('gone');
    await expect(deleteFirm(tools, tables(), id('gone'))).rejects.toThrow('Suspend gone first');
    await suspendFirm(tools, id('gone'));
    now += 119;
    await expect(deleteFirm(tools, tables(), id('gone'))).rejects.toThrow('at most 1 seconds');
    expect(await tables().visits.count(id('gone'))).toBe(61);
    expect(await tables().dayKeys.count(id('gone'))).toBe(1);
  });

  it('continues after an interruption, leaves nothing, and affects no other firm', async () => {
    await fill('gone2');
    const others = await tables().visits.count(id('gone2'));
    const othersRegistry = await tables().registry.count(id('gone2'));
    now += 120;
    // The first batch is of the keys, the second one of visits.
    for (let times = 0; times < 2; times += 1) {
      proxy.fail('BatchWriteItem', 'answer_lost', 1);
      await expect(deleteFirm(tools, tables(throughProxy), id('gone'))).rejects.toThrow();
      expect(await tables().dayKeys.count(id('gone'))).toBe(0);
    }
    expect(await tools.registry.get(id('gone'))).toBeDefined();
    const usageKey = (await tools.registry.get(id('gone')))?.usageKey?.value ?? '';
    const done = await deleteFirm(tools, tables(), id('gone'));
    // Firm, admin twice, site three times, a scanner's token. The lost answer had deleted 25 of 61 items of visits.
    expect(done).toEqual({
      dayKeys: 0,
      visitItems: 36,
      // The day, its first entry, and the change.
      auditItems: 3,
      accounts: { removed: 0, elsewhere: 1 },
      registryItems: 7,
      usageKey: true,
      left: 0,
    });
    const notes = await queryAll(
      { client: database.client, name: database.audit },
      { key: 'pk = :pk', values: { pk: 'DELETED_FIRMS' } },
    );
    expect(notes).toMatchObject([
      { firm: 'gone', lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    ]);
    expect(keys.find(usageKey)).toBeUndefined();
    expect(await deleteFirm(tools, tables(), id('gone'))).toMatchObject({
      visitItems: 0,
      registryItems: 0,
      left: 0,
    });
    expect(await tables().visits.count(id('gone2'))).toBe(others);
    expect(await tables().registry.count(id('gone2'))).toBe(othersRegistry);
    const registry = registryTable(database.client, database.registry);
    expect(await registry.findMember(issuer, 'gone-admin')).toBeUndefined();
    expect(await registry.findFirmOfSite('gone-site' as SiteId)).toBeUndefined();
    expect(memberItems(await create('gone', 'gone-admin'))).toHaveLength(2);
  });
});
