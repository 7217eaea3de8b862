import { Duration, RemovalPolicy, Size, Validations } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  ApiKeySourceType,
  AuthorizationType,
  AwsIntegration,
  EndpointType,
  JsonSchemaType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  TokenAuthorizer,
  type MethodDeploymentOptions,
  type MethodOptions,
  type UsagePlan,
} from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Tier } from '../functions/kernel/tiers.ts';
import { routes, type ApiFunction, type Route } from '../functions/edge/routes.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';
import { Firewall } from './firewall.ts';
import { OwnRole } from './own-role.ts';
import { addPreflight } from './preflight.ts';
import { addProblemResponses } from './problem-responses.ts';
import type { Stage } from './stage.ts';
import { addUsagePlans } from './usage-plans.ts';

export interface VisitorApiProps {
  readonly functions: Readonly<Record<ApiFunction, GatehouseFunction>>;
  readonly authorizer: GatehouseFunction;
  /** Origins whose pages may call it. Without any, no preflight is answered. */
  readonly corsOrigins: readonly string[];
  readonly stage: Stage;
}

/** How many requests per second, and at the same time, the stage accepts. */
const throttling = { throttlingRateLimit: 1000, throttlingBurstLimit: 2000 };
/**
 * Answers of this size and more are compressed: lists, the offline pack, the document. Every answer with a PIN or an
 * enrolment code is far smaller, so its length tells nothing of its content (docs/decisions/225).
 */
const compressedFrom = Size.kibibytes(16);
/** Settings of every method. A method with its own settings does not inherit these, so they are repeated there. */
const everyMethod = {
  metricsEnabled: true,
  loggingLevel: MethodLoggingLevel.ERROR,
  dataTraceEnabled: false,
  ...throttling,
};

/**
 * The REST API: every route of functions/edge/routes.ts, one authorizer, problems for requests that never reach a function.
 */
export class VisitorApi extends Construct {
  readonly api: RestApi;
  readonly usagePlans: Readonly<Record<Tier, UsagePlan>>;

  constructor(scope: Construct, id: string, { functions, authorizer, corsOrigins, stage }: VisitorApiProps) {
    super(scope, id);
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new RestApi(this, 'Api', {
      restApiName: stage.name,
      description: 'Visitor registration',
      endpointTypes: [EndpointType.REGIONAL],
      minCompressionSize: compressedFrom,
      cloudWatchRole: true,
      // Clients send no key: the authorizer answers with their firm's (docs/decisions/052).
      apiKeySourceType: ApiKeySourceType.AUTHORIZER,
      deployOptions: {
        stageName: 'v1',
        tracingEnabled: true,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
        ...everyMethod,
        methodOptions: ownLimits(),
      },
    });
    this.keepExecutionLog();
    addProblemResponses(this.api, corsOrigins);
    const tokenAuthorizer = new TokenAuthorizer(this, 'Authorizer', {
      handler: authorizer.function,
      resultsCacheTtl: Duration.seconds(60),
    });
    const withBody = this.bodyOptions();
    const caller = this.caller(functions);
    for (const [verb, route] of Object.values<Route>(routes).flatMap(verbsOf)) {
      const { function: target } = functions[route.function];
      const method = this.api.root.resourceForPath(route.path).addMethod(verb, calling(target, caller), {
        ...(route.body ? withBody : {}),
        ...(route.roles === 'public'
          ? { authorizationType: AuthorizationType.NONE }
          : {
              authorizer: tokenAuthorizer,
              authorizationType: AuthorizationType.CUSTOM,
              apiKeyRequired: true,
            }),
      });
      Validations.of(method).acknowledge({ id: 'AwsSolutions-COG4', reason: cognitoReason });
      if (route.roles === 'public') {
        Validations.of(method).acknowledge({ id: 'AwsSolutions-APIG4', reason: publicReason });
      }
    }
    if (corsOrigins.length > 0) addPreflight(this.api, corsOrigins);
    this.usagePlans = addUsagePlans(this.api, stage);
    new Firewall(this, 'Firewall', { stageArn: this.api.deploymentStage.stageArn, corsOrigins, stage });
    this.acknowledge();
  }

  /** The role as which the gateway calls the functions of the routes, and nothing else. */
  private caller(functions: VisitorApiProps['functions']): OwnRole {
    const role = new OwnRole(this, 'Caller', 'apigateway.amazonaws.com');
    const names = new Set(Object.values<Route>(routes).map((route) => route.function));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [...names].map((name) => functions[name].function.functionArn),
      }),
    );
    return role;
  }

  /** The gateway takes JSON objects only; the function names each field that does not fit (docs/decisions/005). */
  private bodyOptions(): MethodOptions {
    const requestValidator = this.api.addRequestValidator('BodyValidator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    const model = this.api.addModel('JsonObject', {
      contentType: 'application/json',
      modelName: 'JsonObject',
      schema: { type: JsonSchemaType.OBJECT },
    });
    return { requestValidator, requestModels: { 'application/json': model } };
  }

  /**
   * The gateway writes errors to a log group of this name. Without this construct it would create one that is kept for
   * ever.
   */
  private keepExecutionLog(): void {
    const stage = this.api.deploymentStage;
    const log = new LogGroup(this, 'ExecutionLog', {
      logGroupName: `API-Gateway-Execution-Logs_${this.api.restApiId}/v1`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    stage.node.addDependency(log);
  }

  private acknowledge(): void {
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason: 'AWS’s own policy with which API Gateway writes its logs.',
    });
  }
}

/** Calls a function as this role: a permission for each function would take a resource each (lib/own-role.ts). */
const calling = ({ functionArn }: IFunction, credentialsRole: OwnRole): AwsIntegration =>
  new AwsIntegration({
    service: 'lambda',
    proxy: true,
    path: `2015-03-31/functions/${functionArn}/invocations`,
    options: { credentialsRole },
  });

/** Every `GET` route also has `HEAD`. */
const verbsOf = (route: Route): (readonly [string, Route])[] =>
  (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]).map((verb) => [verb, route] as const);

/** The limits of routes that have their own, as the stage's settings name methods. */
const ownLimits = (): Record<string, MethodDeploymentOptions> =>
  Object.fromEntries(
    Object.values<Route>(routes)
      .flatMap(verbsOf)
      .flatMap(([verb, { path, throttle }]) =>
        throttle
          ? [
              [
                `${path}/${verb}`,
                { ...everyMethod, throttlingRateLimit: throttle.rate, throttlingBurstLimit: throttle.burst },
              ],
            ]
          : [],
      ),
  );

const cognitoReason =
  'A Lambda authorizer takes Cognito’s tokens, other issuers’ and scanners’ alike, and looks the member up.';
const publicReason =
  'Public by design: the privacy notice has to be readable before anything is collected; health reveals nothing.';

/** No personal data: no body, no query, no address, no token; the path holds opaque ids only. */
const accessLogLine = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationMs: '$context.integrationLatency',
  firmId: '$context.authorizer.firmId',
  problem: '$context.error.responseType',
};
