import {
  CreateTableCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Template } from '../template/template.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.optional(z.array(z.string())),
});
const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.optional(
    z.array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })),
  ),
  TimeToLiveSpecification: z.optional(
    z.object({ AttributeName: z.optional(z.string()), Enabled: z.boolean() }),
  ),
  StreamSpecification: z.optional(
    z.object({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) }),
  ),
});

/**
 * Makes the template's tables, with indexes, streams and time to live, where they do not exist yet. Answers their names.
 */
export async function createTables(client: DynamoDBClient, template: Template): Promise<string[]> {
  const tables = [
    ...template.resources('AWS::DynamoDB::Table', tableSchema),
    ...template.resources('AWS::DynamoDB::GlobalTable', tableSchema),
  ];
  for (const { ref, properties } of tables) {
    const made = await createTable(client, tableInput(ref, properties));
    const ttl = properties.TimeToLiveSpecification;
    if (made && ttl?.AttributeName !== undefined) {
      await client.send(
        new UpdateTimeToLiveCommand({
          TableName: ref,
          TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled },
        }),
      );
    }
  }
  return tables.map(({ ref }) => ref);
}

async function createTable(client: DynamoDBClient, input: CreateTableCommandInput): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(input));
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
}

function tableInput(name: string, table: z.output<typeof tableSchema>): CreateTableCommandInput {
  const indexes = table.GlobalSecondaryIndexes?.map(({ Projection, ...index }) => ({
    ...index,
    Projection: {
      ProjectionType: Projection.ProjectionType,
      ...(Projection.NonKeyAttributes ? { NonKeyAttributes: Projection.NonKeyAttributes } : {}),
    },
  }));
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(table.StreamSpecification
      ? { StreamSpecification: { StreamEnabled: true, ...table.StreamSpecification } }
      : {}),
  };
}
