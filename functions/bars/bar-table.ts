import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { BarredId, EpochSeconds, MemberId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Bar, BarScope } from './bar.ts';
import { nameKeyPartition, nearPartition } from '../visits/visit-item.ts';

/** A page of bars; `next` is where the following page begins. */
export interface BarPage {
  readonly bars: readonly Bar[];
  readonly next?: BarredId;
}

export interface BarReview {
  readonly reviewBy: EpochSeconds;
  readonly reviewedAt: EpochSeconds;
  readonly reviewedBy: MemberId;
}

/**
 * Bars in the Visits table: the record that the office sees, and for each site and name the line that a scan's one Query
 * finds. Lines are written only while their record stands, so that none is left without one. A fault is thrown.
 */
export interface BarTable {
  /** Writes the record, unless it stands already: then answers that one. */
  create(bar: Bar): Promise<{ readonly created: boolean; readonly bar: Bar }>;
  get(scope: BarScope, barredId: BarredId): Promise<Bar | undefined>;
  /** In the order of their ids; with `dueBefore` those alone that end before. */
  list(
    scope: BarScope,
    page: { readonly limit: number; readonly after?: string; readonly dueBefore?: EpochSeconds },
  ): Promise<BarPage>;
  /** Puts the review on the record. `undefined` where there is none any more. */
  review(scope: BarScope, barredId: BarredId, review: BarReview): Promise<Bar | undefined>;
  /** Writes the lines that scans at these sites find. May be done again. */
  spread(bar: Bar, siteIds: readonly SiteId[]): Promise<void>;
  /** Ends the bar: no line can be written any more, those there are go, then the record. May be done again. */
  lift(bar: Bar, siteIds: readonly SiteId[]): Promise<void>;
}

/** Actions in a transaction: 100 (DynamoDB quotas); one is the look at the record. */
const mostLines = 90;
const mostTries = 5;

const recordKey = ({ firmId, siteId }: BarScope, barredId: string) => ({
  pk: siteId === undefined ? `F#${firmId}#BARRED` : `F#${firmId}#S#${siteId}#BARRED`,
  sk: `BARRED#${barredId}`,
});
/** The lines of a bar at these sites: one under each name, and one under the prefix for names that are near. */
const linesOf = ({ firmId, barredId, identities, parts }: Bar, siteIds: readonly SiteId[]) =>
  siteIds.flatMap((siteId) => {
    const site = { firmId, siteId };
    const sk = `BARRED#${barredId}`;
    return [
      ...identities.map((identity) => ({
        key: { pk: nameKeyPartition(site, identity.nameKey), sk },
        holds: identity,
      })),
      ...(parts?.prefixKey ? [{ key: { pk: nearPartition(site, parts.prefixKey), sk }, holds: parts }] : []),
    ];
  });

const stands = 'attribute_exists(pk) AND attribute_not_exists(liftedAt) AND purgeAt > :now';

interface Line {
  readonly TableName: string;
  readonly Item: Record<string, AttributeValue>;
}

/** Opens the Visits table for bars; `tableName` as deployed. */
export function barTable(client: DynamoDBClient, tableName: string, clock: Clock): BarTable {
  const now = () => marshall({ ':now': clock() });
  const get: BarTable['get'] = async (scope, barredId) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: tableName,
        Key: marshall(recordKey(scope, barredId)),
        ConsistentRead: true,
      }),
    );
    return barFrom(Item && unmarshall(Item), clock());
  };
  const update = async (scope: BarScope, barredId: BarredId, set: object): Promise<Bar | undefined> => {
    const names = Object.keys(set);
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall(recordKey(scope, barredId)),
          UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
          ConditionExpression: stands,
          ExpressionAttributeValues: {
            ...now(),
            ...marshall(
              Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value as unknown])),
            ),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Attributes && barOf(unmarshall(Attributes));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };
  /** False where the record does not stand any more. Two that write the same lines at once take turns. */
  const transact = async (bar: Bar, puts: readonly Line[]): Promise<boolean> => {
    const check = {
      TableName: tableName,
      Key: marshall(recordKey(bar, bar.barredId)),
      ConditionExpression: stands,
      ExpressionAttributeValues: now(),
    };
    for (let tries = 1; ; tries += 1) {
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [{ ConditionCheck: check }, ...puts.map((Put) => ({ Put }))],
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
        if (codes[0] === 'ConditionalCheckFailed') return false;
        if (tries >= mostTries || !codes.includes('TransactionConflict')) throw error;
      }
    }
  };
  return {
    get,
    create: async (bar) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall({ ...recordKey(bar, bar.barredId), ...bar, purgeAt: bar.reviewBy }),
            ConditionExpression: 'attribute_not_exists(pk) OR purgeAt <= :now OR attribute_exists(liftedAt)',
            ExpressionAttributeValues: now(),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { created: true, bar };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
        return { created: false, bar: barOf(unmarshall(error.Item)) };
      }
    },
    list: async (scope, { limit, after, dueBefore }) => {
      const found: Bar[] = [];
      let start = after === undefined ? undefined : recordKey(scope, after);
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: marshall({ ':pk': recordKey(scope, '').pk }),
            Limit: limit + 1,
            ConsistentRead: true,
            ...(start ? { ExclusiveStartKey: marshall(start) } : {}),
          }),
        );
        const bars = Items.flatMap((item) => barFrom(unmarshall(item), clock()) ?? []);
        found.push(...bars.filter(({ reviewBy }) => dueBefore === undefined || reviewBy <= dueBefore));
        start = LastEvaluatedKey && (unmarshall(LastEvaluatedKey) as ReturnType<typeof recordKey>);
      } while (start && found.length <= limit);
      const bars = found.slice(0, limit);
      const last = bars.at(-1);
      return last && found.length > limit ? { bars, next: last.barredId } : { bars };
    },
    review: (scope, barredId, review) => update(scope, barredId, { ...review, purgeAt: review.reviewBy }),
    spread: async (bar, siteIds) => {
      const puts = linesOf(bar, siteIds).map(({ key, holds }) => ({
        TableName: tableName,
        Item: marshall({ ...key, ...holds, purgeAt: bar.reviewBy }, { removeUndefinedValues: true }),
      }));
      for (let from = 0; from < puts.length; from += mostLines) {
        if (!(await transact(bar, puts.slice(from, from + mostLines)))) return;
      }
    },
    lift: async (bar, siteIds) => {
      await update(bar, bar.barredId, { liftedAt: clock() });
      const remove = (key: object, condition = {}) =>
        client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(key), ...condition }));
      for (const { key } of linesOf(bar, siteIds)) await remove(key);
      // Somebody may have barred the person again meanwhile: that record stays.
      await remove(recordKey(bar, bar.barredId), {
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(liftedAt)',
      }).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },
  };
}

/** Attributes of the table's, not of the bar. */
const ofTheTable = new Set(['pk', 'sk', 'purgeAt', 'liftedAt']);
const barOf = (item: Record<string, unknown>): Bar =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !ofTheTable.has(name))) as unknown as Bar;
const barFrom = (item: Record<string, unknown> | undefined, now: EpochSeconds): Bar | undefined =>
  item && Number(item['purgeAt']) > now ? barOf(item) : undefined;
