import { beforeAll, describe, expect, it } from '@jest/globals';
import { routes, type Route } from '../../functions/edge/routes.ts';
import { problems } from '../../functions/kernel/problems.ts';
import { visitSortKey } from '../../functions/visits/visit-item.ts';
import { tiers } from '../../functions/kernel/tiers.ts';
import { ofType, synthesise, type Template } from './support/synthesise.ts';

let data: Template | undefined;
let service: Template | undefined;
beforeAll(() => {
  ({ GatehouseData: data, GatehouseService: service } = synthesise());
}, 120_000);

describe('the tables', () => {
  it.each(['Registry', 'Visits'])(
    '%s is encrypted with our key, has point-in-time recovery, and is protected from deletion',
    (name) => {
      const [, table] = ofType(data, 'AWS::DynamoDB::Table').find(([id]) => id.startsWith(name)) ?? [];
      expect(table).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        },
      });
    },
  );

  it('Registry expires enrolment codes and token ids by purgeAt, and has no stream', () => {
    const [, registry] = ofType(data, 'AWS::DynamoDB::Table').find(([id]) => id.startsWith('Registry')) ?? [];
    expect(registry?.Properties['TimeToLiveSpecification']).toEqual({
      AttributeName: 'purgeAt',
      Enabled: true,
    });
    expect(registry?.Properties['StreamSpecification']).toBeUndefined();
  });

  it('Visits expires items by purgeAt and streams old and new images', () => {
    const [, visits] = ofType(data, 'AWS::DynamoDB::Table').find(([id]) => id.startsWith('Visits')) ?? [];
    expect(visits?.Properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'purgeAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });
});

describe('the table of the keys of days', () => {
  it('has no backup: a key that is deleted is gone; the table itself is protected', () => {
    const [, keys] = ofType(data, 'AWS::DynamoDB::Table').find(([id]) => id.startsWith('DayKeys')) ?? [];
    expect(keys).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: { AttributeName: 'purgeAt', Enabled: true },
      },
    });
    expect(keys?.Properties['StreamSpecification']).toBeUndefined();
  });
});

describe('the functions', () => {
  it('run on Node 24 on arm64, with tracing and a log group that expires', () => {
    const functions = ofType(service, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(33);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    for (const [, { Properties }] of ofType(service, 'AWS::Logs::LogGroup')) {
      expect([30, 90]).toContain(Properties['RetentionInDays']);
    }
  });
});

describe('the stream of the Visits table', () => {
  const mappings = () =>
    ofType(service, 'AWS::Lambda::EventSourceMapping').filter(([id]) => id.startsWith('VisitStream'));
  const queueOf = (id: string) => service?.[id];

  it('runs the publisher for visits only, in batches that are retried, halved, and given up after half a day', () => {
    expect(mappings()).toHaveLength(1);
    expect(mappings()[0]?.[1].Properties).toEqual({
      EventSourceArn: { 'Fn::ImportValue': expect.stringMatching(/FnGetAttVisits\w+StreamArn/) },
      FunctionName: { Ref: expect.stringMatching(/^visiteventsFunction/) },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      ParallelizationFactor: 4,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 100,
      MaximumRecordAgeInSeconds: 43_200,
      FilterCriteria: {
        Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { sk: { S: [visitSortKey] } } } }) }],
      },
      DestinationConfig: {
        OnFailure: {
          Destination: { 'Fn::GetAtt': [expect.stringMatching(/^VisitStreamGivenUp/), 'Arn'] },
        },
      },
    });
  });

  it('reports failed batches to an encrypted queue that requires TLS and keeps messages for two weeks', () => {
    const [id = ''] = Object.keys(service ?? {}).filter((one) => /^VisitStreamGivenUp[0-9A-F]{8}$/.test(one));
    expect(queueOf(id)?.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
    const policies = ofType(service, 'AWS::SQS::QueuePolicy').filter(([, { Properties }]) =>
      JSON.stringify(Properties['Queues']).includes(id),
    );
    expect(JSON.stringify(policies)).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}}');
  });

  it('can be read before the mapping is made, because Lambda refuses a role without the right', () => {
    const mapping = mappings()[0]?.[1] as { DependsOn?: readonly string[] } | undefined;
    expect(mapping?.DependsOn).toContainEqual(expect.stringMatching(/^visiteventsRoleDefaultPolicy/));
  });
});

