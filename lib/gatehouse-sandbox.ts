import { CustomResource, RemovalPolicy, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { FunctionUrlAuthType, type CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Provider } from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { GatehouseFunction } from './gatehouse-function.ts';
import { allowSecret } from './grants.ts';
import { output } from './outputs.ts';
import type { Settings } from './settings.ts';

interface GatehouseSandboxProps extends StackProps {
  readonly settings: Settings;
}

/**
 * An issuer of test codes in the cloud, for firms that try the API before they have the government's guide. Its codes are
 * of the sandbox profile, which no production profile accepts. The certificates are public; a caller with the token in its
 * secret may have codes made.
 */
export class GatehouseSandbox extends Stack {
  /** Where the issuer publishes its certificates. */
  readonly certificateAddress: string;
  /** SHA-256 of its authority's certificate, hex. */
  readonly trustAnchor: string;

  constructor(scope: Construct, id: string, { settings, ...props }: GatehouseSandboxProps) {
    super(scope, id, props);
    const key = new Key(this, 'Key', {
      description: `${settings.stage.name}: sandbox issuer`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const secret = new Secret(this, 'SandboxIssuer', {
      description: 'Keys of the sandbox issuer, and the token that is needed to make test codes',
      encryptionKey: key,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'token',
        passwordLength: 48,
        excludePunctuation: true,
      },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Signs test codes only. The issuer makes a new signer before the old one expires.',
    });
    const issuer = new GatehouseFunction(this, 'sandbox-issuer', {
      stage: settings.stage,
      name: 'sandbox-issuer',
      entry: 'functions/sandbox-issuer/sandbox-issuer.handler.ts',
      environment: { SANDBOX_SECRET_ID: secret.secretArn, PROFILE_ID: settings.profileId },
    });
    allowSecret(issuer, secret, { key }, ['GetSecretValue', 'PutSecretValue']);
    const { url } = issuer.function.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    const provider = new Provider(this, 'KeyMaker', { onEventHandler: issuer.function });
    acknowledgeFramework(this, issuer);
    const keys = new CustomResource(this, 'Keys', { serviceToken: provider.serviceToken });
    keys.node.addDependency(issuer);
    this.certificateAddress = `${url}certificates.pem`;
    this.trustAnchor = keys.getAttString('TrustAnchor');
    output(this, { SandboxAddress: url, SandboxSecret: secret.secretArn, TrustAnchor: this.trustAnchor });
  }
}

/** The function between CloudFormation and the issuer is the CDK's own, and so are its settings. */
function acknowledgeFramework(stack: Stack, { function: issuer }: GatehouseFunction): void {
  const reason =
    'The CDK’s framework for custom resources: one function that CloudFormation calls at a deployment.';
  const arn = stack.getLogicalId(issuer.node.defaultChild as CfnFunction);
  Validations.of(stack).acknowledge(
    {
      id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason,
    },
    { id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${arn}.Arn>:*]`, reason },
    { id: 'Serverless::Serverless-LambdaDLQ', reason },
    { id: 'Serverless::Serverless-LambdaDefaultMemorySize', reason },
    { id: 'Serverless::Serverless-LambdaTracing', reason },
  );
}
