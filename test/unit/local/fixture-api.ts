const region = 'ap-east-1';
const invocation = (logicalId: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:aws:apigateway:',
      region,
      ':lambda:path/2015-03-31/functions/',
      { 'Fn::GetAtt': [logicalId, 'Arn'] },
      '/invocations',
    ],
  ],
});
const resource = (parent: object, part: string) => ({
  Type: 'AWS::ApiGateway::Resource',
  Properties: { ParentId: parent, PathPart: part, RestApiId: { Ref: 'Api' } },
});
const method = (place: object, verb: string, logicalId: string, more: object = {}) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    HttpMethod: verb,
    ResourceId: place,
    AuthorizationType: 'CUSTOM',
    AuthorizerId: { Ref: 'Authorizer' },
    Integration: {
      Type: 'AWS_PROXY',
      Uri: invocation(logicalId),
      ...('timeout' in more ? { TimeoutInMillis: more.timeout } : {}),
    },
    ...('properties' in more ? (more.properties as object) : {}),
  },
});
const lambda = (key: string, timeout = 3) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: 'index.handler',
    Timeout: timeout,
    Code: { S3Key: `${key}.zip` },
    Environment: { Variables: { OWN: key } },
  },
});
const problem = (ResponseType: string, code: string) => ({
  Type: 'AWS::ApiGateway::GatewayResponse',
  Properties: {
    ResponseType,
    ResponseTemplates: { 'application/json': `{"code":"${code}","requestId":"$context.requestId"}` },
    ResponseParameters: { 'gatewayresponse.header.Content-Type': "'application/problem+json'" },
  },
});

/** A REST API with a public method, methods behind an authorizer, and functions that behave badly. */
export const fixtureApi = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { MinimumCompressionSize: 16_384 } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        StageName: 'v1',
        MethodSettings: [
          { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 0, ThrottlingBurstLimit: 40 },
        ],
      },
    },
    Authorizer: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        Type: 'TOKEN',
        AuthorizerUri: invocation('AuthorizerFunction'),
        IdentitySource: 'method.request.header.Authorization',
        IdentityValidationExpression: '^Bearer .+$',
        AuthorizerResultTtlInSeconds: 60,
      },
    },
    Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ValidateRequestBody: true } },
    Model: { Type: 'AWS::ApiGateway::Model', Properties: { Schema: { type: 'object' } } },
    Echo: lambda('echo'),
    Slow: lambda('slow', 0.3),
    Faulty: lambda('faulty'),
    AuthorizerFunction: lambda('authorizer'),
    Sites: resource({ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, 'sites'),
    Site: resource({ Ref: 'Sites' }, '{siteId}'),
    Health: resource({ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, 'health'),
    Faults: resource({ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, 'faults'),
    GetHealth: method({ Ref: 'Health' }, 'GET', 'Echo', { properties: { AuthorizationType: 'NONE' } }),
    GetSite: method({ Ref: 'Site' }, 'GET', 'Echo'),
    PostSites: method({ Ref: 'Sites' }, 'POST', 'Echo', {
      properties: {
        RequestValidatorId: { Ref: 'Validator' },
        RequestModels: { 'application/json': { Ref: 'Model' } },
      },
    }),
    GetFaults: method({ Ref: 'Faults' }, 'GET', 'Faulty'),
    PutFaults: method({ Ref: 'Faults' }, 'PUT', 'Slow'),
    PostFaults: method({ Ref: 'Faults' }, 'POST', 'Slow', { timeout: 50 }),
    Unauthorized: problem('UNAUTHORIZED', 'unauthenticated'),
    Denied: problem('ACCESS_DENIED', 'forbidden'),
    NotFound: problem('MISSING_AUTHENTICATION_TOKEN', 'route_not_found'),
    BadBody: problem('BAD_REQUEST_BODY', 'malformed_json'),
    TooLarge: problem('REQUEST_TOO_LARGE', 'body_too_large'),
    Throttled: problem('THROTTLED', 'too_many_requests'),
    Default5xx: problem('DEFAULT_5XX', 'internal_error'),
  },
};

/** The code of the functions, by the key of their bundle. */
export const fixtureBundles = {
  echo: `export const handler = async (event, context) => ({
    statusCode: 200, headers: { 'X-Own': process.env.OWN, 'content-type': 'application/json' },
    body: JSON.stringify({ event, functionName: context.functionName, home: process.env.HOME ?? null, endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB }) });`,
  slow: `export const handler = () => new Promise(() => setInterval(() => undefined, 1000));`,
  faulty: `export const handler = async (event) => {
    switch (event.headers.fault) {
      case 'throws': throw new Error('a secret of the function');
      case 'exits': process.exit(3);
      case 'malformed': return { status: 200 };
      default: return { statusCode: 204 };
    } };`,
  authorizer: `let calls = 0;
  export const handler = async ({ authorizationToken, methodArn }) => {
    calls += 1;
    const [, who] = authorizationToken.split(' ');
    if (who === 'nobody') throw new Error('Unauthorized');
    if (who === 'broken') return { principalId: 'x' };
    if (who === 'crash') throw new Error('oh');
    const Resource = methodArn.split('/').slice(0, 2).join('/') + (who === 'reader' ? '/GET/*' : '/*');
    return { principalId: who, context: { firmId: 'demo', calls },
      policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource }] } };
  };`,
};