describe('the API', () => {
  const pathOf = (id: string): string => {
    const resource = service?.[id];
    if (!resource) return '';
    const { Ref: parent } = resource.Properties['ParentId'] as { Ref?: string };
    return `${parent === undefined ? '' : pathOf(parent)}/${String(resource.Properties['PathPart'])}`;
  };
  const methods = () =>
    ofType(service, 'AWS::ApiGateway::Method').map(([, { Properties }]) => ({
      route: `${String(Properties['HttpMethod'])} ${pathOf((Properties['ResourceId'] as { Ref: string }).Ref)}`,
      properties: Properties,
    }));

  it('has exactly the routes of the list', () => {
    const listed = Object.values<Route>(routes).flatMap(({ method, path }) =>
      (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((verb) => `${verb} ${path}`),
    );
    expect(
      methods()
        .map(({ route }) => route)
        .sort(),
    ).toEqual(listed.sort());
  });

  it.each(Object.entries<Route>(routes))(
    '%s requires a token unless it is public, and validates bodies',
    (_, route) => {
      const method = methods().find((one) => one.route === `${route.method} ${route.path}`);
      expect(method?.properties['AuthorizationType']).toBe(route.roles === 'public' ? 'NONE' : 'CUSTOM');
      expect(method?.properties['RequestValidatorId'] !== undefined).toBe(route.body);
    },
  );

  it('answers with a known problem code where no function is reached', () => {
    const responses = ofType(service, 'AWS::ApiGateway::GatewayResponse');
    expect(responses.length).toBeGreaterThan(10);
    for (const [, { Properties }] of responses) {
      const { 'application/json': template } = Properties['ResponseTemplates'] as Record<string, string>;
      const problem = JSON.parse(template ?? '') as {
        code: keyof typeof problems;
        status: number;
        requestId: string;
      };
      if (Properties['ResponseType'] === 'ACCESS_DENIED') {
        expect(problem).toMatchObject({ code: '$context.authorizer.refusalCode', status: 403 });
      } else {
        expect(problems[problem.code].status).toBe(problem.status);
      }
      const headers = Properties['ResponseParameters'] as Record<string, string>;
      expect(headers['gatewayresponse.header.X-Request-Id']).toBe('context.requestId');
      expect('gatewayresponse.header.Retry-After' in headers).toBe([429, 503].includes(problem.status));
      expect(Properties['StatusCode']).toBe(String(problem.status));
      expect(problem.requestId).toBe('$context.requestId');
    }
  });

  it('is throttled, traced and logged without personal data', () => {
    const [[, stage] = []] = ofType(service, 'AWS::ApiGateway::Stage');
    expect(stage?.Properties).toMatchObject({ StageName: 'v1', TracingEnabled: true });
    expect(JSON.stringify(stage?.Properties['AccessLogSetting'])).not.toMatch(
      /sourceIp|querystring|\$context\.path"|body/i,
    );
    expect(JSON.stringify(stage?.Properties['MethodSettings'])).toContain('"DataTraceEnabled":false');
  });

  it('limits a public route that writes to few requests a second, and keeps the other limits for it', () => {
    const [[, stage] = []] = ofType(service, 'AWS::ApiGateway::Stage');
    const settings = stage?.Properties['MethodSettings'] as Record<string, unknown>[];
    expect(settings).toContainEqual({
      HttpMethod: 'POST',
      ResourcePath: '/~1scanner-enrolments',
      ThrottlingRateLimit: 10,
      ThrottlingBurstLimit: 20,
      MetricsEnabled: true,
      LoggingLevel: 'ERROR',
      DataTraceEnabled: false,
    });
  });

  it('limits looks at one’s own data, by the stage and by address', () => {
    const [[, stage] = []] = ofType(service, 'AWS::ApiGateway::Stage');
    expect(stage?.Properties['MethodSettings']).toContainEqual(
      expect.objectContaining({
        HttpMethod: 'POST',
        ResourcePath: '/~1sites~1{siteId}~1my-data',
        ThrottlingRateLimit: 10,
        ThrottlingBurstLimit: 20,
      }),
    );
    const [[, acl] = []] = ofType(service, 'AWS::WAFv2::WebACL');
    const rules = acl?.Properties['Rules'] as { Name: string; Statement: object }[];
    expect(rules.find(({ Name }) => Name === 'OwnDataRate')?.Statement).toMatchObject({
      RateBasedStatement: {
        AggregateKeyType: 'IP',
        Limit: 300,
        EvaluationWindowSec: 300,
        ScopeDownStatement: {
          ByteMatchStatement: { PositionalConstraint: 'CONTAINS', SearchString: '/my-data' },
        },
      },
    });
  });

  it('limits what visitors do with invitations less: hundreds open theirs before an event', () => {
    const [[, stage] = []] = ofType(service, 'AWS::ApiGateway::Stage');
    for (const path of ['view', 'correction', 'decline', 'pin'])
      expect(stage?.Properties['MethodSettings']).toContainEqual(
        expect.objectContaining({
          HttpMethod: 'POST',
          ResourcePath: `/~1invitations~1${path}`,
          ThrottlingRateLimit: 50,
          ThrottlingBurstLimit: 100,
        }),
      );
    const [[, acl] = []] = ofType(service, 'AWS::WAFv2::WebACL');
    const rules = acl?.Properties['Rules'] as { Name: string; Statement: object }[];
    expect(rules.find(({ Name }) => Name === 'InvitationRate')?.Statement).toMatchObject({
      RateBasedStatement: {
        Limit: 6_000,
        ScopeDownStatement: { ByteMatchStatement: { SearchString: '/v1/invitations' } },
      },
    });
  });

  it('counts each firm’s requests by the key from the authorizer, with a usage plan for each tier', () => {
    const [[, api] = []] = ofType(service, 'AWS::ApiGateway::RestApi');
    expect(api?.Properties['ApiKeySourceType']).toBe('AUTHORIZER');
    for (const { route, properties } of methods()) {
      const isPublic = properties['AuthorizationType'] === 'NONE';
      expect([route, properties['ApiKeyRequired'] ?? false]).toEqual([route, !isPublic]);
    }
    const plans = ofType(service, 'AWS::ApiGateway::UsagePlan').map(([, { Properties }]) => Properties);
    expect(plans.map(({ UsagePlanName }) => UsagePlanName)).toEqual(
      Object.keys(tiers).map((tier) => `gatehouse-${tier}`),
    );
    expect(plans.map(({ Throttle }) => (Throttle as { RateLimit: number }).RateLimit)).toEqual(
      Object.values(tiers).map(({ ratePerSecond }) => ratePerSecond),
    );
    expect(plans.map(({ Quota }) => Quota)).toEqual(
      Object.values(tiers).map(({ requestsPerDay }) => ({ Limit: requestsPerDay, Period: 'DAY' })),
    );
  });

  it('looks a token up at most once a minute', () => {
    const [[, authorizer] = []] = ofType(service, 'AWS::ApiGateway::Authorizer');
    expect(authorizer?.Properties).toMatchObject({ Type: 'TOKEN', AuthorizerResultTtlInSeconds: 60 });
  });
});

describe('scheduled work', () => {
  it.each([
    ['renewal', 'rate(6 hours)'],
    ['series', 'rate(1 day)'],
    ['dayend', 'rate(15 minutes)'],
    ['destroykeys', 'rate(1 hour)'],
    ['shortenretention', 'rate(1 minute)'],
  ])('%s runs at its %s, is retried, and sends failed runs to a dead-letter queue', (name, rate) => {
    const [, schedule] =
      ofType(service, 'AWS::Scheduler::Schedule').find(([, { Properties }]) =>
        JSON.stringify(Properties).includes(`"${name}Function`),
      ) ?? [];
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: rate,
      Target: {
        RetryPolicy: { MaximumRetryAttempts: 5 },
        DeadLetterConfig: { Arn: expect.anything() as unknown },
      },
    });
  });
});

