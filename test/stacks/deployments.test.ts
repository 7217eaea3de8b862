import { describe, expect, it } from '@jest/globals';
import { synthesise, type Template } from './support/synthesise.ts';

/** Every context value that docs/operations.md names, with a value that differs from the usual one. */
const contexts: Record<string, string> = {
  profile: 'iam-smart-assumed-1.production',
  certificateAddress: 'https://certificates.example/current.pem',
  trustAnchors: 'a'.repeat(64),
  alarmEmail: 'operator@example.com',
  corsOrigins: 'https://desk.example.com,http://localhost:*',
  signedInAddresses: 'https://desk.example.com/signed-in,http://localhost:8787/desk/',
  stage: 'staging',
  tokenIssuer: JSON.stringify({
    issuer: 'https://issuer.example',
    jwksUri: 'https://issuer.example/jwks',
    algorithms: ['ES256'],
    tokenType: 'at+jwt',
    audience: 'https://api.example',
  }),
};
const text = (value: unknown): string => JSON.stringify(value);
/** What has a name of its own in an account and region, and which property says it. */
const named: Record<string, string> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::ApiGateway::UsagePlan': 'UsagePlanName',
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain',
};
/** Names, without those that begin with an id that AWS makes. */
const namesIn = (stacks: Record<string, Template>): string[] =>
  Object.values(stacks).flatMap((template) =>
    Object.values(template).flatMap(({ Type, Properties }) => {
      const name = Properties[named[Type] ?? ''];
      return name === undefined || text(name).includes('API-Gateway-Execution-Logs_') ? [] : [text(name)];
    }),
  );

describe('a deployment', () => {
  it.each(Object.keys(contexts))(
    'synthesises with %s alone, cdk-nag included',
    (name) => {
      const { [name]: value } = contexts;
      expect(Object.keys(synthesise({ [name]: value }))).toHaveLength(3);
    },
    120_000,
  );

  it('of two stages has no name twice, nor has one with all values', () => {
    const usual = synthesise();
    const staging = synthesise(contexts);
    const names = [...namesIn(usual), ...namesIn(staging)];
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(Object.keys(usual).filter((stack) => stack in staging)).toEqual([]);
    // A dashboard's name is one for all regions of an account.
    expect(namesIn(usual)).toContainEqual(expect.stringMatching(/Gatehouse-.*AWS::Region/));
    const own = text(staging).matchAll(/"(Gatehouse[\w-]*)"/g);
    for (const [, name = ''] of own) expect(name).toMatch(/^Gatehouse-?staging/);
    expect(text(staging)).toContain('aws-waf-logs-gatehouse-staging');
    expect(text(staging)).toContain('POWERTOOLS_METRICS_NAMESPACE":"Gatehouse-staging"');
  }, 120_000);

  it('with a sandbox issuer trusts that issuer', () => {
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
  ])(
    'is refused, saying what to give: %j',
    (context, message) => {
      expect(() => synthesise({ withoutIssuer: '', ...context })).toThrow(message);
    },
    120_000,
  );

  it('ties the stacks together by no name that goes with a function', () => {
    const { GatehouseOperations: operations, GatehouseData: data } = synthesise();
    expect(text(operations)).not.toContain('GatehouseService');
    // What the service takes from the data is exported whether it takes it or not.
    expect(text(data)).toContain('AWS::DynamoDB::Table');
  }, 120_000);
});
