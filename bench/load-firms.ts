import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Site } from '../functions/registry/firm.ts';
import { firmItem, memberItems, siteItems } from '../functions/registry/registry-items.ts';
import type { FirmId, GateId, MemberId, SiteId } from '../functions/kernel/brands.ts';
import type { Host } from '../local/host/host.ts';
import { fetchToken } from '../local/oidc/fetch-token.ts';

const firmCount = 20;
const sitesPerFirm = 10;
/** What DynamoDB takes in one batch. */
const mostInBatch = 25;

const firmIds = Array.from({ length: firmCount }, (_, index) => `load-${String(index + 1)}` as FirmId);
const clientOf = (firmId: FirmId): string => `${firmId}-manager`;

/** The OAuth clients that the host has to know for {@link firmsForLoad}. */
export const loadClients = firmIds.map((firmId) => ({ clientId: clientOf(firmId) }));

/** One site as its firm's manager uses it; each answers whether the API answered rightly. */
export interface LoadSite {
  book(englishName: string): Promise<boolean>;
  scan(code: string, scanId: string): Promise<boolean>;
  list(which: 'visits' | 'on-site'): Promise<boolean>;
}

/** Puts 20 firms with 10 sites each into the Registry, and gets a token for each firm. */
export async function firmsForLoad({ url, deployment }: Host): Promise<readonly LoadSite[]> {
  const issuer = `${url}/oidc`;
  const sites = firmIds.flatMap((firmId) =>
    Array.from({ length: sitesPerFirm }, (_, index) => siteOf(firmId, index + 1)),
  );
  const items = [
    ...firmIds.map((firmId) =>
      firmItem({ firmId, name: firmId, status: 'active', admins: 0, tier: 'large' }),
    ),
    ...sites.flatMap(siteItems),
    ...firmIds.flatMap((firmId) =>
      memberItems({
        firmId,
        memberId: clientOf(firmId) as MemberId,
        kind: 'program',
        role: 'manager',
        siteIds: '*',
        issuer,
        subject: clientOf(firmId),
        version: 1,
      }),
    ),
  ];
  await putAll(deployment.dynamodb, deployment.registryTable, items);
  const tokens = new Map<FirmId, string>();
  for (const firmId of firmIds) {
    tokens.set(firmId, (await fetchToken(issuer, clientOf(firmId))).accessToken);
  }
  return sites.map(({ firmId, siteId }) => loadSite(`${url}/v1/sites/${siteId}`, tokens.get(firmId) ?? ''));
}

function loadSite(address: string, token: string): LoadSite {
  const call = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${address}/${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  return {
    book: async (englishName) => {
      const now = Date.now();
      const { state } = await call('visits', {
        visitor: { englishName, idPrefix: 'A123' },
        host: { unit: '1A' },
        expectedFrom: new Date(now).toISOString(),
        expectedUntil: new Date(now + 3_600_000).toISOString(),
      });
      return state === 'expected';
    },
    scan: async (code, scanId) =>
      (await call('scans', { scanId, code, gateId: 'main' }))['outcome'] === 'checked_in',
    list: async (which) => Array.isArray((await call(`${which}?limit=20`))['items']),
  };
}

const siteOf = (firmId: FirmId, number: number): Site => ({
  firmId,
  siteId: `${firmId}-site-${String(number)}` as SiteId,
  name: `Site ${String(number)}`,
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns: 'refuse',
  admitsWeakMatches: false,
  keeps: ['englishName'],
  notice: { version: '1', texts: { en: 'Load.', 'zh-Hant': '負載。' } },
  gates: [{ gateId: 'main' as GateId, name: 'Main gate', direction: 'both' }],
  autoCheckOutAt: '00:00',
  version: 1,
});

async function putAll(client: DynamoDBClient, table: string, items: readonly object[]): Promise<void> {
  for (let start = 0; start < items.length; start += mostInBatch) {
    const batch = items.slice(start, start + mostInBatch);
    const requests = batch.map((item) => ({
      PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  }
}
