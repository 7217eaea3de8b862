import { beforeAll, describe, expect, it } from '@jest/globals';
import { ofType, synthesise, type Resource, type Template } from './support/synthesise.ts';

let stacks: Record<string, Template>;
let all: [string, Resource][];
beforeAll(() => {
  stacks = synthesise({ alarmEmail: 'operator@example.com' });
  all = Object.values(stacks).flatMap((template) => Object.entries(template));
}, 120_000);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal?: { readonly Service?: string | readonly string[] };
  readonly Resource?: unknown;
  readonly Condition?: object;
}
const text = (value: unknown): string => JSON.stringify(value ?? null);
const of = (type: string) => all.filter(([, { Type }]) => Type === type);
const list = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
const statements = ({ Properties }: Resource): readonly Statement[] =>
  list(
    ((Properties['PolicyDocument'] ?? Properties['KeyPolicy']) as { Statement?: Statement[] } | undefined)
      ?.Statement,
  );
const allows = (statement: Statement, action: string, service?: string): boolean =>
  statement.Effect === 'Allow' &&
  list(statement.Action).some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(action)) &&
  (service === undefined || list(statement.Principal?.Service).includes(service));
/** Tells whether the policy on this resource allows the service the action. */
const resourceAllows = (type: string, id: string, action: string, service: string) =>
  of(type)
    .filter(([, { Properties }]) => text(Properties).includes(`"${id}"`))
    .flatMap(([, policy]) => statements(policy))
    .filter((statement) => allows(statement, action, service));
/** The statements of the policies inside a role, and of those that name it. */
const rightsOf = (role: string): readonly Statement[] => [
  ...of('AWS::IAM::Policy')
    .filter(([, { Properties }]) => text(Properties['Roles']).includes(`"${role}"`))
    .flatMap(([, policy]) => statements(policy)),
  ...of('AWS::IAM::Role')
    .filter(([id]) => id === role)
    .flatMap(([, { Properties }]) => list(Properties['Policies'] as Resource['Properties'][] | undefined))
    .flatMap((Properties) => statements({ Type: 'inside the role', Properties })),
];
/** Tells whether a policy of this role allows the action on the resource. */
const roleAllows = (role: string, action: string, target: string) =>
  rightsOf(role).filter(
    (statement) => allows(statement, action) && text(statement.Resource).includes(`"${target}"`),
  );
const idIn = (value: unknown): string => /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(text(value))?.[1] ?? '';

