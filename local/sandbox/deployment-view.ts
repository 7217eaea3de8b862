import type { Deployment } from '../deployment/deployment.ts';
import { region } from '../template/resource-names.ts';
import type { Template } from '../template/template.ts';

/** The stacks' outputs that operators' commands use; in AWS they ask CloudFormation for the same names. */
const outputs = [
  'RegistryTable',
  'VisitsTable',
  'DayKeysTable',
  'AuditTable',
  'SealKey',
  'KeyBundleSecret',
  'ProfileId',
  'CertificateAddress',
  'TrustAnchors',
  'TokenIssuer',
  'RenewalFunction',
  'UsagePlanTrial',
  'UsagePlanStandard',
  'UsagePlanLarge',
] as const;

/** Where the running host keeps what: so that a command of another process can work on it as on a deployed stack. */
export function deploymentView(
  template: Template,
  { databaseUrl, standIn, apiKeysUrl }: Deployment,
  hostUrl: string,
) {
  return {
    region,
    endpoints: {
      dynamodb: databaseUrl,
      secretsmanager: standIn.url,
      apigateway: apiKeysUrl,
      kms: standIn.url,
    },
    apiUrl: `${hostUrl}/v1/`,
    ...Object.fromEntries(outputs.map((name) => [camelCase(name), template.output(name)])),
  };
}

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
