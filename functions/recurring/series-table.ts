import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalDay, SeriesId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { duePartition, dueSortKey, seriesFrom, seriesItem, seriesKey } from './series-item.ts';
import type { Series } from './series.ts';
import type { Booking } from '../visits/booking.ts';
import { pointerItem, visitItem, type SiteRef } from '../visits/visit-item.ts';
import { hintItems } from '../visits/hint-items.ts';
import { writeHints } from '../visits/hint-table.ts';

/** A page of a site's series; `next` is where the following page begins. */
interface SeriesPage {
  readonly series: readonly Series[];
  readonly next?: string;
}

/** Rules of recurring visits, in the Visits table. A fault of the store is thrown. */
export interface SeriesTable {
  /** Writes a new rule, due at once; answers the one that has its id already, if any. */
  create(series: Series, dueOn: LocalDay): Promise<Series>;
  get(site: SiteRef, seriesId: SeriesId): Promise<Series | undefined>;
  list(site: SiteRef, page: { readonly limit: number; readonly after?: string }): Promise<SeriesPage>;
  /**
   * Writes visits and how far the rule has come with them, all or nothing. False where the rule is cancelled or was
   * extended by somebody else.
   */
  extend(
    series: Series,
    to: { readonly madeUntil: LocalDay; readonly dueOn: LocalDay | undefined },
    bookings: readonly Booking[],
  ): Promise<boolean>;
  /** Ends the rule; no visit comes of it any more. */
  cancel(site: SiteRef, seriesId: SeriesId): Promise<Series | undefined>;
  /** The rules that are due on a day, of all firms, a page at a time. */
  due(day: LocalDay): AsyncIterable<Series>;
}

/** Opens the Visits table; `tableName` as deployed. */
export function seriesTable(client: DynamoDBClient, tableName: string, clock: Clock): SeriesTable {
  const read = (item: Parameters<typeof unmarshall>[0] | undefined) =>
    seriesFrom(item && unmarshall(item), clock());
  const put = (item: object) => ({
    Put: {
      TableName: tableName,
      Item: marshall(item, { removeUndefinedValues: true }),
    },
  });
  return {
    create: async (series, dueOn) => {
      try {
        await client.send(
          new PutItemCommand({
            ...put(seriesItem(series, dueOn)).Put,
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return series;
      } catch (error) {
        const there = error instanceof ConditionalCheckFailedException ? read(error.Item) : undefined;
        if (!there) throw error;
        return there;
      }
    },
    get: async (site, seriesId) => {
      const key = marshall(seriesKey(site, seriesId));
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return read(Item);
    },
    list: async (site, { limit, after }) => {
      const { pk } = seriesKey(site, '' as SeriesId);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: marshall({ ':pk': pk }),
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: marshall({ pk, sk: after }) }),
        }),
      );
      const series = Items.flatMap((item) => read(item) ?? []);
      return LastEvaluatedKey ? { series, next: String(unmarshall(LastEvaluatedKey)['sk']) } : { series };
    },
    extend: async (series, { madeUntil, dueOn }, bookings) => {
      const dueValues =
        dueOn === undefined ? {} : { ':duePk': duePartition(dueOn), ':dueSk': dueSortKey(series) };
      const update = {
        TableName: tableName,
        Key: marshall(seriesKey(series, series.seriesId)),
        UpdateExpression:
          dueOn === undefined
            ? 'SET madeUntil = :to REMOVE dayPk, daySk'
            : 'SET madeUntil = :to, dayPk = :duePk, daySk = :dueSk',
        ConditionExpression: '#state = :active AND madeUntil = :from',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({
          ':to': madeUntil,
          ':from': series.madeUntil,
          ':active': 'active',
          ...dueValues,
        }),
      };
      const visits = bookings.flatMap(({ visit, pointers }) => [
        put(visitItem(visit)),
        ...pointers.map((pointer) => put(pointerItem(visit, pointer))),
      ]);
      await writeHints(client, tableName, bookings.flatMap(hintItems));
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: update }, ...visits] }));
        return true;
      } catch (error) {
        const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
        if (reasons?.[0]?.Code === 'ConditionalCheckFailed') return false;
        throw error;
      }
    },
    cancel: async (site, seriesId) => {
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(seriesKey(site, seriesId)),
            UpdateExpression: 'SET #state = :cancelled REMOVE dayPk, daySk',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: marshall({ ':cancelled': 'cancelled' }),
            ReturnValues: 'ALL_NEW',
          }),
        );
        return read(Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
    due: async function* (day) {
      let start: QueryCommand['input']['ExclusiveStartKey'];
      do {
        const answer: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'by-day',
            KeyConditionExpression: 'dayPk = :pk',
            ExpressionAttributeValues: marshall({ ':pk': duePartition(day) }),
            ExclusiveStartKey: start,
          }),
        );
        yield* (answer.Items ?? []).flatMap((item) => read(item) ?? []);
        start = answer.LastEvaluatedKey;
      } while (start);
    },
  };
}
