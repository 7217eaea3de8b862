import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * How every function calls a store: it waits 2 s for an answer, tries once more, and then fails. Both tries end within
 * half of the shortest time that a function has (10 s), so that a store which hangs becomes a 503 and never a time-out.
 */
const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
} as const;

/** A client of DynamoDB with the deadline that all functions share. */
export const databaseClient = (): DynamoDBClient => new DynamoDBClient(patience);

/** A client of Secrets Manager with the deadline that all functions share. */
export const secretsClient = (): SecretsManagerClient => new SecretsManagerClient(patience);

/** A client of EventBridge with the deadline that all functions share. */
export const eventsClient = (): EventBridgeClient => new EventBridgeClient(patience);
