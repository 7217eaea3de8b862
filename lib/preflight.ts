import { Validations } from 'aws-cdk-lib';
import { AuthorizationType, MockIntegration, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { allowedHeaders, originExpression } from '../functions/edge/cors.ts';
import { routes, type Route } from '../functions/edge/routes.ts';

/** How long a browser remembers that it may call, in seconds. */
const rememberedSeconds = 7200;
const header = (name: string) => `method.response.header.${name}`;

/**
 * Answers the preflight of browsers (`OPTIONS`) at every route, for pages of the allowed origins. The gateway answers by
 * itself: no function runs, and no token is needed.
 */
export function addPreflight(api: RestApi, origins: readonly string[]): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of Object.values<Route>(routes))
    methods.set(path, (methods.get(path) ?? new Set()).add(method).add(method === 'GET' ? 'HEAD' : method));
  for (const [path, verbs] of methods) {
    const method = api.root.resourceForPath(path).addMethod(
      'OPTIONS',
      new MockIntegration({
        requestTemplates: { 'application/json': '{"statusCode":204}' },
        integrationResponses: [
          {
            statusCode: '204',
            responseParameters: {
              [header('Access-Control-Allow-Methods')]: `'${[...verbs].join(', ')}'`,
              [header('Access-Control-Allow-Headers')]: `'${allowedHeaders}'`,
              [header('Access-Control-Max-Age')]: `'${String(rememberedSeconds)}'`,
              [header('Vary')]: "'Origin'",
            },
            responseTemplates: { 'application/json': allowOriginTemplate(origins) },
          },
        ],
      }),
      {
        authorizationType: AuthorizationType.NONE,
        methodResponses: [
          {
            statusCode: '204',
            responseParameters: {
              [header('Access-Control-Allow-Origin')]: true,
              [header('Access-Control-Allow-Methods')]: true,
              [header('Access-Control-Allow-Headers')]: true,
              [header('Access-Control-Max-Age')]: true,
              [header('Vary')]: true,
            },
          },
        ],
      },
    );
    for (const id of ['AwsSolutions-COG4', 'AwsSolutions-APIG4'])
      Validations.of(method).acknowledge({
        id,
        reason: 'A preflight has no token; the gateway answers it without a function.',
      });
  }
}

/** A mapping template of API Gateway (Velocity): it echoes the origin of the request where it is allowed. */
export const allowOriginTemplate = (origins: readonly string[]): string =>
  [
    '#set($origin = $input.params("Origin"))',
    `#if($origin.matches("${originExpression(origins)}"))`,
    '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)',
    '#end',
  ].join('\n');
