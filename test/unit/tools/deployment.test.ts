import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  clientSettings,
  deploymentOptions,
  deploymentUsage,
  findDeployment,
} from '../../../tools/shared/deployment.ts';
import { ToolFailure } from '../../../tools/shared/tool-failure.ts';
import { serve } from './support/serve.ts';

const outputs = {
  apiUrl: 'https://abc.execute-api.ap-east-1.amazonaws.com/v1/',
  registryTable: 'GatehouseData-Registry',
  visitsTable: 'GatehouseData-Visits',
  dayKeysTable: 'GatehouseData-DayKeys',
  auditTable: 'GatehouseData-Audit',
  sealKey: 'arn:aws:kms:ap-east-1:000000000000:key/seal',
  keyBundleSecret: 'arn:aws:secretsmanager:ap-east-1:000000000000:secret:KeyBundle',
  profileId: 'iam-smart-assumed-1.sandbox',
  certificateAddress: 'https://issuer.example/certificates.pem',
  trustAnchors: 'a'.repeat(64),
  tokenIssuer: 'https://members.example',
  renewalFunction: 'renewal',
  usagePlanTrial: 'plan-1',
  usagePlanStandard: 'plan-2',
  usagePlanLarge: 'plan-3',
};
const local = {
  ...outputs,
  region: 'ap-east-1',
  endpoints: { dynamodb: 'http://127.0.0.1:1', secretsmanager: 'http://127.0.0.1:2' },
};

describe('the options for a deployment', () => {
  it('are all explained in the usage', () => {
    const { values } = parseArgs({ args: ['--host', 'a', '--region', 'b'], options: deploymentOptions });
    expect(values).toEqual({ host: 'a', region: 'b' });
    for (const name of Object.keys(deploymentOptions)) expect(deploymentUsage).toContain(`--${name}`);
  });
});

describe('a local host', () => {
  it('provides its deployment', async () => {
    const host = await serve(({ url }, response) => {
      response.end(JSON.stringify(url === '/sandbox/deployment' ? local : {}));
    });
    const deployment = await findDeployment({ host });
    expect(deployment).toEqual(local);
    expect(clientSettings(deployment, 'dynamodb')).toEqual({
      region: 'ap-east-1',
      endpoint: 'http://127.0.0.1:1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });

  it.each([
    ['does not answer', 'http://127.0.0.1:9', /No local host answers at http:\/\/127.0.0.1:9/],
    ['has an invalid address', 'here', /must be an address/],
  ])('that %s causes a ToolFailure', async (_, host, message) => {
    await expect(findDeployment({ host })).rejects.toThrow(ToolFailure);
    await expect(findDeployment({ host })).rejects.toThrow(message);
  });

  it('of another version causes an error that names the missing value', async () => {
    const host = await serve((_, response) => {
      response.end(JSON.stringify({ ...local, registryTable: '' }));
    });
    await expect(findDeployment({ host })).rejects.toThrow(
      'The deployment has no output for its registryTable',
    );
  });
});

describe('deployed stacks', () => {
  const { AWS_ENDPOINT_URL_CLOUDFORMATION: before, ...environment } = process.env;
  afterEach(() => {
    process.env = {
      ...environment,
      ...(before === undefined ? {} : { AWS_ENDPOINT_URL_CLOUDFORMATION: before }),
    };
  });

  const cloudFormation = async (answer: (stack: string) => Record<string, string> | undefined) => {
    process.env['AWS_ACCESS_KEY_ID'] = 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
    process.env['AWS_ENDPOINT_URL_CLOUDFORMATION'] = await serve(async (request, response) => {
      const stack = new URLSearchParams(await text(request)).get('StackName') ?? '';
      const found = answer(stack);
      if (!found) response.writeHead(400).end(noSuchStack);
      else response.end(stackXml(stack, found));
    });
  };
  const { apiUrl: ApiUrl, ...others } = outputs;
  const pascal = (values: object) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name.charAt(0).toUpperCase() + name.slice(1),
        String(value),
      ]),
    );

  it('provide their outputs', async () => {
    await cloudFormation((stack) => (stack === 'GatehouseData' ? pascal(others) : { ApiUrl }));
    const deployment = await findDeployment({ region: 'eu-west-1' });
    expect(deployment).toEqual({ ...outputs, region: 'eu-west-1', endpoints: {} });
    expect(clientSettings(deployment, 'dynamodb')).toEqual({ region: 'eu-west-1' });
  });

  it('cause a ToolFailure if they do not exist', async () => {
    await cloudFormation(() => undefined);
    await expect(findDeployment({ region: 'eu-west-1' })).rejects.toThrow(/does not exist/);
    await expect(findDeployment({ region: 'eu-west-1' })).rejects.toThrow(ToolFailure);
  });
});

const stackXml = (stack: string, values: Record<string, string>): string => `
<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
<StackName>${stack}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-23T01:00:00Z</CreationTime><Outputs>
${Object.entries(values)
  .map(([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`)
  .join('')}
</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

const noSuchStack = `
<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type>
<Code>ValidationError</Code><Message>Stack with id GatehouseData does not exist</Message></Error></ErrorResponse>`;
