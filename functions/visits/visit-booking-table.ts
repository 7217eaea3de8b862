import {
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalDay, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NamePointer } from './pointer.ts';
import { changeOf, replacementOf, type Change, type ChangeDetails } from './visit-change.ts';
import {
  dayPartition,
  pointerItem,
  pointerKey,
  presencePartition,
  visitFrom,
  visitItem,
  visitKey,
  type SiteRef,
} from './visit-item.ts';
import type { VisitState } from './visit-states.ts';
import type { Visit } from './visit.ts';

/** A page of a list; `next` is where the following page begins. */
export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly next?: string;
}

/** A visit and the pointers that lead to it. */
export interface Booking {
  readonly visit: Visit;
  readonly pointers: readonly NamePointer[];
}

/** The office's side of the Visits table: what writes a visit together with its pointers, and lists. */
export interface VisitBookingTable {
  /** Writes a new visit and its pointers, all or nothing. Answers the visit, or the one that has its id already. */
  create(visit: Visit, pointers: readonly NamePointer[]): Promise<Visit>;
  /** Cancels a visit and takes its pointers away, all or nothing. */
  cancel(visit: Visit, pointers: readonly NamePointer[], details: ChangeDetails): Promise<Change>;
  /** Approves a visit and writes its pointers, all or nothing. */
  approve(visit: Visit, pointers: readonly NamePointer[], details: ChangeDetails): Promise<Change>;
  /**
   * Puts a visit in the place of the version that was read, moving its pointers and its place in the day's list, all or
   * nothing; refused where the state machine does not allow it or the version is another by now.
   */
  edit(before: Booking, after: Booking): Promise<Change>;
  /** The visits of a site's day in the order they begin. */
  listDay(site: SiteRef, day: LocalDay, page: PageOf & { readonly state?: VisitState }): Promise<VisitPage>;
  /** Who is on site now; an index, a moment behind the writes. */
  listOnSite(site: SiteRef, page: PageOf): Promise<VisitPage>;
  countOnSite(site: SiteRef): Promise<number>;
}

