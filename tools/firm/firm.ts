/** `npm run firm`: the operator makes, shows, suspends, moves and deletes firms, here or in AWS. */
import { parseArgs } from 'node:util';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FirmId } from '../../functions/kernel/brands.ts';
import { systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import { tiers, type Tier } from '../../functions/kernel/tiers.ts';
import { deleteFirm } from './delete-firm.ts';
import {
  clientSettings,
  deploymentOptions,
  deploymentUsage,
  findDeployment,
  type Deployment,
} from '../shared/deployment.ts';
import { createFirm, existing, moveFirm, resumeFirm, suspendFirm, type FirmTools } from './firm-commands.ts';
import { finalNotes } from './final-note.ts';
import { firmData } from './firm-data.ts';
import { firmRegistry, type FirmRegistry, type HeldFirm } from './firm-registry.ts';
import { noAccounts, poolAccounts, type RemoveAccounts } from './pool-accounts.ts';
import { poolSubject } from './pool-admin.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { usageKeys } from './usage-keys.ts';

/** The tier of a firm that is made without `--tier`. */
const firstTier: Tier = 'trial';

const usage = `npm run firm -- create FIRM --name TEXT [--tier TIER] (--admin-subject SUB [--issuer URL] | --admin-email ADDRESS)
npm run firm -- list
npm run firm -- show FIRM
npm run firm -- suspend FIRM
npm run firm -- resume FIRM
npm run firm -- tier FIRM TIER
npm run firm -- delete FIRM --yes FIRM

FIRM         2-40 characters a-z, 0-9 and -
TIER         ${Object.entries(tiers)
  .map(([tier, { ratePerSecond, requestsPerDay }]) => `${tier} (${ratePerSecond}/s, ${requestsPerDay} a day)`)
  .join(', ')}; a firm is made in the tier ${firstTier} unless another is given
${deploymentUsage}`;

const options = {
  ...deploymentOptions,
  name: { type: 'string' },
  tier: { type: 'string' },
  'admin-subject': { type: 'string' },
  'admin-email': { type: 'string' },
  issuer: { type: 'string' },
  yes: { type: 'string' },
  help: { type: 'boolean' },
} as const;

await runTool(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [command = '', name, ...more] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.tier !== undefined && command !== 'create')
    throw new ToolFailure('--tier works only with create. To move a firm: npm run firm -- tier FIRM TIER');
  const deployment = await findDeployment(values);
  const database = new DynamoDBClient(clientSettings(deployment, 'dynamodb'));
  const gateway = new APIGatewayClient(clientSettings(deployment, 'apigateway'));
  const { registryTable, usagePlanTrial, usagePlanStandard, usagePlanLarge } = deployment;
  const registry = firmRegistry(database, registryTable);
  const plans = { trial: usagePlanTrial, standard: usagePlanStandard, large: usagePlanLarge };
  const tools = { registry, keys: usageKeys(gateway, plans), clock: systemClock };
  try {
    switch (command) {
      case 'create':
        return await create(tools, deployment, firmIdOf(name), values);
      case 'list':
        for (const firm of await registry.list()) console.log(lineOf(firm));
        return 0;
      case 'show':
        await show(registry, firmIdOf(name));
        return 0;
      case 'suspend':
        await suspendFirm(tools, firmIdOf(name));
        console.log('Suspended. Its members and scanners are refused within a minute.');
        return 0;
      case 'resume':
        await resumeFirm(tools, firmIdOf(name));
        console.log('Active again within a minute.');
        return 0;
      case 'tier':
        await moveFirm(tools, firmIdOf(name), tierOf(more[0]));
        console.log(`In the tier ${tierOf(more[0])}; this takes effect within a minute.`);
        return 0;
      case 'delete':
        return await remove(tools, deployment, database, firmIdOf(name), values.yes);
      default:
        throw new ToolFailure(usage);
    }
  } catch (error) {
    if (!(error instanceof Error) || !('$metadata' in error)) throw error;
    throw new ToolFailure(`AWS refused: ${error.name}: ${error.message}`, { cause: error });
  } finally {
    database.destroy();
    gateway.destroy();
  }
});

/** What `create` is told of the firm and its first admin. */
interface Wanted {
  readonly name?: string | undefined;
  readonly tier?: string | undefined;
  readonly issuer?: string | undefined;
  readonly 'admin-subject'?: string | undefined;
  readonly 'admin-email'?: string | undefined;
}

