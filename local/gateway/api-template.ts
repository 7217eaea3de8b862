import * as z from 'zod/mini';
import type { Json } from '../template/json.ts';
import type { Template } from '../template/template.ts';
import { bodyModel, type BodyModel } from './body-model.ts';
import { readFirewall } from './firewall.ts';
import { gatewayResponseSchema, gatewayResponses } from './gateway-response.ts';
import { mockAnswer, mockIntegrationSchema } from './mock-integration.ts';
import type { ProxyResponse } from './proxy-response.ts';
import { childNode, routeNode, type RouteNode } from './route-tree.ts';

/** A method of the API. */
export interface ApiMethod {
  readonly resourceId: string;
  /** `/sites/{siteId}` */
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly functionName: string;
  /** Set for a method that the gateway answers itself. */
  readonly mock?: (origin: string | undefined) => ProxyResponse;
  /** True where the authorizer has to answer with a key that is in a usage plan. */
  readonly apiKeyRequired: boolean;
  readonly integrationTimeoutMs: number;
  /** Undefined for a public method. */
  readonly authorizerId: string | undefined;
  /** Checks a body of this content type; undefined where the body is not checked. */
  readonly bodyModels: ReadonlyMap<string, BodyModel> | undefined;
}

export interface ApiAuthorizer {
  readonly functionName: string;
  /** Lower case. */
  readonly header: string;
  readonly cacheSeconds: number;
  readonly validation: RegExp | undefined;
}

const apiSchema = z.object({ MinimumCompressionSize: z.optional(z.int()) });
const resourceSchema = z.object({ ParentId: z.string(), PathPart: z.string() });
const methodSchema = z.object({
  HttpMethod: z.string(),
  ResourceId: z.string(),
  AuthorizationType: z._default(z.string(), 'NONE'),
  AuthorizerId: z.optional(z.string()),
  ApiKeyRequired: z._default(z.boolean(), false),
  RequestValidatorId: z.optional(z.string()),
  RequestModels: z._default(z.record(z.string(), z.string()), {}),
  Integration: z.discriminatedUnion('Type', [
    z.object({
      Type: z.literal('AWS_PROXY'),
      Uri: z.string(),
      TimeoutInMillis: z._default(z.number(), 29_000),
    }),
    mockIntegrationSchema,
  ]),
});
const authorizerSchema = z.object({
  Type: z.literal('TOKEN'),
  AuthorizerUri: z.string(),
  IdentitySource: z.string(),
  IdentityValidationExpression: z.optional(z.string()),
  AuthorizerResultTtlInSeconds: z._default(z.number(), 300),
});
const validatorSchema = z.object({ ValidateRequestBody: z._default(z.boolean(), false) });
const modelSchema = z.object({ Schema: z.json() });
const stageSchema = z.object({
  StageName: z.string(),
  MethodSettings: z._default(
    z.array(
      z.object({
        HttpMethod: z.optional(z.string()),
        ResourcePath: z.optional(z.string()),
        ThrottlingRateLimit: z.optional(z.number()),
        ThrottlingBurstLimit: z.optional(z.number()),
      }),
    ),
    [],
  ),
});

/**
 * Reads the one REST API of the template: everything that a request needs, computed once. Throws on what the host cannot
 * play.
 */
