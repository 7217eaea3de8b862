import { beforeAll, describe, expect, it } from '@jest/globals';
import { ofType, synthesise, type Template } from './support/synthesise.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

let stacks: Record<string, Template>;
beforeAll(() => {
  stacks = synthesise();
}, 120_000);

const listed = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value]);

interface Document {
  readonly PolicyDocument: { readonly Statement: Statement[] };
}

/** Every statement of a policy, and of the policies inside a role, with the id of the policy or role. */
function statements(): [string, Statement][] {
  return Object.values(stacks).flatMap((template) => {
    const policies = [
      ...ofType(template, 'AWS::IAM::Policy'),
      ...ofType(template, 'AWS::IAM::ManagedPolicy'),
    ];
    const documents = [
      ...policies.map(([id, { Properties }]) => [id, Properties as unknown as Document] as const),
      ...ofType(template, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
        ((Properties['Policies'] ?? []) as Document[]).map((policy) => [id, policy] as const),
      ),
    ];
    return documents.flatMap(([id, { PolicyDocument }]) =>
      PolicyDocument.Statement.map((statement): [string, Statement] => [id, statement]),
    );
  });
}

/** The condition that only items under these partition keys are meant. */
const under = (partitions: string) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partitions] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

function actionsOf(name: string): string[] {
  return statements()
    .filter(([id]) => id.toLowerCase().startsWith(`${name}role`))
    .flatMap(([, { Action }]) => listed(Action))
    .filter((action) => !/^(logs|xray|kms):/.test(action))
    .sort();
}