async function create(
  tools: FirmTools,
  deployment: Deployment,
  firmId: FirmId,
  { name, issuer = deployment.tokenIssuer, ...wanted }: Wanted,
): Promise<number> {
  if (!name) throw new ToolFailure('Give the name of the firm with --name.');
  const tier = tierOf(wanted.tier ?? firstTier);
  const subject = wanted['admin-subject'] ?? (await invite(deployment, issuer, wanted['admin-email']));
  const { memberId } = await createFirm(tools, { firmId, name, tier, issuer, subject });
  console.log(`${firmId} was created in the tier ${tier}. Give this to the firm:`);
  console.log(`  API       ${deployment.apiUrl}`);
  console.log(`  issuer    ${issuer}`);
  console.log(`  admin     member ${memberId}, subject ${subject}`);
  console.log('  next      the admin creates sites (POST sites) and adds members (POST members)');
  return 0;
}

async function show(registry: FirmRegistry, firmId: FirmId): Promise<void> {
  const firm = await existing(registry, firmId);
  const { sites, members } = await registry.count(firm.firmId);
  console.log(lineOf(firm));
  console.log(`  ${sites} sites, ${members} members, ${firm.admins} of them admins`);
  console.log(`  usage key ${firm.usageKey?.id ?? 'none: npm run firm -- tier creates one'}`);
  if (firm.status === 'suspended' && firm.suspendedAt !== undefined)
    console.log(`  suspended since ${toRfc3339(firm.suspendedAt)}`);
}

/** Deletes a firm and all its data. The id has to be given twice. */
async function remove(
  tools: FirmTools,
  deployment: Deployment,
  database: DynamoDBClient,
  firmId: FirmId,
  again: string | undefined,
): Promise<number> {
  if (again !== firmId) throw new ToolFailure(`This deletes all data of ${firmId}: add --yes ${firmId}.`);
  const { visitsTable, registryTable, dayKeysTable, auditTable } = deployment;
  const tables = {
    visits: firmData(database, visitsTable),
    registry: firmData(database, registryTable),
    dayKeys: firmData(database, dayKeysTable),
    audit: firmData(database, auditTable),
  };
  const notes = finalNotes(database, auditTable);
  const { dayKeys, visitItems, auditItems, accounts, registryItems, usageKey, left } = await withAccounts(
    deployment,
    (removeAccounts) => deleteFirm({ ...tools, removeAccounts, notes }, tables, firmId),
  );
  console.log(
    `Deleted ${dayKeys} keys, ${visitItems} items of visits, ${auditItems} of the audit trail, ${registryItems} of the Registry, ${usageKey ? 1 : 0} usage key.`,
  );
  console.log(
    `Deleted ${accounts.removed} accounts in the user pool.${accounts.elsewhere > 0 ? ` ${accounts.elsewhere} members sign in elsewhere or are programs: their accounts are to be deleted there.` : ''}`,
  );
  console.log(`Read all tables again: ${left} items of ${firmId} are left.`);
  return left === 0 ? 0 : 1;
}

/** Works with the accounts of the user pool, where there is one. */
async function withAccounts<Done>(
  { userPoolId, region, endpoints }: Deployment,
  work: (removeAccounts: RemoveAccounts) => Promise<Done>,
): Promise<Done> {
  if (userPoolId === undefined || endpoints.dynamodb !== undefined) return work(noAccounts);
  const pool = new CognitoIdentityProviderClient({ region });
  try {
    return await work(poolAccounts(pool, userPoolId, poolIssuer(region, userPoolId)));
  } finally {
    pool.destroy();
  }
}

/** Who signs the tokens of a user pool. */
const poolIssuer = (region: string, userPoolId: string): string =>
  `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;

function firmIdOf(name: string | undefined): FirmId {
  if (name === undefined || !/^[a-z0-9][a-z0-9-]{1,39}$/.test(name)) throw new ToolFailure(usage);
  return name as FirmId;
}

function tierOf(text: string | undefined): Tier {
  if (text === undefined || !Object.hasOwn(tiers, text))
    throw new ToolFailure(`The tiers are ${Object.keys(tiers).join(', ')}.`);
  return text as Tier;
}

function lineOf({ firmId, name, status, tier }: HeldFirm): string {
  return `${firmId}  ${status}  ${tier}  ${name}`;
}

async function invite(
  { userPoolId, region, endpoints }: Deployment,
  issuer: string,
  email: string | undefined,
): Promise<string> {
  if (email === undefined)
    throw new ToolFailure('Name the first admin with --admin-subject or --admin-email.');
  if (userPoolId === undefined || endpoints.dynamodb !== undefined)
    throw new ToolFailure('The local host has no user pool: name the admin with --admin-subject.');
  if (issuer !== poolIssuer(region, userPoolId))
    throw new ToolFailure(
      `--admin-email creates an account in the user pool, but members sign in at ${issuer}. Create the account there, and name ` +
        `its subject: --admin-subject SUB --issuer ${issuer}`,
    );
  const pool = new CognitoIdentityProviderClient({ region });
  try {
    return await poolSubject(pool, userPoolId, email);
  } finally {
    pool.destroy();
  }
}
