import {
  ConditionalCheckFailedException,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EpochSeconds, FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayPartition, visitFrom, visitKey, type SiteRef } from '../visits/visit-item.ts';
import { amendments } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

/** What the end of the day reads and writes beside the visits' own tables. */
export interface DayEndTable {
  /** All sites of all firms. */
  listSites(): Promise<readonly SiteRef[]>;
  /** How far a site is closed; `undefined` before its first time. */
  closedThrough(site: SiteRef): Promise<EpochSeconds | undefined>;
  /** Keeps how far a site is closed; never moves back. */
  closed(site: SiteRef, through: EpochSeconds): Promise<void>;
  /** The visits of a day that nobody came for yet and whose window was over before `until`. */
  listWaiting(site: SiteRef, day: LocalDay, until: EpochSeconds): AsyncIterable<Visit>;
  /** Marks a visit whose visitor is still inside. Answers whether it was not marked before. */
  markOverstayed(visit: Visit, overstayedAt: EpochSeconds): Promise<boolean>;
}

interface Tables {
  readonly registry: string;
  readonly visits: string;
}

/** Opens the tables; names as deployed. */
export function dayEndTable(client: DynamoDBClient, tables: Tables, clock: Clock): DayEndTable {
  async function* query(input: QueryCommandInput) {
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({ ...input, ExclusiveStartKey: start }),
      );
      for (const item of Items) yield unmarshall(item);
      start = LastEvaluatedKey;
    } while (start);
  }
  return {
    listSites: async () => {
      const sites: SiteRef[] = [];
      const lines = query({
        TableName: tables.registry,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': 'DIRECTORY' }),
      });
      for await (const { firmId, siteId } of lines)
        sites.push({ firmId: firmId as FirmId, siteId: siteId as SiteId });
      return sites;
    },
    closedThrough: async (site) => {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tables.registry,
          Key: marshall(progressKey(site)),
          ConsistentRead: true,
        }),
      );
      return Item && (unmarshall(Item)['closedThrough'] as EpochSeconds | undefined);
    },
    closed: async (site, through) => {
      await writes(
        client.send(
          new UpdateItemCommand({
            TableName: tables.registry,
            Key: marshall(progressKey(site)),
            UpdateExpression: 'SET closedThrough = :through',
            ConditionExpression: 'attribute_not_exists(closedThrough) OR closedThrough < :through',
            ExpressionAttributeValues: marshall({ ':through': through }),
          }),
        ),
      );
    },
    listWaiting: async function* (site, day, until) {
      const items = query({
        TableName: tables.visits,
        IndexName: 'by-day',
        KeyConditionExpression: 'dayPk = :pk',
        FilterExpression: '#state IN (:expected, :pending) AND expectedUntil < :until',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({
          ':pk': dayPartition(site, day),
          ':expected': 'expected',
          ':pending': 'pending_approval',
          ':until': until,
        }),
      });
      for await (const item of items) {
        const visit = visitFrom(item, clock());
        if (visit) yield visit;
      }
    },
    markOverstayed: (visit, overstayedAt) =>
      writes(
        client.send(
          new UpdateItemCommand({
            TableName: tables.visits,
            Key: marshall(visitKey(visit, visit.visitId)),
            UpdateExpression: 'SET overstayedAt = :at',
            ConditionExpression: `#state IN (${inside.map(([name]) => name).join(', ')}) AND purgeAt > :now AND attribute_not_exists(overstayedAt)`,
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: marshall({
              ':at': overstayedAt,
              ':now': clock(),
              ...Object.fromEntries(inside),
            }),
          }),
        ),
      ),
  };
}

const inside = amendments.overstay.in.map((state, index) => [`:in${String(index)}`, state] as const);

/** `F#firm` / `DAY_END#site`. */
const progressKey = ({ firmId, siteId }: SiteRef) => ({ pk: `F#${firmId}`, sk: `DAY_END#${siteId}` });

/** Whether a conditional write was made. */
async function writes(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return false;
  }
}
