import {
  ConditionalCheckFailedException,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalDay, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Booking, Move } from './booking.ts';
import { hintItems } from './hint-items.ts';
import type { NamePointer } from './pointer.ts';
import { changeOf, replacementOf, type Change, type ChangeDetails } from './transition-update.ts';
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
import { transitions, type VisitState } from './visit-states.ts';
import type { Visit } from './visit.ts';
import { writeHints } from './hint-table.ts';

/** A page of a list; `next` is where the following page begins. */
export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly next?: string;
}

/** The office's side of the Visits table: what writes a visit together with its pointers, and lists. */
export interface VisitBookingTable {
  /** Writes a new visit and its pointers, all or nothing. Answers the visit, or the one that has its id already. */
  create(visit: Visit, pointers: readonly NamePointer[]): Promise<Visit>;
  /** The same of a visitor and those who come along, the visitor first. */
  createAll(bookings: readonly [Booking, ...Booking[]]): Promise<Visit>;
  /** Writes again what leads to visits that an earlier try made, where that one ended in the middle. */
  lead(bookings: readonly Booking[]): Promise<void>;
  /** Cancels a visit and its companions' and takes their pointers away, all or nothing. */
  readonly cancel: ChangeTogether;
  /** Approves a visit and its companions' and writes their pointers, all or nothing. */
  readonly approve: ChangeTogether;
  /** Refuses a visit and its companions', all or nothing. Pointers stay: at the gate the visitor is denied. */
  readonly refuse: ChangeTogether;
  /** Says of a visit that nobody came and takes its pointers away, all or nothing. */
  readonly noShow: ChangeTogether;
  /**
   * Puts a visit in the place of the version that was read, moving its pointers and its place in the day's list, and its
   * companions' with it, all or nothing; refused where the state machine does not allow one of them or the version is
   * another by now. The answer is the first as it stands.
   */
  edit(move: Move, companions?: readonly Move[]): Promise<Change>;
  /** Marks pointers that stand: a bar is near their visit. */
  warn(booking: Booking): Promise<void>;
  /** The visits that begin on a site's day, in the order they begin. */
  listDay(site: SiteRef, day: LocalDay, page: PageOf & { readonly state?: VisitState }): Promise<VisitPage>;
  /** Who is on site now; an index, a moment behind the writes. */
  listOnSite(site: SiteRef, page: PageOf): Promise<VisitPage>;
  countOnSite(site: SiteRef): Promise<number>;
}