describe('the functions’ rights', () => {
  it('are granted to every function', () => {
    expect(statements().length).toBeGreaterThan(8);
  });

  it('hold no wildcard action, and no Scan', () => {
    const actions = statements().flatMap(([, { Action }]) => listed(Action));
    expect(actions.filter((action) => action.includes('*') || action === 'dynamodb:Scan')).toEqual([]);
  });

  it('name their resources; only X-Ray and ListStreams, which support none, use a wildcard', () => {
    const wide = statements().filter(([, { Resource }]) =>
      listed(Resource).some((resource) => resource === '*' || JSON.stringify(resource).includes('/index/*')),
    );
    const actions = [...new Set(wide.flatMap(([, { Action }]) => listed(Action)))].sort();
    // IAM has no resource for the listing of streams.
    expect(actions).toEqual(['dynamodb:ListStreams', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
  });

  it.each([
    ['authorizer', ['dynamodb:GetItem', 'dynamodb:PutItem']],
    ['scanners', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem']],
    ['sites', ['dynamodb:GetItem', 'dynamodb:Query']],
    [
      'siteadministration',
      [
        'dynamodb:ConditionCheckItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    [
      'members',
      [
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    [
      'units',
      [
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    [
      'myvisits',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'barredpeople',
      [
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'exports',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    [
      'corrections',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    [
      'holds',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'invitations',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'sendinvitations',
      [
        'dynamodb:GetItem',
        'secretsmanager:GetSecretValue',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
    ],
    ['deletioncertificates', ['dynamodb:GetItem', 'dynamodb:Query']],
    ['mydata', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'secretsmanager:GetSecretValue']],
    [
      'accessrequests',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    ['remindoffices', ['dynamodb:Query', 'dynamodb:UpdateItem', 'events:PutEvents']],
    ['offlinepack', ['dynamodb:GetItem', 'dynamodb:Query', 'secretsmanager:GetSecretValue']],
    [
      'passages',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    ['rollcall', ['dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:Query']],
    ['keybundle', ['dynamodb:GetItem', 'secretsmanager:GetSecretValue']],
    [
      'renewal',
      [
        'events:PutEvents',
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
    ],
    [
      'recurringvisits',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'series',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'dayend',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'shortenretention',
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    ['destroykeys', ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem']],
    [
      'visitevents',
      [
        'dynamodb:DescribeStream',
        'dynamodb:GetItem',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'events:PutEvents',
        'sqs:SendMessage',
      ],
    ],
    ['health', ['dynamodb:GetItem']],
    ['scanner', ['s3:GetObject', 's3:ListBucket', 's3:PutObject']],
  ])('for %s are exactly those that it uses', (name, expected) => {
    expect([...new Set(actionsOf(name))]).toEqual(expected);
  });

  it('let the authorizer write only the ids of tokens', () => {
    const writes = statements().filter(
      ([id, { Action }]) => id.startsWith('authorizerRole') && listed(Action).includes('dynamodb:PutItem'),
    );
    expect(writes).toHaveLength(1);
    expect(writes[0]?.[1]).toMatchObject({
      Action: 'dynamodb:PutItem',
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['F#*#T#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
  });

  it('let the maker of offline packs read visits and the records of bars, and no other item of the table', () => {
    const own = statements().filter(([id]) => id.startsWith('offlinepackRole'));
    const ofVisits = own.filter(
      ([, { Action, Resource }]) =>
        listed(Action).some((action) => action.startsWith('dynamodb:')) &&
        JSON.stringify(Resource).includes('FnGetAttVisits'),
    );
    expect(
      ofVisits.map(([, { Action, Condition, Resource }]) => [
        Action,
        Condition ?? JSON.stringify(Resource).match(/\/index\/[\w-]+/g),
      ]),
    ).toEqual([
      ['dynamodb:Query', ['/index/by-day', '/index/on-site']],
      ['dynamodb:GetItem', under('F#*#V#*')],
      ['dynamodb:Query', under('F#*#BARRED')],
    ]);
  });

  it('let the publisher of events read one stream and send to one bus and one queue, and change only counts and their marks', () => {
    const own = statements().filter(([id]) => id.startsWith('visiteventsRole'));
    const resourceOf = (action: string) =>
      own.flatMap(([, { Action, Resource }]) => (listed(Action).includes(action) ? listed(Resource) : []));
    expect(resourceOf('dynamodb:GetRecords')).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/FnGetAttVisits\w+StreamArn/) },
    ]);
    expect(resourceOf('events:PutEvents')).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/FnGetAttEvents\w+Arn/) },
    ]);
    expect(resourceOf('sqs:SendMessage')).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^VisitStreamGivenUp/), 'Arn'] },
    ]);
    expect(resourceOf('kms:GenerateDataKey')).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/FnGetAttKey\w+Arn/) },
    ]);
    const ofTable = own.filter(([, { Action }]) => /(Update|Put|Delete|Write)/.test(listed(Action).join()));
    expect(ofTable.flatMap(([, { Action, Condition }]) => (Condition ? [[Action, Condition]] : []))).toEqual([
      ['dynamodb:UpdateItem', under('F#*#DELETED')],
      ['dynamodb:UpdateItem', under('F#*#CHANGED')],
      ['dynamodb:UpdateItem', under('F#*#NUMBERS')],
      ['dynamodb:PutItem', under('F#*#COUNTED#*')],
    ]);
    // It reads the time zone of a site, and no visit.
    expect(JSON.stringify(resourceOf('dynamodb:GetItem'))).toMatch(/FnGetAttRegistry/);
    expect(JSON.stringify(resourceOf('dynamodb:GetItem'))).not.toMatch(/FnGetAttVisits/);
  });

  it('let certificates be written by the destruction alone, and shown by a function that changes nothing', () => {
    const certificates = statements().filter(([, { Condition }]) =>
      JSON.stringify(Condition ?? {}).includes('#DESTROYED'),
    );
    const namesOf = (action: string) =>
      certificates
        .filter(([, { Action }]) => listed(Action).includes(action))
        .map(([id]) => id.replace(/Role.*/, ''));
    expect(namesOf('dynamodb:PutItem')).toEqual(['destroykeys']);
    expect(namesOf('dynamodb:UpdateItem')).toEqual(['destroykeys']);
    expect(namesOf('dynamodb:Query').sort()).toEqual(['deletioncertificates', 'destroykeys']);
    const shown = statements().filter(([id]) => id.startsWith('deletioncertificatesRole'));
    const ofVisits = shown.filter(([, { Resource }]) => JSON.stringify(Resource).includes('FnGetAttVisits'));
    expect(ofVisits.map(([, { Action, Condition }]) => [Action, Condition])).toEqual([
      ['dynamodb:Query', under('F#*#DESTROYED')],
      ['dynamodb:Query', under('F#*#DELETED')],
      ['dynamodb:Query', under('F#*#NUMBERS')],
    ]);
  });

  it('let the copying of the apps write their own files, and read archives alone', () => {
    const resourceOf = (action: string) =>
      statements()
        .filter(([id, { Action }]) => id.startsWith('ScannerRole') && listed(Action).includes(action))
        .flatMap(([, { Resource }]) => listed(Resource).map((resource) => JSON.stringify(resource)));
    expect(resourceOf('s3:PutObject')).toEqual([
      expect.stringMatching(/"FileStoreFiles\w+","Arn"\]\},"\/desk\/\*"/),
      expect.stringMatching(/"FileStoreFiles\w+","Arn"\]\},"\/invitation\/\*"/),
      expect.stringMatching(/"FileStoreFiles\w+","Arn"\]\},"\/my-data\/\*"/),
      expect.stringMatching(/"FileStoreFiles\w+","Arn"\]\},"\/scanner\/\*"/),
    ]);
    expect(resourceOf('s3:GetObject')).toEqual([expect.stringMatching(/cdk-hnb659fds-assets-.*"\/\*\.zip"/)]);
  });

  it('let only the functions that show or write names use the key of the seals, for a firm, site and day', () => {
    const own = statements().filter(([, { Resource }]) =>
      JSON.stringify(Resource).includes('FnGetAttSealKey'),
    );
    const makers = own.filter(([, { Action }]) => listed(Action).includes('kms:GenerateDataKey'));
    const namesOf = (found: typeof own) => found.map(([id]) => id.replace(/Role.*/, '')).sort();
    const writers = [
      'accessrequests',
      'barredpeople',
      'choice',
      'corrections',
      'dayend',
      'exports',
      'holds',
      'import',
      'invitations',
      'myvisits',
      'passages',
      'recurringvisits',
      'scan',
      'series',
      'shortenretention',
      'visits',
    ];
    expect(namesOf(makers)).toEqual(writers);
    expect(namesOf(own)).toEqual([...writers, 'mydata', 'offlinepack', 'sendinvitations'].sort());
    for (const [, { Condition }] of own)
      expect(Condition).toEqual({
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['firm', 'site', 'day'] },
        Null: { 'kms:EncryptionContextKeys': 'false' },
      });
  });

  it('let only the destruction delete the key of a day', () => {
    const deleters = statements().filter(
      ([, { Action, Resource }]) =>
        listed(Action).includes('dynamodb:DeleteItem') &&
        JSON.stringify(Resource).includes('FnGetAttDayKeys'),
    );
    expect(deleters.map(([id]) => id.replace(/Role.*/, ''))).toEqual(['destroykeys']);
  });

  it('let no function change or delete an entry of the audit trail', () => {
    const onTrail = statements().filter(([, { Resource }]) =>
      JSON.stringify(Resource).includes('FnGetAttAudit'),
    );
    expect([...new Set(onTrail.flatMap(([, { Action }]) => listed(Action)))].sort()).toEqual([
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    expect(onTrail.map(([id]) => id.replace(/Role.*/, '')).sort()).toEqual([
      'accessrequests',
      'audit',
      'auditclose',
      'barredpeople',
      'corrections',
      'destroykeys',
      'exports',
      'holds',
      'import',
      'invitations',
      'members',
      'myvisits',
      'passages',
      'recurringvisits',
      'scanners',
      'siteadministration',
      'units',
      'visits',
    ]);
  });

  it('let only the renewal write a secret', () => {
    const writers = statements()
      .filter(([, { Action }]) => listed(Action).includes('secretsmanager:PutSecretValue'))
      .map(([id]) => id.slice(0, 11));
    expect(writers).toEqual(['renewalRole']);
  });
});
