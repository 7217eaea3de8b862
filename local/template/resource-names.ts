import type { Json, JsonObject } from './json.ts';

/** Where the local host pretends to be. */
export const region = 'ap-east-1';
export const accountId = '000000000000';

/** The properties that can name a resource, whatever its type. */
export const nameProperties = ['FunctionName', 'Name', 'StageName', 'TableName'] as const;

/** A resource as `Ref` and `GetAtt` see it; `properties` are {@link nameProperties}, resolved. */
export interface NamedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${accountId}:${rest}`;

const nameOf = ({ stack, logicalId, properties }: NamedResource, property: string): string => {
  const name = properties[property];
  return typeof name === 'string' ? name : `${stack}-${logicalId}`;
};

/** What `Ref` gives for a resource: its type decides. */
export function refOf(resource: NamedResource): string {
  const { type, logicalId, properties } = resource;
  switch (type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return nameOf(resource, 'TableName');
    case 'AWS::Lambda::Function':
      return nameOf(resource, 'FunctionName');
    case 'AWS::Lambda::Version':
      return `${functionArn(properties['FunctionName'])}:1`;
    case 'AWS::Lambda::Alias':
      return `${functionArn(properties['FunctionName'])}:${nameOf(resource, 'Name')}`;
    case 'AWS::SecretsManager::Secret':
      return arn('secretsmanager', `secret:${nameOf(resource, 'Name')}-sandbx`);
    case 'AWS::Events::EventBus':
    case 'AWS::ApiGateway::Model':
      return nameOf(resource, 'Name');
    case 'AWS::ApiGateway::Stage':
      return nameOf(resource, 'StageName');
    default:
      return logicalId;
  }
}

/** What `GetAtt` gives: an ARN that is unique, or a text that names the attribute. */
export function attributeOf(resource: NamedResource, attribute: string): string {
  if (attribute === 'StreamArn') return arn('dynamodb', `table/${refOf(resource)}/stream/current`);
  if (attribute !== 'Arn') return `${refOf(resource)}.${attribute}`;
  switch (resource.type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return arn('dynamodb', `table/${refOf(resource)}`);
    case 'AWS::Lambda::Function':
      return functionArn(refOf(resource));
    case 'AWS::SecretsManager::Secret':
      return refOf(resource);
    case 'AWS::SQS::Queue':
      return arn('sqs', refOf(resource));
    case 'AWS::Events::EventBus':
      return arn('events', `event-bus/${refOf(resource)}`);
    default:
      return arn('local', `${resource.stack}/${resource.logicalId}`);
  }
}

const functionArn = (name: Json | undefined): string => {
  if (typeof name !== 'string') throw new Error('a version or alias names no function');
  return name.startsWith('arn:') ? name : arn('lambda', `function:${name}`);
};