describe('the permission to send', () => {
  it('exists for alarms: CloudWatch may publish to the topic and use its key', () => {
    const topics = new Set(
      of('AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
        list(Properties['AlarmActions'] as object[]).map(idIn),
      ),
    );
    expect(topics.size).toBe(1);
    for (const topic of topics) {
      const [publish] = resourceAllows(
        'AWS::SNS::TopicPolicy',
        topic,
        'sns:Publish',
        'cloudwatch.amazonaws.com',
      );
      expect(text(publish?.Condition)).toMatch(/aws:SourceAccount.*aws:SourceArn/);
      expect(text(publish?.Condition)).toContain(':alarm:Gatehouse-*');
      const key = idIn(all.find(([id]) => id === topic)?.[1].Properties['KmsMasterKeyId']);
      const keyPolicy = all.find(([id]) => id === key)?.[1];
      for (const action of ['kms:Decrypt', 'kms:GenerateDataKey'])
        expect(
          keyPolicy && statements(keyPolicy).some((one) => allows(one, action, 'cloudwatch.amazonaws.com')),
        ).toBe(true);
      expect(
        of('AWS::SNS::Subscription').map(([, { Properties }]) => [
          idIn(Properties['TopicArn']),
          Properties['Endpoint'],
        ]),
      ).toEqual([[topic, 'operator@example.com']]);
    }
  });

  it('exists for subscriptions: the topic may send undelivered mails to the queue', () => {
    const queues = of('AWS::SNS::Subscription').map(([, { Properties }]) =>
      idIn(Properties['RedrivePolicy']),
    );
    expect(queues).toHaveLength(1);
    for (const queue of queues)
      expect(
        resourceAllows('AWS::SQS::QueuePolicy', queue, 'sqs:SendMessage', 'sns.amazonaws.com'),
      ).not.toEqual([]);
  });

  it('exists for schedules: the role may call the function and write to its dead-letter queue', () => {
    const schedules = of('AWS::Scheduler::Schedule');
    expect(schedules.length).toBeGreaterThan(2);
    for (const [id, { Properties }] of schedules) {
      const target = Properties['Target'] as Record<string, unknown>;
      const [role, runs, queue] = [target['RoleArn'], target['Arn'], target['DeadLetterConfig']].map(idIn);
      expect([id, roleAllows(role ?? '', 'lambda:InvokeFunction', runs ?? '').length > 0]).toEqual([
        id,
        true,
      ]);
      const queueAllows =
        roleAllows(role ?? '', 'sqs:SendMessage', queue ?? '').length > 0 ||
        resourceAllows('AWS::SQS::QueuePolicy', queue ?? '', 'sqs:SendMessage', 'scheduler.amazonaws.com')
          .length > 0;
      expect([id, queueAllows]).toEqual([id, true]);
    }
  });

  it('exists for the stream: the function may read it and send failed records to its queue', () => {
    const mappings = of('AWS::Lambda::EventSourceMapping').filter(([id]) => id.startsWith('VisitStream'));
    expect(mappings).toHaveLength(1);
    for (const [, { Properties }] of mappings) {
      const called = all.find(([id]) => id === idIn(Properties['FunctionName']))?.[1];
      const role = idIn(called?.Properties['Role']);
      const queue = idIn(Properties['DestinationConfig']);
      expect(roleAllows(role, 'sqs:SendMessage', queue)).not.toEqual([]);
      const reads = rightsOf(role);
      for (const action of ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'])
        expect(reads.some((one) => allows(one, `dynamodb:${action}`))).toBe(true);
      // IAM has no resource for the listing of streams.
      expect(reads.find((one) => allows(one, 'dynamodb:ListStreams'))?.Resource).toBe('*');
    }
  });

  it('exists for e-mails: the function may read their queue, and unwrap what is encrypted in it', () => {
    const [[, mapping] = []] = of('AWS::Lambda::EventSourceMapping').filter(([id]) => id.startsWith('Mail'));
    const called = all.find(([id]) => id === idIn(mapping?.Properties['FunctionName']))?.[1];
    const role = idIn(called?.Properties['Role']);
    const queue = idIn(mapping?.Properties['EventSourceArn']);
    for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])
      expect(roleAllows(role, `sqs:${action}`, queue)).not.toEqual([]);
    const keys = rightsOf(role).filter((one) => allows(one, 'kms:Decrypt'));
    expect(keys.some((one) => text(one.Condition).includes('sqs.'))).toBe(true);
  });

  it('exists for the API: API Gateway may call each function of a method and the authorizer', () => {
    const called = (where: unknown) => /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(text(where))?.[1] ?? '';
    const integrations = of('AWS::ApiGateway::Method')
      .map(([, { Properties }]) => Properties['Integration'] as { Uri?: unknown; Credentials?: unknown })
      .filter(({ Uri }) => Uri !== undefined);
    expect(integrations.length).toBeGreaterThan(50);
    for (const { Uri, Credentials } of integrations)
      expect(roleAllows(called(Credentials), 'lambda:InvokeFunction', called(Uri))).not.toEqual([]);
    const authorizers = of('AWS::ApiGateway::Authorizer').map(([, { Properties }]) =>
      called(Properties['AuthorizerUri']),
    );
    expect(authorizers).toHaveLength(1);
    const permitted = new Set(
      of('AWS::Lambda::Permission')
        .filter(([, { Properties }]) => Properties['Principal'] === 'apigateway.amazonaws.com')
        .map(([, { Properties }]) => idIn(Properties['FunctionName'])),
    );
    expect(authorizers.filter((id) => !permitted.has(id))).toEqual([]);
  });

  it('the apps: CloudFront may read the bucket of each origin with an access control', () => {
    const origins = of('AWS::CloudFront::Distribution').flatMap(([, { Properties }]) =>
      (Properties['DistributionConfig'] as { Origins: Record<string, unknown>[] }).Origins.filter(
        (origin) => origin['OriginAccessControlId'],
      ),
    );
    expect(origins).toHaveLength(1);
    for (const { DomainName } of origins)
      for (const action of ['s3:GetObject', 's3:ListBucket'])
        expect(
          resourceAllows('AWS::S3::BucketPolicy', idIn(DomainName), action, 'cloudfront.amazonaws.com'),
        ).not.toEqual([]);
  });

  it('the apps: a bucket that takes access logs lets S3 write them for the bucket that sends them', () => {
    const senders = of('AWS::S3::Bucket').filter(([, { Properties }]) => Properties['LoggingConfiguration']);
    expect(senders).toHaveLength(1);
    for (const [id, { Properties }] of senders) {
      const [writes] = resourceAllows(
        'AWS::S3::BucketPolicy',
        idIn(Properties['LoggingConfiguration']),
        's3:PutObject',
        'logging.s3.amazonaws.com',
      );
      expect(text(writes?.Condition)).toContain(`"${id}"`);
    }
  });

  it('the apps: what copies them may list and write their bucket, read the archives, and write its log', () => {
    const copies = of('Custom::CDKBucketDeployment');
    expect(copies).toHaveLength(12);
    for (const [, { Properties }] of copies) {
      const copier = all.find(([id]) => id === idIn(Properties['ServiceToken']))?.[1].Properties;
      const role = idIn(copier?.['Role']);
      const bucket = idIn(Properties['DestinationBucketName']);
      for (const action of ['s3:ListBucket', 's3:PutObject'])
        expect(roleAllows(role, action, bucket)).not.toEqual([]);
      const prefix = String(Properties['DestinationBucketKeyPrefix']);
      expect(text(roleAllows(role, 's3:PutObject', bucket))).toContain(`/${prefix}/*`);
      expect(roleAllows(role, 'logs:PutLogEvents', idIn(copier?.['LoggingConfig']))).not.toEqual([]);
      const [archives] = rightsOf(role).filter((one) => allows(one, 's3:GetObject'));
      const [source] = list(Properties['SourceBucketNames'] as { 'Fn::Sub': string }[]);
      expect(text(archives?.Resource)).toContain(source?.['Fn::Sub'] ?? 'nothing');
    }
  });

  it('exists for events: each function that knows the bus may publish to it', () => {
    const publishers = of('AWS::Lambda::Function').filter(([, { Properties }]) =>
      text(Properties['Environment']).includes('EVENT_BUS_NAME'),
    );
    expect(publishers.length).toBeGreaterThan(1);
    for (const [, { Properties }] of publishers) {
      const role = idIn(Properties['Role']);
      expect(rightsOf(role).some((one) => allows(one, 'events:PutEvents'))).toBe(true);
    }
  });
});

describe('a first deployment that fails', () => {
  it('leaves no table, secret or user pool behind; later deployments retain them', () => {
    const kept = of('AWS::DynamoDB::Table');
    expect(kept).toHaveLength(4);
    for (const [, { DeletionPolicy, UpdateReplacePolicy }] of [
      ...kept,
      ...of('AWS::SecretsManager::Secret'),
      ...of('AWS::Cognito::UserPool'),
    ])
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
  });
});

it('no alarm adds more than ten metrics, and every log group has a retention time', () => {
  for (const [id, { Properties }] of of('AWS::CloudWatch::Alarm')) {
    const parts = list(Properties['Metrics'] as { MetricStat?: object }[]).filter(
      ({ MetricStat }) => MetricStat,
    );
    expect([id, parts.length <= 9]).toEqual([id, true]);
  }
  const groups = ofType(stacks['GatehouseService'], 'AWS::Logs::LogGroup');
  for (const [id, { Properties }] of groups)
    expect([id, Number(Properties['RetentionInDays']) > 0]).toEqual([id, true]);
  expect(groups.map(([, { Properties }]) => text(Properties['LogGroupName'])).join()).toContain(
    'API-Gateway-Execution-Logs_',
  );
});
