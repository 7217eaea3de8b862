import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { benchIssuer, benchProfile, type BenchIssuer } from '../../bench/issuer.ts';
import type { Firm, Member, Site } from '../../functions/registry/firm.ts';
import { firmItem, memberItems, siteItems } from '../../functions/registry/registry-items.ts';
import type { FirmId, MemberId, SiteId } from '../../functions/kernel/brands.ts';
import { systemClock } from '../../functions/kernel/clock.ts';
import { ServiceFault } from '../../local/aws/secret-store.ts';
import { startStandIn, type StandIn } from '../../local/aws/stand-in.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts';
import { testKeyService, testSealKeyId } from './sealed-visits.ts';
import { openForTests } from './open-for-tests.ts';
import { siteWith } from './site.ts';

/** The environment of deployed handlers: tables with two firms, secrets, and the variables that name them. */
export interface Deployed {
  readonly database: TestDatabase;
  /** A proxy between handlers and the database. */
  readonly proxy: FaultyProxy;
  readonly secrets: StandIn;
  /** The ids of secrets that cannot be read at the moment; `key-bundle/AWSPREVIOUS` for that version alone. */
  readonly unreadable: Set<string>;
  readonly issuer: BenchIssuer;
  /** Values of secrets by id; `key-bundle/AWSPREVIOUS` is the version before the current one, where there is one. */
  readonly values: Record<string, string>;
  close: () => Promise<void>;
}

const demo = 'demo' as FirmId;
const rival = 'rival' as FirmId;
export const tokenIssuer = 'https://issuer.test';
const sites: readonly Site[] = [
  siteWith({ firmId: demo, siteId: 'court' as SiteId }),
  siteWith({ firmId: demo, siteId: 'tower' as SiteId, walkIns: 'refuse' }),
  siteWith({ firmId: rival, siteId: 'rival-tower' as SiteId }),
];
const firms: readonly Firm[] = [
  { firmId: demo, name: 'Demo', status: 'active', admins: 0, tier: 'trial' },
  { firmId: rival, name: 'Rival', status: 'suspended', admins: 0, tier: 'trial' },
];
const member = (firmId: FirmId, subject: string, more: Partial<Member> = {}): Member => ({
  firmId,
  memberId: `${subject}-1` as MemberId,
  kind: 'person',
  role: 'guard',
  siteIds: ['court'] as unknown as readonly SiteId[],
  issuer: tokenIssuer,
  subject,
  version: 1,
  ...more,
});
/** The admin and the manager of each firm. */
const office = [demo, rival].flatMap((firmId) =>
  (['admin', 'manager'] as const).map((role) =>
    member(firmId, `${firmId}-${role}`, { memberId: `${role}-1` as MemberId, role, siteIds: '*' }),
  ),
);

/** All that for a file of tests. `more` are further variables of the environment. */
export const openDeployed = (more: () => Readonly<Record<string, string>> = () => ({})): Deployed =>
  openForTests(() => deployed(more()));

/**
 * Starts all of it and sets `process.env`, so that a handler imported afterwards finds it. `more` are further variables
 * of the test.
 */
async function deployed(more: Readonly<Record<string, string>>): Promise<Deployed> {
  const database = await testDatabase();
  const proxy = await startFaultyProxy(database.url);
  const issuer = await benchIssuer(systemClock());
  const values: Record<string, string> = {
    'person-key': 'a secret for tests',
    'key-bundle': JSON.stringify(issuer.bundle),
  };
  const unreadable = new Set<string>();
  const secrets = await startStandIn({
    TrentService: testKeyService,
    secretsmanager: (_, input) => {
      const { SecretId: id, VersionStage } = input as { SecretId: string; VersionStage?: string };
      const version = VersionStage === 'AWSPREVIOUS' ? `${id}/${VersionStage}` : id;
      if (unreadable.has(version)) throw new ServiceFault('InternalServiceError', 'as a test asked');
      if (!(version in values)) throw new ServiceFault('ResourceNotFoundException', 'no such version');
      return { Name: id, SecretString: values[version], VersionId: '1', VersionStages: ['AWSCURRENT'] };
    },
  });
  const items = [
    ...firms.map(firmItem),
    ...sites.flatMap(siteItems),
    ...office.flatMap(memberItems),
    ...memberItems(member(demo, 'guard')),
    ...memberItems(member(rival, 'rival-guard')),
  ];
  await database.client.send(
    new BatchWriteItemCommand({
      RequestItems: { [database.registry]: items.map((item) => ({ PutRequest: { Item: marshall(item) } })) },
    }),
  );
  Object.assign(process.env, {
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: proxy.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    AWS_ENDPOINT_URL_KMS: secrets.url,
    AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
    AWS_MAX_ATTEMPTS: '1',
    VISITS_TABLE: database.visits,
    REGISTRY_TABLE: database.registry,
    DAY_KEYS_TABLE: database.dayKeys,
    AUDIT_TABLE: database.audit,
    SEAL_KEY_ID: testSealKeyId,
    PERSON_KEY_SECRET_ID: 'person-key',
    KEY_BUNDLE_SECRET_ID: 'key-bundle',
    PROFILE_ID: benchProfile.id,
    CERTIFICATE_ADDRESS: 'https://certificates.invalid/',
    TRUST_ANCHORS: '0'.repeat(64),
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
    POWERTOOLS_SERVICE_NAME: 'test',
    ...more,
  });
  return {
    database,
    proxy,
    secrets,
    unreadable,
    issuer,
    values,
    close: async () => {
      await Promise.all([proxy.close(), secrets.close(), database.close()]);
    },
  };
}
