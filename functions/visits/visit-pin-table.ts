import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Change } from './transition-update.ts';
import { pinMinuteKey, visitFrom, visitKey, type SiteRef } from './visit-item.ts';
import { mostPinAttempts, mostPinsPerMinute } from './pin-limits.ts';
import { amendments } from './visit-states.ts';

/** What is written for invitation PINs. A fault of the store is thrown. */
export interface VisitPinTable {
  /** Puts a new PIN's hash in the place of the one before, with no attempt counted. */
  make(
    site: SiteRef,
    visitId: VisitId,
    pinHash: string,
    asked: { readonly ifVersion?: number },
  ): Promise<Change>;
  /** Counts an attempt, unless the PIN is locked; answers the visit as it is then. */
  countAttempt(site: SiteRef, visitId: VisitId): Promise<Change>;
  /** Counts an attempt at the site, unless this minute has had its share. */
  admitsAnother(site: SiteRef): Promise<boolean>;
}

/** How long the count of a minute is kept. */
const minuteLifeSeconds = 3600;

/** Opens the Visits table; `tableName` as deployed. */
export function visitPinTable(client: DynamoDBClient, tableName: string, clock: Clock): VisitPinTable {
  const amend = async (
    site: SiteRef,
    visitId: VisitId,
    states: readonly string[],
    update: { set: string; condition: string; values: Record<string, unknown> },
  ): Promise<Change> => {
    const allowed = states.map((state) => [`:in_${state}`, state] as const);
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall(visitKey(site, visitId)),
          UpdateExpression: `SET ${update.set}, version = version + :one`,
          ConditionExpression: `#state IN (${allowed.map(([name]) => name).join(', ')}) AND purgeAt > :now${update.condition}`,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: marshall({
            ...Object.fromEntries(allowed),
            ':one': 1,
            ':now': clock(),
            ...update.values,
          }),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      const visit = visitFrom(Attributes && unmarshall(Attributes), clock());
      return visit ? { ok: true, visit } : { ok: false };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const visit = visitFrom(error.Item && unmarshall(error.Item), clock());
      return visit ? { ok: false, visit } : { ok: false };
    }
  };
  return {
    make: (site, visitId, pinHash, { ifVersion }) =>
      amend(site, visitId, amendments.makePin.in, {
        set: 'pinHash = :hash, pinAttempts = :none',
        condition: ifVersion === undefined ? '' : ' AND version = :version',
        values: {
          ':hash': pinHash,
          ':none': 0,
          ...(ifVersion === undefined ? {} : { ':version': ifVersion }),
        },
      }),
    countAttempt: (site, visitId) =>
      amend(site, visitId, amendments.tryPin.in, {
        set: 'pinAttempts = pinAttempts + :one',
        condition: ' AND attribute_exists(pinHash) AND pinAttempts < :most',
        values: { ':most': mostPinAttempts },
      }),
    admitsAnother: async (site) => {
      const minute = Math.floor(clock() / 60);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(pinMinuteKey(site, minute)),
            UpdateExpression: 'SET purgeAt = :purgeAt ADD attempts :one',
            ConditionExpression: 'attribute_not_exists(attempts) OR attempts < :most',
            ExpressionAttributeValues: marshall({
              ':one': 1,
              ':most': mostPinsPerMinute,
              ':purgeAt': minute * 60 + minuteLifeSeconds,
            }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