/** `asked` is of the lead alone. Refused where one of them does not allow it; the answer is the lead as it stands. */
type ChangeTogether = (
  lead: Booking,
  asked: Pick<ChangeDetails, 'ifVersion'>,
  companions?: readonly Booking[],
) => Promise<Change>;

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
    (
      name: 'cancel' | 'approve' | 'refuse' | 'noShow',
      pointerWrite: (visit: Visit, pointer: NamePointer) => object | undefined,
    ): ChangeTogether =>
    async (lead, asked, companions = []) => {
      const updateOf = (visit: Visit, details: ChangeDetails) => ({
        Update: {
          TableName: tableName,
          ...changeOf(visit, visit.visitId, name, details, clock()),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      });
      const all = [lead, ...companions];
      const decided = ({ clearance }: Visit) => (name === 'approve' && clearance ? { clearance } : {});
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              updateOf(lead.visit, { ...asked, ...decided(lead.visit) }),
              ...companions.map(({ visit }) =>
                updateOf(visit, { ifVersion: visit.version, ...decided(visit) }),
              ),
              ...all.flatMap(({ visit, pointers }) =>
                pointers.flatMap((pointer) => pointerWrite(visit, pointer) ?? []),
              ),
            ],
          }),
        );
      } catch (error) {
        return refusedBy(error, clock, lead.visit);
      }
      const { to: state } = transitions[name];
      return { ok: true, visit: { ...lead.visit, state, version: lead.visit.version + 1 } };
    };
  const deletePointer = (visit: Visit, { nameKey }: NamePointer) => ({
    Delete: { TableName: tableName, Key: marshall(pointerKey(visit, nameKey)) },
  });
  const movePointers = ({ before, after }: Move) => {
    const places = ({ visit, pointers }: Booking) =>
      pointers.map(({ nameKey }) => pointerKey(visit, nameKey));
    const kept = new Set(places(after).map(placeOf));
    const left = places(before).filter((key) => !kept.has(placeOf(key)));
    return [
      ...left.map((key) => ({ Delete: { TableName: tableName, Key: marshall(key) } })),
      ...after.pointers.map((pointer) => put(pointerItem(after.visit, pointer))),
    ];
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
  const createAll = async (bookings: readonly [Booking, ...Booking[]]): Promise<Visit> => {
    const [{ visit: first }] = bookings;
    if (bookings.some(({ visit }) => visit.state === 'checked_in'))
      throw new Error('nobody is booked as being inside: a visitor comes in past the door');
    const items = bookings.flatMap(({ visit, pointers }) => [
      {
        Put: {
          ...put(visitItem(visit), 'attribute_not_exists(pk)').Put,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      },
      ...pointers.map((pointer) => put(pointerItem(visit, pointer))),
    ]);
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    } catch (error) {
      const there = refusedBy(error, clock).visit;
      if (!there) throw error;
      return there;
    }
    await writeHints(client, tableName, bookings.flatMap(hintItems));
    return first;
  };
  return {
    create: (visit, pointers) => createAll([{ visit, pointers }]),
    createAll,
    lead: (bookings) => writeHints(client, tableName, bookings.flatMap(hintItems)),
    cancel: changeWith('cancel', deletePointer),
    noShow: changeWith('noShow', deletePointer),
    approve: changeWith('approve', (visit, pointer) => put(pointerItem(visit, pointer))),
    refuse: changeWith('refuse', () => undefined),
    edit: async (move, companions = []) => {
      const moves = [move, ...companions];
      await writeHints(client, tableName, moves.flatMap(newHints));
      const visits = moves.map(({ before, after }) => ({
        Put: { TableName: tableName, ...replacementOf(before.visit, after.visit, clock()) },
      }));
      try {
        await client.send(
          new TransactWriteItemsCommand({ TransactItems: [...visits, ...moves.flatMap(movePointers)] }),
        );
      } catch (error) {
        return refusedBy(error, clock, move.before.visit);
      }
      await writeHints(
        client,
        tableName,
        moves.flatMap(({ after }) => hintItems(after)),
      );
      return { ok: true, visit: move.after.visit };
    },
    warn: async ({ visit, pointers }) => {
      const marks = pointers.map(({ nameKey }) =>
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(pointerKey(visit, nameKey)),
            UpdateExpression: 'SET asksBars = :true',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: marshall({ ':true': true }),
          }),
        ),
      );
      for (const mark of await Promise.allSettled(marks))
        if (mark.status === 'rejected' && !(mark.reason instanceof ConditionalCheckFailedException))
          throw mark.reason;
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

/** What leads to a visit after an edit and did not before: it is there first, so that no crash loses it. */
function newHints({ before, after }: Move): readonly object[] {
  const there = new Set(hintItems(before).map(placeOf));
  return hintItems(after).filter((item) => !there.has(placeOf(item)));
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
      // Entries of visits that began on another day have no state.
      FilterExpression: state === undefined ? 'attribute_exists(#state)' : '#state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
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

/** What a refused transaction answers: the first item as it stands, or as `read` where another was refused. */
function refusedBy(error: unknown, clock: Clock, read?: Visit): Change {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const refused = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (refused < 0) throw error;
  if (refused > 0) return read ? { ok: false, visit: read } : { ok: false };
  const visit = visitFrom(reasons[0]?.Item && unmarshall(reasons[0].Item), clock());
  return visit ? { ok: false, visit } : { ok: false };
}
