import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EpochSeconds, PersonKey, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { codeClaims, type CodeClaims } from './code-claim-table.ts';
import type { Admission } from './admission.ts';
import type { BarredPerson, NamePointer, NearBar, NearPointer, Presence } from './pointer.ts';
import { changeOf, type Change, type DetailsArgument } from './transition-update.ts';
import {
  nameKeyPartition,
  nearPartition,
  presencePartition,
  visitFrom,
  visitItem,
  visitKey,
  type SiteRef,
} from './visit-item.ts';
import type { TransitionName } from './visit-states.ts';
import type { Visit } from './visit.ts';

/** What is known under the names of a code. */
export interface NameHits {
  readonly pointers: readonly NamePointer[];
  readonly barred: readonly BarredPerson[];
}

/** What is known under name parts and prefixes, each visit and bar once. */
export interface NearHits {
  readonly pointers: readonly NearPointer[];
  readonly bars: readonly NearBar[];
}

/** A visit that is or was on site, with the identity it was checked in under. */
export interface PresentVisit extends Presence {
  readonly visit: Visit;
}

/** Somebody whom nobody announced: inside, past the door; or waiting, for the host or a supervisor. */
export type WalkIn =
  | {
      readonly visit: Visit & { readonly state: 'checked_in' };
      readonly admission: Admission;
      readonly presence: Presence | undefined;
    }
  | { readonly visit: Visit & { readonly state: 'pending_approval' } };

/** The reads and the one write of a scan, and single changes by hand. A fault of the store is thrown. */
export interface VisitTable extends CodeClaims {
  get(site: SiteRef, visitId: VisitId): Promise<Visit | undefined>;
  /** One strongly consistent Query for each name of the code, at the same time. */
  findByName(site: SiteRef, nameKeys: readonly PersonKey[]): Promise<NameHits>;
  /** One strongly consistent Query for each name part and prefix, at the same time. */
  findNear(site: SiteRef, keys: readonly PersonKey[]): Promise<NearHits>;
  /** Who is inside (`ON`) or went out (`LEFT`) under a name; follows a write within a moment. */
  findPresent(
    site: SiteRef,
    where: 'ON' | 'LEFT',
    nameKeys: readonly PersonKey[],
  ): Promise<readonly PresentVisit[]>;
  /** Writes a walk-in, unless this code has made one: then answers the visit that stands. */
  putWalkIn(walkIn: WalkIn): Promise<Change>;
  /** Makes a transition where the state machine allows it; otherwise answers the visit as it stands, if any. */
  change<Name extends TransitionName>(
    site: SiteRef,
    visitId: VisitId,
    name: Name,
    ...details: DetailsArgument<Name>
  ): Promise<Change>;
}

/** Opens the Visits table; `tableName` as deployed. */
export function visitTable(client: DynamoDBClient, tableName: string, clock: Clock): VisitTable {
  const queryAll = async (partitions: readonly Parameters<typeof partitionQuery>[1][]) => {
    const answers = await Promise.all(
      partitions.map((partition) => client.send(partitionQuery(tableName, partition))),
    );
    const now = clock();
    return answers
      .flatMap(({ Items = [] }) => Items.map((item) => unmarshall(item)))
      .filter((item) => Number(item['purgeAt'] ?? Infinity) > now);
  };
  return {
    ...codeClaims(client, tableName, clock),
    get: async (site, visitId) => {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: marshall(visitKey(site, visitId)),
          ConsistentRead: true,
        }),
      );
      return Item && visitFrom(unmarshall(Item), clock());
    },
    findByName: async (site, nameKeys) => {
      const items = await queryAll(nameKeys.map((nameKey) => ({ pk: nameKeyPartition(site, nameKey) })));
      return {
        pointers: items.filter(({ sk }) => String(sk).startsWith('D#')) as unknown as NamePointer[],
        barred: barLines(items) as unknown as BarredPerson[],
      };
    },
    findNear: async (site, keys) => {
      const items = await queryAll(keys.map((key) => ({ pk: nearPartition(site, key) })));
      const pointers = items.filter(({ sk }) => String(sk).startsWith('D#')) as unknown as NearPointer[];
      return {
        pointers: [...new Map(pointers.map((pointer) => [pointer.visitId, pointer])).values()],
        bars: barLines(items) as unknown as NearBar[],
      };
    },
    findPresent: async (site, where, nameKeys) => {
      const presencePk = presencePartition(site, where);
      const items = await queryAll(nameKeys.map((nameKey) => ({ presencePk, nameKey })));
      return items.flatMap((item) => {
        const visit = visitFrom(item, clock());
        return visit ? [{ visit, ...presenceFrom(item) }] : [];
      });
    },
    putWalkIn: (walkIn) =>
      orAsItStands(clock(), async () => {
        const { visit } = walkIn;
        const presence = 'admission' in walkIn ? walkIn.presence : undefined;
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall(visitItem(visit, presence), { removeUndefinedValues: true }),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return visit;
      }),
    change: (site, visitId, name, ...[details = {}]) =>
      orAsItStands(clock(), async () => {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            ...changeOf(site, visitId, name, details, clock()),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return visitFrom(Attributes && unmarshall(Attributes), clock());
      }),
  };
}

type Partition = { readonly pk: string } | { readonly presencePk: string; readonly nameKey: PersonKey };

function partitionQuery(tableName: string, partition: Partition): QueryCommand {
  return 'pk' in partition
    ? new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': partition.pk }),
        ConsistentRead: true,
      })
    : new QueryCommand({
        TableName: tableName,
        IndexName: 'on-site',
        KeyConditionExpression: 'presencePk = :pk AND begins_with(presenceSk, :name)',
        ExpressionAttributeValues: marshall({
          ':pk': partition.presencePk,
          ':name': `${partition.nameKey}#`,
        }),
      });
}

/** The lines of bars among these items; the sort key holds the id of each bar. */
const barLines = (items: readonly Record<string, unknown>[]) =>
  items.flatMap(({ sk, ...line }) => {
    const [kind, barredId] = String(sk).split('#');
    return kind === 'BARRED' ? [{ ...line, barredId }] : [];
  });

function presenceFrom({ presenceSk, strongKey }: Record<string, unknown>): Presence {
  const [nameKey] = String(presenceSk).split('#');
  return {
    nameKey: nameKey as PersonKey,
    ...(typeof strongKey === 'string' ? { strongKey: strongKey as PersonKey } : {}),
  };
}

/** Runs a conditional write; where its condition fails, answers the item that stood in the way. */
async function orAsItStands(now: EpochSeconds, write: () => Promise<Visit | undefined>): Promise<Change> {
  try {
    const visit = await write();
    return visit ? { ok: true, visit } : { ok: false };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const visit = visitFrom(error.Item && unmarshall(error.Item), now);
    return visit ? { ok: false, visit } : { ok: false };
  }
}
