import { GetItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EpochSeconds, LocalDay, VisitId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import type { ListRow } from './list-order.ts';
import { dayPartition, presencePartition, visitFrom, visitKey, type SiteRef } from './visit-item.ts';
import type { Visit } from './visit.ts';

/** The lists that people read. A fault of the store is thrown. */
export interface VisitListTable {
  /** The visits that stand in the list of a day, in the order of time, from a time on. An index, a moment behind. */
  dayRows(site: SiteRef, day: LocalDay, from?: EpochSeconds): AsyncIterable<ListRow>;
  /** Everybody who is on site now, in no order. An index, a moment behind. */
  everybodyOnSite(site: SiteRef): Promise<readonly Visit[]>;
}

const pageSize = 100;

/** Opens the lists of the Visits table; `tableName` as deployed. */
export function visitListTable(client: DynamoDBClient, tableName: string, clock: Clock): VisitListTable {
  async function* query(input: Omit<QueryCommand['input'], 'TableName'>) {
    let start: QueryCommand['input']['ExclusiveStartKey'];
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({ TableName: tableName, ...input, ExclusiveStartKey: start }),
      );
      yield Items.map((item) => unmarshall(item));
      start = LastEvaluatedKey;
    } while (start);
  }
  /** The visit of an item, or the one that an entry of a further day leads to. */
  const visitOf = async (site: SiteRef, item: Record<string, unknown>): Promise<Visit | undefined> => {
    if (!String(item['sk']).startsWith('DAY#')) return visitFrom(item, clock());
    const Key = marshall(visitKey(site, String(item['visitId']) as VisitId));
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return Item && visitFrom(unmarshall(Item), clock());
  };
  return {
    dayRows: async function* (site, day, from) {
      const pages = query({
        IndexName: 'by-day',
        KeyConditionExpression: `dayPk = :pk${from === undefined ? '' : ' AND daySk >= :from'}`,
        ExpressionAttributeValues: marshall(
          { ':pk': dayPartition(site, day), ':from': from === undefined ? undefined : toRfc3339(from) },
          { removeUndefinedValues: true },
        ),
        Limit: pageSize,
      });
      for await (const items of pages) {
        const visits = await Promise.all(items.map((item) => visitOf(site, item)));
        for (const [index, visit] of visits.entries()) {
          const time = String(items[index]?.['daySk']).split('#')[0] ?? '';
          if (visit) yield { at: (Date.parse(time) / 1000) as EpochSeconds, visit };
        }
      }
    },
    everybodyOnSite: async (site) => {
      const visits: Visit[] = [];
      const pages = query({
        IndexName: 'on-site',
        KeyConditionExpression: 'presencePk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': presencePartition(site, 'ON') }),
      });
      for await (const items of pages)
        visits.push(...items.flatMap((item) => visitFrom(item, clock()) ?? []));
      return visits;
    },
  };
}
