import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod/mini';
import { stackName, stageNamed } from '../../lib/stage.ts';
import { ToolFailure } from './tool-failure.ts';

/** A running Gatehouse that a command works on: a deployed stack, or the local host. */
export type Deployment = z.output<typeof deploymentSchema>;

const text = z.string().check(z.minLength(1));
const deploymentSchema = z.object({
  region: text,
  /** Where services listen on this machine; empty in AWS. */
  endpoints: z.object({
    dynamodb: z.optional(z.url()),
    secretsmanager: z.optional(z.url()),
    apigateway: z.optional(z.url()),
    kms: z.optional(z.url()),
  }),
  /** With the stage: `https://….execute-api.ap-east-1.amazonaws.com/v1/`. */
  apiUrl: z.url(),
  registryTable: text,
  visitsTable: text,
  /** The wrapped keys of days. */
  dayKeysTable: text,
  auditTable: text,
  /** ARN of the key of KMS that wraps them. */
  sealKey: text,
  /** ARN of the secret. */
  keyBundleSecret: text,
  profileId: text,
  certificateAddress: text,
  /** SHA-256 in lower-case hex, separated by commas. */
  trustAnchors: text,
  /** `iss` of members' access tokens. */
  tokenIssuer: text,
  renewalFunction: text,
  /** Ids of the tiers' usage plans. */
  usagePlanTrial: text,
  usagePlanStandard: text,
  usagePlanLarge: text,
  /** Accounts of members; the local host has none. */
  userPoolId: z.optional(text),
});

/** Options that every command on a deployment takes, for `parseArgs` of node:util. */
export const deploymentOptions = {
  host: { type: 'string' },
  region: { type: 'string' },
  stage: { type: 'string' },
} as const;

/** One line on {@link deploymentOptions} for a command's usage. */
export const deploymentUsage =
  '--host URL   the local host (http://localhost:8787); otherwise the stacks in your AWS account, --region or AWS_REGION,\n' +
  '             and --stage STAGE where they were deployed with -c stage=STAGE';

/** Which deployment is meant. */
export interface Where {
  /** Address of a local host; without it the stacks in the AWS account of the environment's credentials. */
  readonly host?: string | undefined;
  /** AWS region; the SDK's usual sources where it is left out. */
  readonly region?: string | undefined;
  /** The stage of a deployment that is one of several in the account. */
  readonly stage?: string | undefined;
}

/** Finds what a command works on. Throws {@link ToolFailure} where it does not exist. */
export async function findDeployment({ host, region, stage }: Where): Promise<Deployment> {
  const found = host === undefined ? await askStacks(region, stage) : await askHost(host);
  const parsed = deploymentSchema.safeParse(found);
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new ToolFailure(`The deployment has no output for its ${missing}. Was it made by another version?`);
}

/** Settings of an SDK client for one of the deployment's services. */
export function clientSettings({ region, endpoints }: Deployment, service: keyof Deployment['endpoints']) {
  const endpoint = endpoints[service];
  return endpoint === undefined
    ? { region }
    : { region, endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

async function askHost(host: string): Promise<unknown> {
  const url = URL.parse('/sandbox/deployment', host);
  if (!url) throw new ToolFailure(`--host must be an address such as http://localhost:8787, not ${host}`);
  try {
    const response = await fetch(url, { redirect: 'error' });
    if (response.ok) return await response.json();
    throw new Error(`it answered ${String(response.status)}`);
  } catch (error) {
    throw new ToolFailure(`No local host answers at ${url.origin}. Start one with \`npm start\`.`, {
      cause: error,
    });
  }
}

async function askStacks(region: string | undefined, stage: string | undefined): Promise<unknown> {
  const client = new CloudFormationClient(region === undefined ? {} : { region });
  try {
    const outputs: Record<string, string> = {};
    for (const part of ['Data', 'Service'] as const) {
      const StackName = stackName(stageNamed(stage), part);
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
      for (const { OutputKey = '', OutputValue = '' } of Stacks[0]?.Outputs ?? []) {
        outputs[OutputKey.charAt(0).toLowerCase() + OutputKey.slice(1)] = OutputValue;
      }
    }
    return { region: await client.config.region(), endpoints: {}, ...outputs };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ToolFailure(`The stacks cannot be read from CloudFormation: ${why}`, { cause: error });
  } finally {
    client.destroy();
  }
}
