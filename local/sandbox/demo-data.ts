import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { MemberRole } from '../../functions/edge/routes.ts';
import type { Member, Site } from '../../functions/registry/firm.ts';
import { firmItem, memberItems, siteItems } from '../../functions/registry/registry-items.ts';
import type { FirmId, GateId, MemberId, SiteId } from '../../functions/kernel/brands.ts';
import { epochSeconds } from '../../functions/kernel/clock.ts';
import { unitIdOf } from '../../functions/kernel/unit-name.ts';
import { unitItem } from '../../functions/units/unit-table.ts';

/** A member of the demo data, with the OAuth client that speaks for it. */
export interface DemoMember {
  readonly memberId: string;
  readonly firmId: string;
  readonly role: MemberRole;
  readonly siteIds: readonly string[];
  readonly clientId: string;
  /** Of a host: the unit. */
  readonly unit?: string;
}

const member = (memberId: string, firmId: string, role: MemberRole, siteId: string): DemoMember => ({
  memberId,
  firmId,
  role,
  siteIds: [siteId],
  clientId: `sandbox-${memberId}`,
});

export const demoMembers: readonly DemoMember[] = [
  member('admin', 'demo', 'admin', 'harbour-court'),
  member('manager', 'demo', 'manager', 'harbour-court'),
  member('guard', 'demo', 'guard', 'harbour-court'),
  member('integration', 'demo', 'integration', 'harbour-court'),
  { ...member('resident', 'demo', 'host', 'harbour-court'), unit: '12A' },
  { ...member('neighbour', 'demo', 'host', 'harbour-court'), unit: '12B' },
  member('rival-manager', 'rival', 'manager', 'rival-tower'),
];

const firm = (firmId: string, name: string, admins: number) => ({
  firmId: firmId as FirmId,
  name,
  status: 'active' as const,
  admins,
  tier: 'large' as const,
  usageKey: { id: `usage-${firmId}`, value: `usage-of-the-invented-firm-${firmId}` },
});
const firms = [firm('demo', 'Demo Property Management', 1), firm('rival', 'Rival Estates', 0)] as const;

/** The people among them, as the page on which they sign in names them. */
export const demoAccounts = demoMembers
  .filter(({ role }) => role !== 'integration')
  .map(({ memberId, firmId, role, clientId }) => ({
    subject: clientId,
    label: memberId,
    detail: `${role} of ${firms.find((each) => each.firmId === firmId)?.name ?? firmId}`,
  }));

/** The demo firms' keys, in the usage plan of their tier. */
export const demoUsageKeys = (planId: string) =>
  firms.map(({ firmId, usageKey }) => ({ ...usageKey, name: firmId, planIds: [planId] }));

const notice = {
  version: '2026-11-01',
  texts: {
    en: 'Sandbox: this building records the name that you choose to show, to let you in and for safety on the premises. It is kept for 30 days. You need not use iAM Smart: ask the guard for another way.',
    'zh-Hant':
      '測試用：本大廈會記錄閣下選擇出示的姓名，以供出入登記及大廈安全之用，保留三十日。閣下毋須使用「智方便」，可向保安員查詢其他方法。',
    'zh-Hans':
      '测试用：本大厦会记录阁下选择出示的姓名，以供出入登记及大厦安全之用，保留三十日。阁下毋须使用“智方便”，可向保安员查询其他方法。',
  },
};

const site = (
  firmId: string,
  siteId: string,
  name: string,
  walkIns: Site['walkIns'],
  gates: Site['gates'],
): Site => ({
  firmId: firmId as FirmId,
  siteId: siteId as SiteId,
  name,
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns,
  admitsWeakMatches: false,
  keeps: ['englishName', 'chineseName', 'idPrefix', 'ageOver'],
  notice,
  gates,
  autoCheckOutAt: '00:00',
  version: 1,
});

const mainGate = { gateId: 'main' as GateId, name: 'Main gate', direction: 'both' } as const;
const sites: readonly Site[] = [
  site('demo', 'harbour-court', 'Harbour Court', 'record', [
    mainGate,
    { gateId: 'car-park' as GateId, name: 'Car park', direction: 'both' },
  ]),
  site('rival', 'rival-tower', 'Rival Tower', 'refuse', [mainGate]),
];

/** Puts the demo firms, sites and members into the Registry; `issuer` signs the members' tokens. */
export async function putDemoData(
  client: DynamoDBClient,
  registryTable: string,
  issuer: string,
): Promise<void> {
  const members = demoMembers.map(({ memberId, firmId, role, siteIds, clientId, unit }): Member => ({
    memberId: memberId as MemberId,
    firmId: firmId as FirmId,
    kind: role === 'integration' ? 'program' : 'person',
    role,
    siteIds: role === 'admin' ? '*' : siteIds.map((siteId) => siteId as SiteId),
    issuer,
    subject: clientId,
    ...(unit === undefined ? {} : { units: [{ unitId: unitIdOf(unit), unit, since: demoBegins }] }),
    version: 1,
  }));
  const items = [
    ...firms.map(firmItem),
    ...sites.flatMap(siteItems),
    ...members.flatMap(memberItems),
    ...members.flatMap(unitsOf),
  ];
  await Promise.all(items.map((item) => putIfAbsent(client, registryTable, item)));
}

/** Since when the demo's residents live there. */
const demoBegins = epochSeconds(Date.parse('2026-11-01T00:00:00Z') / 1000);

const unitsOf = ({ firmId, siteIds, memberId, units = [] }: Member) =>
  units.map(({ unitId, unit }) =>
    unitItem({
      firmId,
      siteId: siteIds[0] as SiteId,
      unitId,
      unit,
      residents: [memberId],
      createdAt: demoBegins,
      serial: 'demo',
      version: 1,
    }),
  );

/** With a data folder, changes of the demo data survive a restart. */
async function putIfAbsent(client: DynamoDBClient, registryTable: string, item: object): Promise<void> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: registryTable,
        Item: marshall(item, { removeUndefinedValues: true }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
