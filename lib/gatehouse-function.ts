import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundle } from './bundle.ts';
import { OwnRole } from './own-role.ts';
import type { Stage } from './stage.ts';

export interface GatehouseFunctionProps {
  /** Names of this deployment. */
  readonly stage: Stage;
  /** Name in dashboards, logs and metrics: `scan`. */
  readonly name: string;
  /** Handler file from the project's root; exports `handler`. */
  readonly entry: string;
  readonly memoryMB?: number;
  readonly timeoutSeconds?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** One deployed function: runtime, bundle, log group, tracing and its own role, which has no rights yet. */
export class GatehouseFunction extends Construct {
  readonly function: Function;
  readonly logGroup: LogGroup;
  readonly name: string;
  private readonly physicalName: string;

  constructor(scope: Construct, id: string, props: GatehouseFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.physicalName = functionNameOf(props.stage, props.name);
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new OwnRole(this, 'Role', 'lambda.amazonaws.com');
    this.function = new Function(this, 'Function', {
      // Known without asking the stack: alarms and dashboards can name it without an export between the stacks.
      functionName: this.physicalName,
      description: `${props.stage.name}: ${props.name}`,
      runtime: new Runtime('nodejs24.x'),
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundle(props.entry)),
      role,
      memorySize: props.memoryMB ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds ?? 10),
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: props.stage.name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...props.environment,
      },
    });
    this.logGroup.grantWrite(role);
    acknowledgeTracing(role);
    acknowledgeNoDeadLetters(this.function);
  }

  /** Sets environment variables. */
  know(environment: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(environment)) this.function.addEnvironment(name, value);
  }

  /** A Lambda metric of this function. It is referenced by the function's name, so no stack has to export anything. */
  metric(metricName: string, options: { statistic: string; period: Duration; label?: string }): Metric {
    return new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { FunctionName: this.physicalName },
      ...options,
    });
  }

  /** Grants exactly these actions on these resources. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, unknown>,
  ): void {
    this.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions } : {}),
      }),
    );
  }
}

/** `Gatehouse-scan`, `Gatehouse-staging-scan`. */
export const functionNameOf = ({ name }: Stage, of: string): string => `${name}-${of}`;

function acknowledgeTracing(role: Role): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'PutTraceSegments and PutTelemetryRecords accept only * as resource (AWS X-Ray, IAM).',
  });
}

function acknowledgeNoDeadLetters(target: Function): void {
  Validations.of(target).acknowledge({
    id: 'Serverless::Serverless-LambdaDLQ',
    reason:
      'Called synchronously by API Gateway, or by a schedule or a stream that has a dead-letter queue of its own.',
  });
}
