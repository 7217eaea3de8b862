import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { synthesise, type Template } from './support/synthesise.ts';

/** Every context value of docs/operations.md, with a value that differs from the default. */
const contexts: Record<string, string> = {
  profile: 'iam-smart-assumed-1.production',
  certificateAddress: 'https://certificates.example/current.pem',
  trustAnchors: 'a'.repeat(64),
  alarmEmail: 'operator@example.com',
  corsOrigins: 'https://desk.example.com,http://localhost:*',
  signedInAddresses: 'https://desk.example.com/signed-in,http://localhost:8787/desk/',
  stage: 'staging',
  webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/front/0f1e2d3c',
  webLogBucket: 'firm-front-logs',
  tokenIssuer: JSON.stringify({
    issuer: 'https://issuer.example',
    jwksUri: 'https://issuer.example/jwks',
    algorithms: ['ES256'],
    tokenType: 'at+jwt',
    audience: 'https://api.example',
  }),
};
const text = (value: unknown): string => JSON.stringify(value);
/** Values that go together. */
const ownName = {
  webDomain: 'gate.example.com',
  webCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a',
};
/** Of invitations: test/stacks/mail.test.ts says what they do. */
const invitations = {
  webAddress: 'https://visits.example.com',
  mailSender: 'invitations@example.com',
  mailRegion: 'ap-southeast-1',
};
/** Of the desk at another issuer: test/stacks/web.test.ts says what they do. */
const desk = { deskClientId: 'desk-of-firm', deskOrigins: 'https://tokens.example.com' };
const allContexts = { ...contexts, ...ownName, ...invitations, ...desk };
/** The resources with a physical name in an account and region, and the property of that name. */
const named: Record<string, string> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::ApiGateway::UsagePlan': 'UsagePlanName',
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::CloudFront::Function': 'Name',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig',
};
/** CloudFront has the name inside of the settings. */
const nameIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'Name' in value ? value.Name : value;
/** Names, without those that begin with an id made by AWS. */
const namesIn = (stacks: Record<string, Template>): string[] =>
  Object.values(stacks).flatMap((template) =>
    Object.values(template).flatMap(({ Type, Properties }) => {
      const name = nameIn(Properties[named[Type] ?? '']);
      return name === undefined || text(name).includes('API-Gateway-Execution-Logs_') ? [] : [text(name)];
    }),
  );