export function readApi(template: Template) {
  const [api, another] = template.resources('AWS::ApiGateway::RestApi', apiSchema);
  const [stage, otherStage] = template.resources('AWS::ApiGateway::Stage', stageSchema);
  if (!api || !stage || another || otherStage)
    throw new Error('the template must have one REST API with one stage');

  const root = routeNode<ApiMethod>();
  const places = resourcePlaces(template, `${api.ref}.RootResourceId`, root);
  const models = new Map(
    template.resources('AWS::ApiGateway::Model', modelSchema).map(({ ref, properties: { Schema } }) => {
      const schema: unknown = typeof Schema === 'string' ? JSON.parse(Schema) : Schema;
      return [ref, bodyModel(schema as Json)] as const;
    }),
  );
  const validators = new Map(
    template
      .resources('AWS::ApiGateway::RequestValidator', validatorSchema)
      .map(({ ref, properties }) => [ref, properties]),
  );
  for (const { properties: method } of template.resources('AWS::ApiGateway::Method', methodSchema)) {
    const place = places.get(method.ResourceId);
    if (!place) throw new Error(`a method names the resource ${method.ResourceId}, which does not exist`);
    const checked =
      method.RequestValidatorId && validators.get(method.RequestValidatorId)?.ValidateRequestBody;
    place.node.methods.set(method.HttpMethod, {
      resourceId: method.ResourceId,
      resourcePath: place.path,
      httpMethod: method.HttpMethod,
      ...integrationOf(method.Integration),
      apiKeyRequired: method.ApiKeyRequired,
      authorizerId: method.AuthorizationType === 'NONE' ? undefined : method.AuthorizerId,
      bodyModels: checked ? modelsOf(method.RequestModels, models) : undefined,
    });
  }
  const authorizers = new Map(
    template
      .resources('AWS::ApiGateway::Authorizer', authorizerSchema)
      .map(({ ref, properties }) => [ref, authorizerOf(properties)]),
  );
  return {
    apiId: api.ref.toLowerCase().slice(0, 10),
    stage: stage.ref,
    root,
    authorizers,
    /** Answers of so many bytes are compressed; undefined where none is. */
    minimumCompressionBytes: api.properties.MinimumCompressionSize,
    throttling: stage.properties.MethodSettings,
    firewall: readFirewall(template, () => performance.now()),
    respond: gatewayResponses(
      template
        .resources('AWS::ApiGateway::GatewayResponse', gatewayResponseSchema)
        .map(({ properties }) => properties),
    ),
  };
}

export type Api = ReturnType<typeof readApi>;

interface Place {
  readonly node: RouteNode<ApiMethod>;
  readonly path: string;
}

function resourcePlaces(
  template: Template,
  rootId: string,
  root: RouteNode<ApiMethod>,
): ReadonlyMap<string, Place> {
  const resources = template.resources('AWS::ApiGateway::Resource', resourceSchema);
  const byId = new Map(resources.map(({ ref, properties }) => [ref, properties]));
  const places = new Map<string, Place>([[rootId, { node: root, path: '/' }]]);
  const placeOf = (id: string): Place => {
    const there = places.get(id);
    if (there) return there;
    const resource = byId.get(id);
    if (!resource) throw new Error(`the template has no API resource ${id}`);
    const parent = placeOf(resource.ParentId);
    const node = childNode(parent.node, resource.PathPart);
    const place = { node, path: `${parent.path === '/' ? '' : parent.path}/${resource.PathPart}` };
    places.set(id, place);
    return place;
  };
  for (const id of byId.keys()) placeOf(id);
  return places;
}

const integrationOf = (
  integration: z.output<typeof methodSchema>['Integration'],
): Pick<ApiMethod, 'functionName' | 'integrationTimeoutMs' | 'mock'> =>
  integration.Type === 'MOCK'
    ? { functionName: '', integrationTimeoutMs: 0, mock: mockAnswer(integration) }
    : { functionName: functionOf(integration.Uri), integrationTimeoutMs: integration.TimeoutInMillis };

/** `arn:aws:apigateway:…:path/2015-03-31/functions/arn:aws:lambda:…:function:NAME/invocations` → NAME */
function functionOf(uri: string): string {
  const name = /:function:([^:/]+)(?::[^/]+)?\/invocations$/.exec(uri)?.[1];
  if (name === undefined) throw new Error('an integration names no function');
  return name;
}

function modelsOf(
  named: Readonly<Record<string, string>>,
  models: ReadonlyMap<string, BodyModel>,
): ReadonlyMap<string, BodyModel> {
  return new Map(
    Object.entries(named).flatMap(([contentType, name]) => {
      const model = models.get(name);
      if (!model && name !== 'Empty') throw new Error(`the template has no model ${name}`);
      return model ? [[contentType, model] as const] : [];
    }),
  );
}

const authorizerOf = (authorizer: z.output<typeof authorizerSchema>): ApiAuthorizer => ({
  functionName: functionOf(authorizer.AuthorizerUri),
  header: authorizer.IdentitySource.replace('method.request.header.', '').toLowerCase(),
  cacheSeconds: authorizer.AuthorizerResultTtlInSeconds,
  validation:
    authorizer.IdentityValidationExpression === undefined
      ? undefined
      : new RegExp(authorizer.IdentityValidationExpression),
});