interface PageOf {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** Opens the Visits table; `tableName` as deployed. */
export function visitBookingTable(
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): VisitBookingTable {
  const put = (item: object, condition?: string) => ({
    Put: {
      TableName: tableName,
      Item: marshall(item, { removeUndefinedValues: true }),
      ...(condition === undefined ? {} : { ConditionExpression: condition }),
    },
  });
  const changeWith =
    (name: 'cancel' | 'approve', pointerWrite: (visit: Visit, pointer: NamePointer) => object) =>
    async (visit: Visit, pointers: readonly NamePointer[], details: ChangeDetails): Promise<Change> => {
      const update = changeOf(visit, visit.visitId, name, details, clock());
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              { Update: { TableName: tableName, ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
              ...pointers.map((pointer) => pointerWrite(visit, pointer)),
            ],
          }),
        );
      } catch (error) {
        return refusedBy(error, clock);
      }
      return {
        ok: true,
        visit: { ...visit, state: name === 'cancel' ? 'cancelled' : 'expected', version: visit.version + 1 },
      };
    };
  /** Reads on until `limit` visits passed the filter. */
  const page = async (query: PageQuery, { limit, after }: PageOf): Promise<VisitPage> => {
    const found: { visit: Visit; position: string }[] = [];
    let start = after === undefined ? undefined : query.startAfter(after);
    do {
      const answer = await client.send(
        new QueryCommand({
          TableName: tableName,
          ...query.input,
          Limit: limit + 1,
          ...(start ? { ExclusiveStartKey: marshall(start) } : {}),
        }),
      );
      for (const item of (answer.Items ?? []).map((attributes) => unmarshall(attributes))) {
        const visit = visitFrom(item, clock());
        if (visit) found.push({ visit, position: String(item[query.sortKey]) });
      }
      start = answer.LastEvaluatedKey && unmarshall(answer.LastEvaluatedKey);
    } while (start && found.length <= limit);
    const shown = found.slice(0, limit);
    const visits = shown.map(({ visit }) => visit);
    const last = shown.at(-1);
    return last && found.length > limit ? { visits, next: last.position } : { visits };
  };
  return {
    create: async (visit, pointers) => {
      const { Put } = put(visitItem(visit), 'attribute_not_exists(pk)');
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              { Put: { ...Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
              ...pointers.map((pointer) => put(pointerItem(visit, pointer))),
            ],
          }),
        );
      } catch (error) {
        const there = refusedBy(error, clock).visit;
        if (!there) throw error;
        return there;
      }
      return visit;
    },
    cancel: changeWith('cancel', (visit, { nameKey }) => ({
      Delete: { TableName: tableName, Key: marshall(pointerKey(visit, nameKey)) },
    })),
    approve: changeWith('approve', (visit, pointer) => put(pointerItem(visit, pointer))),
    edit: async (before, after) => {
      const places = (booking: Booking) =>
        booking.pointers.map(({ nameKey }) => pointerKey(booking.visit, nameKey));
      const kept = new Set(places(after).map(placeOf));
      const left = places(before).filter((key) => !kept.has(placeOf(key)));
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              { Put: { TableName: tableName, ...replacementOf(before.visit, after.visit, clock()) } },
              ...left.map((key) => ({ Delete: { TableName: tableName, Key: marshall(key) } })),
              ...after.pointers.map((pointer) => put(pointerItem(after.visit, pointer))),
            ],
          }),
        );
      } catch (error) {
        return refusedBy(error, clock);
      }
      return { ok: true, visit: after.visit };
    },
    listDay: (site, day, { state, ...of }) => page(dayQuery(site, day, state), of),
    listOnSite: (site, of) => page(onSiteQuery(site), of),
    countOnSite: async (site) => {
      const { input } = onSiteQuery(site);
      let count = 0;
      let start: QueryCommand['input']['ExclusiveStartKey'];
      do {
        const answer = await client.send(
          new QueryCommand({
            TableName: tableName,
            ...input,
            FilterExpression: 'purgeAt > :now',
            ExpressionAttributeValues: {
              ...input.ExpressionAttributeValues,
              ...marshall({ ':now': clock() }),
            },
            Select: 'COUNT',
            ExclusiveStartKey: start,
          }),
        );
        count += answer.Count ?? 0;
        start = answer.LastEvaluatedKey;
      } while (start);
      return count;
    },
  };
}

const placeOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }): string => `${pk} ${sk}`;

interface PageQuery {
  readonly input: Omit<QueryCommand['input'], 'TableName'>;
  readonly sortKey: 'daySk' | 'presenceSk';
  /** The index key that a value of the sort key stands for. */
  readonly startAfter: (position: string) => Record<string, unknown>;
}

function dayQuery(site: SiteRef, day: LocalDay, state: VisitState | undefined): PageQuery {
  const dayPk = dayPartition(site, day);
  return {
    input: {
      IndexName: 'by-day',
      KeyConditionExpression: 'dayPk = :pk',
      ExpressionAttributeValues: marshall({
        ':pk': dayPk,
        ...(state === undefined ? {} : { ':state': state }),
      }),
      ...(state === undefined
        ? {}
        : { FilterExpression: '#state = :state', ExpressionAttributeNames: { '#state': 'state' } }),
    },
    sortKey: 'daySk',
    startAfter: (daySk) => ({ dayPk, daySk, ...visitKey(site, idAtEndOf(daySk)) }),
  };
}

function onSiteQuery(site: SiteRef): PageQuery {
  const presencePk = presencePartition(site, 'ON');
  return {
    input: {
      IndexName: 'on-site',
      KeyConditionExpression: 'presencePk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': presencePk }),
    },
    sortKey: 'presenceSk',
    startAfter: (presenceSk) => ({ presencePk, presenceSk, ...visitKey(site, idAtEndOf(presenceSk)) }),
  };
}

const idAtEndOf = (sortKey: string): VisitId => sortKey.slice(sortKey.lastIndexOf('#') + 1) as VisitId;

function refusedBy(error: unknown, clock: Clock): Change {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const [reason] = error.CancellationReasons ?? [];
  if (reason?.Code !== 'ConditionalCheckFailed') throw error;
  const visit = visitFrom(reason.Item && unmarshall(reason.Item), clock());
  return visit ? { ok: false, visit } : { ok: false };
}