describe('a deployment', () => {
  it('is tried here with every context value that docs/operations.md names', () => {
    const guide = readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    const rows = guide.split('\n').filter((line) => /^\| `\w+`/.test(line) && !/^\| `\w+ [A-Z]/.test(line));
    const inTable = rows.slice(0, rows.findIndex((row) => row.startsWith('| `stage`')) + 1);
    const names = inTable.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const tried = [...Object.keys(allContexts), 'sandboxIssuer', 'withoutIssuer', 'withoutWeb'];
    expect(names.sort()).toEqual(tried.sort());
  });

  it.each(Object.keys(contexts))(
    'synthesises with only %s, cdk-nag included',
    (name) => {
      const { [name]: value } = contexts;
      expect(Object.keys(synthesise({ [name]: value }))).toHaveLength(5);
    },
    120_000,
  );

  it('synthesises with webDomain and its certificate', () => {
    expect(text(synthesise(ownName)['GatehouseWeb'])).toContain('"Aliases":["gate.example.com"]');
  }, 120_000);

  it('deploys no apps with withoutWeb, and the API keeps what they would import', () => {
    const { GatehouseService, ...others } = synthesise({ withoutWeb: 'true' });
    expect(Object.keys(others).sort()).toEqual(['GatehouseData', 'GatehouseJobs', 'GatehouseOperations']);
    expect(text(GatehouseService)).toContain('AWS::ApiGateway::RestApi');
  }, 120_000);

  it('uses no physical name twice, in one deployment or in two stages', () => {
    const usual = synthesise();
    const staging = synthesise(allContexts);
    const names = [...namesIn(usual), ...namesIn(staging)];
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(Object.keys(usual).filter((stack) => stack in staging)).toEqual([]);
    // A dashboard's name is unique across all regions of an account.
    expect(namesIn(usual)).toContainEqual(expect.stringMatching(/Gatehouse-.*AWS::Region/));
    // So are those of CloudFront.
    for (const [id, { Type, Properties }] of Object.entries(usual['GatehouseWeb'] ?? {}))
      if (Type.startsWith('AWS::CloudFront::') && named[Type])
        expect([id, text(nameIn(Properties[named[Type]]))]).toEqual([
          id,
          expect.stringContaining('AWS::Region'),
        ]);
    const own = text(staging).matchAll(/"(Gatehouse[\w-]*)"/g);
    for (const [, name = ''] of own) expect(name).toMatch(/^Gatehouse-?staging/);
    expect(text(staging)).toContain('aws-waf-logs-gatehouse-staging');
    expect(text(staging)).toContain('POWERTOOLS_METRICS_NAMESPACE":"Gatehouse-staging"');
  }, 120_000);

  it('trusts its sandbox issuer if it has one', () => {
    const stacks = synthesise({ withoutIssuer: '', sandboxIssuer: 'true' });
    expect(Object.keys(stacks)).toContain('GatehouseSandbox');
    const scan = Object.values(stacks['GatehouseService'] ?? {}).find(
      ({ Properties }) => Properties['FunctionName'] === 'Gatehouse-scan',
    );
    const { Variables } = scan?.Properties['Environment'] as { Variables: Record<string, unknown> };
    expect(text(Variables['CERTIFICATE_ADDRESS'])).toMatch(
      /ImportValue.*GatehouseSandbox.*certificates\.pem/,
    );
    expect(text(Variables['TRUST_ANCHORS'])).toMatch(/ImportValue.*GatehouseSandbox.*TrustAnchor/);
  }, 120_000);

  it.each([
    [
      { sandboxIssuer: 'true', profile: 'iam-smart-assumed-1.production' },
      /a production profile does not accept/,
    ],
    [
      { sandboxIssuer: 'true', certificateAddress: 'https://a.example/', trustAnchors: 'a'.repeat(64) },
      /has its own certificateAddress/,
    ],
    [{}, /give -c certificateAddress=URL.*-c trustAnchors=/s],
    [{ certificateAddress: 'https://certificates.example/' }, /-c trustAnchors=/],
    [{ stage: 'Not A Stage', withoutIssuer: 'true' }, /context stage must be/],
    [{ corsOrigins: 'desk.example.com', withoutIssuer: 'true' }, /corsOrigins must be origins such as/],
    [
      { signedInAddresses: 'http://desk.example.com/', withoutIssuer: 'true' },
      /signedInAddresses must be https/,
    ],
    [{ webDomain: 'gate.example.com', withoutIssuer: 'true' }, /webDomain and webCertificateArn go together/],
    [
      { ...ownName, webDomain: 'https://gate.example.com', withoutIssuer: 'true' },
      /webDomain must be a name/,
    ],
    [
      {
        ...ownName,
        webCertificateArn: 'arn:aws:acm:ap-east-1:123456789012:certificate/0f1e',
        withoutIssuer: 'true',
      },
      /webCertificateArn must be a certificate in us-east-1/,
    ],
    [
      { webAclArn: 'arn:aws:wafv2:ap-east-1:123456789012:regional/webacl/a/b', withoutIssuer: 'true' },
      /webAclArn must be a web ACL for CloudFront/,
    ],
    [{ webLogBucket: 's3://logs', withoutIssuer: 'true' }, /webLogBucket must be the name of a bucket/],
  ])(
    'is refused with a message that names the missing or wrong value: %j',
    (context, message) => {
      expect(() => synthesise({ withoutIssuer: '', ...context })).toThrow(message);
    },
    120_000,
  );

  it('links no stack to an export of the service, so that a function can be removed', () => {
    const { GatehouseOperations: operations, GatehouseData: data } = synthesise();
    expect(text(operations)).not.toContain('GatehouseService');
    // The values that the service imports are exported even without an import.
    expect(text(data)).toContain('AWS::DynamoDB::Table');
  }, 120_000);
});
