import type { GatehouseFunction } from './gatehouse-function.ts';

interface Encrypted {
  /** The key that the resource is encrypted under. */
  readonly key: { readonly keyArn: string };
}

/** What can be done to the items of a table. */
export type TableAction =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'BatchGetItem'
  | 'BatchWriteItem';
/** What can be done to a secret. */
export type SecretAction =
  'GetSecretValue' | 'PutSecretValue' | 'UpdateSecretVersionStage' | 'DescribeSecret';

/** Lets a function do exactly these things to a table; the indexes named may be queried. */
export function allowTable(
  to: GatehouseFunction,
  table: { readonly tableArn: string },
  { key }: Encrypted,
  actions: readonly TableAction[],
  indexes: readonly string[] = [],
): void {
  if (actions.length > 0) {
    to.allow(
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
  }
  if (indexes.length > 0) {
    to.allow(
      ['dynamodb:Query'],
      indexes.map((name) => `${table.tableArn}/index/${name}`),
    );
  }
  allowKey(to, key, actions.some(writes), 'dynamodb');
}

/** Lets a function do one thing to items whose partition key fits the pattern, and to no others. */
export function allowUnder(
  to: GatehouseFunction,
  table: { readonly tableArn: string },
  { key }: Encrypted,
  action: TableAction,
  partitions: string,
): void {
  to.allow([`dynamodb:${action}`], [table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partitions] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
  allowKey(to, key, writes(action), 'dynamodb');
}

const writes = (action: TableAction): boolean =>
  ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].includes(action);

/** Lets a function do exactly these things to a secret. */
export function allowSecret(
  to: GatehouseFunction,
  secret: { readonly secretArn: string },
  { key }: Encrypted,
  actions: readonly SecretAction[],
): void {
  to.allow(
    actions.map((action) => `secretsmanager:${action}`),
    [secret.secretArn],
  );
  allowKey(to, key, actions.includes('PutSecretValue'), 'secretsmanager');
}

/** Lets a function make and unwrap data keys under a key, for one purpose: they open with these words alone. */
export function allowDataKeys(
  to: GatehouseFunction,
  key: { readonly keyArn: string },
  { make }: { readonly make: boolean },
): void {
  to.allow(['kms:Decrypt', ...(make ? ['kms:GenerateDataKey'] : [])], [key.keyArn], {
    'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['firm', 'site', 'day'] },
    Null: { 'kms:EncryptionContextKeys': 'false' },
  });
}

/** Lets a function put events on a bus. */
export function allowPublish(to: GatehouseFunction, bus: { readonly eventBusArn: string }): void {
  to.allow(['events:PutEvents'], [bus.eventBusArn]);
}

/** Lets Lambda read a table's stream on behalf of a function. */
export function allowStream(to: GatehouseFunction, streamArn: string, { key }: Encrypted): void {
  to.allow(
    ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`),
    [streamArn],
  );
  // IAM has no resource for it (service authorization reference of DynamoDB): it lists names.
  to.allow(['dynamodb:ListStreams'], ['*']);
  allowKey(to, key, false, 'dynamodb');
}

/** Lets a function send to a queue. */
export function allowSend(to: GatehouseFunction, queue: { readonly queueArn: string }): void {
  to.allow(['sqs:SendMessage'], [queue.queueArn]);
}

/** Lets a function do exactly these things to a queue that is encrypted under a key of ours. */
export function allowQueue(
  to: GatehouseFunction,
  queue: { readonly queueArn: string },
  { key }: Encrypted,
  actions: readonly ('SendMessage' | 'ReceiveMessage' | 'DeleteMessage' | 'GetQueueAttributes')[],
): void {
  to.allow(
    actions.map((action) => `sqs:${action}`),
    [queue.queueArn],
  );
  allowKey(to, key, actions.includes('SendMessage'), 'sqs');
}

/** Lets a function send e-mails in the name of this address, by the identity of the address or of its domain. */
export function allowMail(to: GatehouseFunction, from: string, region: string): void {
  const [, domain = ''] = from.split('@');
  const { partition, account } = to.function.stack;
  to.allow(
    ['ses:SendEmail', 'ses:SendRawEmail'],
    [from, domain].map((identity) => `arn:${partition}:ses:${region}:${account}:identity/${identity}`),
    { StringEquals: { 'ses:FromAddress': from } },
  );
}

function allowKey(
  to: GatehouseFunction,
  key: Encrypted['key'],
  writes: boolean,
  service: 'dynamodb' | 'secretsmanager' | 'sqs',
): void {
  to.allow(['kms:Decrypt', ...(writes ? ['kms:GenerateDataKey'] : [])], [key.keyArn], {
    StringEquals: { 'kms:ViaService': `${service}.${to.function.stack.region}.amazonaws.com` },
  });
}