describe('the recurring visits', () => {
  it('are extended every day, with retries and a dead-letter queue', () => {
    const [, schedule] =
      ofType(service, 'AWS::Scheduler::Schedule').find(([id]) => id.startsWith('SeriesSchedule')) ?? [];
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 day)',
      Target: { DeadLetterConfig: { Arn: expect.anything() as unknown } },
    });
  });
});

describe('the settings', () => {
  it('refuse a production profile without its trust anchors', () => {
    expect(() => synthesise({ profile: 'iam-smart-assumed-1.production', withoutIssuer: '' })).toThrow(
      /trustAnchors/,
    );
  });
});

describe('the API', () => {
  it('compresses large answers, and none that is small enough to be a secret', () => {
    const [[, api] = [undefined, undefined]] = ofType(service, 'AWS::ApiGateway::RestApi');
    expect(api?.Properties['MinimumCompressionSize']).toBe(16_384);
  });
});

describe('the firewall', () => {
  it('is attached to the stage', () => {
    const [[, association] = [undefined, undefined]] = ofType(service, 'AWS::WAFv2::WebACLAssociation');
    expect(JSON.stringify(association?.Properties['ResourceArn'])).toMatch(/\/restapis\/.*\/stages\//);
  });

  it('stops large and encoded bodies and floods with problems, and uses the AWS managed rules', () => {
    const [[, acl] = [undefined, undefined]] = ofType(service, 'AWS::WAFv2::WebACL');
    const rules = acl?.Properties['Rules'] as {
      Name: string;
      Statement: Record<string, Record<string, unknown>>;
    }[];
    expect(rules.map(({ Name }) => Name)).toEqual([
      'BodySize',
      'EncodedBody',
      'RatePerAddress',
      'OwnDataRate',
      'InvitationRate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(rules[0]?.Statement['SizeConstraintStatement']).toMatchObject({
      ComparisonOperator: 'GT',
      Size: 65_536,
      FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
    });
    expect(rules[1]?.Statement['SizeConstraintStatement']).toMatchObject({
      ComparisonOperator: 'GT',
      Size: 0,
      FieldToMatch: { SingleHeader: { Name: 'content-encoding' } },
    });
    const bodies = acl?.Properties['CustomResponseBodies'] as Record<string, { Content: string }>;
    expect(
      Object.entries(bodies).map(([code, { Content }]) => [code, JSON.parse(Content) as unknown]),
    ).toEqual(
      (['body_too_large', 'unsupported_content_encoding', 'too_many_requests'] as const).map((code) => [
        code,
        expect.objectContaining({ code, status: problems[code].status }),
      ]),
    );
  });

  it('only counts what a gate has to accept, such as any text in a QR code', () => {
    const [[, acl] = [undefined, undefined]] = ofType(service, 'AWS::WAFv2::WebACL');
    const overrides = [
      ...JSON.stringify(acl?.Properties['Rules']).matchAll(/"ActionToUse":\{"Count":\{\}\},"Name":"(\w+)"/g),
    ].map(([, name]) => name);
    expect(overrides).toEqual(expect.arrayContaining(['GenericRFI_BODY', 'SizeRestrictions_BODY']));
  });

  it('logs blocked requests without tokens and queries', () => {
    const [[, logging] = [undefined, undefined]] = ofType(service, 'AWS::WAFv2::LoggingConfiguration');
    expect(logging?.Properties).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { QueryString: {} }],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
    expect(JSON.stringify(logging?.Properties['LogDestinationConfigs'])).toMatch(
      /log-group:aws-waf-logs-gatehouse"/,
    );
  });
});
