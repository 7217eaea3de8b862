import { beforeAll, describe, expect, it } from '@jest/globals';
import { ofType, synthesise, type Template } from './support/synthesise.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

let stacks: Record<string, Template>;
beforeAll(() => {
  stacks = synthesise();
}, 120_000);

const listed = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value]);

function statements(): [string, Statement][] {
  return Object.values(stacks).flatMap((template) =>
    [...ofType(template, 'AWS::IAM::Policy'), ...ofType(template, 'AWS::IAM::ManagedPolicy')].flatMap(
      ([id, { Properties }]) =>
        (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement.map(
          (statement): [string, Statement] => [id, statement],
        ),
    ),
  );
}

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

  it('name their resources; only X-Ray and the listing of streams, which have none, take all', () => {
    const wide = statements().filter(([, { Resource }]) =>
      listed(Resource).some((resource) => resource === '*' || JSON.stringify(resource).includes('/index/*')),
    );
    const actions = [...new Set(wide.flatMap(([, { Action }]) => listed(Action)))].sort();
    // IAM knows no resource for the listing of streams either.
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
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'visitevents',
      [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
        'events:PutEvents',
        'sqs:SendMessage',
      ],
    ],
    ['health', ['dynamodb:GetItem']],
  ])('of %s are exactly what it uses', (name, expected) => {
    expect([...new Set(actionsOf(name))]).toEqual(expected);
  });

  it('let the authorizer write the ids of tokens, and no other item', () => {
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

  it('let the publisher of events read the one stream, send to the one bus and the one queue, and no table', () => {
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
    expect(resourceOf('kms:GenerateDataKey')).toEqual([]);
  });

  it('let no function but the renewal write a secret', () => {
    const writers = statements()
      .filter(([, { Action }]) => listed(Action).includes('secretsmanager:PutSecretValue'))
      .map(([id]) => id.slice(0, 11));
    expect(writers).toEqual(['renewalRole']);
  });
});
