import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import type { Claim, IdempotencyPlace, IdempotencyStore, Remembered } from './idempotency.ts';
import type { Clock } from '../kernel/clock.ts';

const rememberedSeconds = 86_400;
/** Longer than any function runs: after this a claim without an answer belongs to nobody. */
const claimSeconds = 60;

/**
 * Remembers answers in the Visits table, the only one that may hold what visitors' answers hold; they go with its purge.
 * Keys are hashed, so that nothing a client puts into one is kept.
 */
export function idempotencyTable(client: DynamoDBClient, tableName: string, clock: Clock): IdempotencyStore {
  return {
    claim: async (request) => {
      const now = clock();
      const { fingerprint, claimedBy } = request;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall({
              ...keyOf(request),
              fingerprint,
              claimedBy,
              claimedUntil: now + claimSeconds,
              purgeAt: now + rememberedSeconds,
            }),
            ConditionExpression: `attribute_not_exists(pk) OR purgeAt <= :now OR (${lapsed})`,
            ExpressionAttributeValues: marshall({ ':now': now, ':fingerprint': fingerprint }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { kind: 'claimed' };
      } catch (error) {
        return earlier(error, fingerprint);
      }
    },
    complete: async (request, { status, headers, body }, forgetAt) => {
      await client
        .send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(keyOf(request)),
            UpdateExpression: 'SET answer = :answer, purgeAt = :purgeAt REMOVE claimedUntil',
            ConditionExpression: 'claimedBy = :claimedBy',
            ExpressionAttributeValues: marshall({
              ':answer': JSON.stringify({ status, headers, body }),
              ':purgeAt': Math.min(clock() + rememberedSeconds, forgetAt ?? Infinity),
              ':claimedBy': request.claimedBy,
            }),
          }),
        )
        .catch(unlessTakenOver);
    },
    release: async (request) => {
      await client
        .send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: marshall(keyOf(request)),
            ConditionExpression: 'claimedBy = :claimedBy',
            ExpressionAttributeValues: marshall({ ':claimedBy': request.claimedBy }),
          }),
        )
        .catch(unlessTakenOver);
    },
  };
}

const lapsed = 'attribute_not_exists(answer) AND claimedUntil <= :now AND fingerprint = :fingerprint';

const keyOf = ({ firmId, siteId, memberId, key }: IdempotencyPlace) => ({
  pk: `F#${firmId}#S#${siteId}#I#${createHash('sha256')
    .update(JSON.stringify([memberId, key]))
    .digest('base64url')}`,
  sk: 'ANSWER',
});

function earlier(error: unknown, fingerprint: string): Claim {
  if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
  const item = unmarshall(error.Item);
  if (item['fingerprint'] !== fingerprint) return { kind: 'reused' };
  const answer: unknown = item['answer'];
  return typeof answer === 'string'
    ? { kind: 'answered', answer: JSON.parse(answer) as Remembered }
    : { kind: 'running' };
}

/** Somebody else works on it since this try's claim lapsed. */
function unlessTakenOver(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
