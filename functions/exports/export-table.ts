import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { ExportId, MemberId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { storedRecord } from '../visits/stored-record.ts';
import type { VisitExport } from './export.ts';
import { exportPartition, type SiteRef } from '../visits/visit-item.ts';

/** A page of a site's exports; `next` is where the following page begins. */
export interface ExportPage {
  readonly exports: readonly VisitExport[];
  readonly next?: string;
}

/** Records of exports, in the Visits table. A fault of the store is thrown. */
export interface ExportTable {
  /** Writes a record; answers the one that has its id already, if any. */
  create(made: VisitExport): Promise<VisitExport>;
  /** Newest first; an index, a moment behind the writes. */
  list(site: SiteRef, page: { readonly limit: number; readonly after?: string }): Promise<ExportPage>;
  /**
   * Records that `memberId` reads a page now, before it is read. Refused where the export is another member's or has
   * expired: then answers the record as it stands, if there is one.
   */
  recordRead(
    site: SiteRef,
    exportId: ExportId,
    memberId: MemberId,
  ): Promise<{ readonly ok: boolean; readonly made?: VisitExport }>;
}

const exportKey = (site: SiteRef, exportId: string) => ({ pk: exportPartition(site), sk: `X#${exportId}` });
const orderOf = ({ createdAt, exportId }: VisitExport): string => `${toRfc3339(createdAt)}#${exportId}`;

/** Opens the Visits table; `tableName` as deployed. */
export function exportTable(client: DynamoDBClient, tableName: string, clock: Clock): ExportTable {
  const read = (item: Parameters<typeof unmarshall>[0] | undefined) =>
    storedRecord(item && unmarshall(item), clock()) as VisitExport | undefined;
  return {
    create: async (made) => {
      const key = exportKey(made, made.exportId);
      const place = { ...key, dayPk: key.pk, daySk: orderOf(made) };
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall({ ...place, ...made }, { removeUndefinedValues: true }),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return made;
      } catch (error) {
        const there = error instanceof ConditionalCheckFailedException ? read(error.Item) : undefined;
        if (!there) throw error;
        return there;
      }
    },
    list: async (site, { limit, after }) => {
      const dayPk = exportPartition(site);
      const start = (daySk: string) => ({ dayPk, daySk, ...exportKey(site, daySk.split('#')[1] ?? '') });
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'by-day',
          KeyConditionExpression: 'dayPk = :pk',
          ExpressionAttributeValues: marshall({ ':pk': dayPk }),
          ScanIndexForward: false,
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: marshall(start(after)) }),
        }),
      );
      const exports = Items.flatMap((item) => read(item) ?? []);
      return LastEvaluatedKey
        ? { exports, next: String(unmarshall(LastEvaluatedKey)['daySk']) }
        : { exports };
    },
    recordRead: async (site, exportId, memberId) => {
      const now = clock();
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(exportKey(site, exportId)),
            UpdateExpression: 'SET lastReadAt = :now ADD pagesRead :one',
            ConditionExpression: 'createdBy = :member AND expiresAt > :now',
            ExpressionAttributeValues: marshall({ ':now': now, ':one': 1, ':member': memberId }),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        const made = read(Attributes);
        return made ? { ok: true, made } : { ok: false };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const made = read(error.Item);
        return made ? { ok: false, made } : { ok: false };
      }
    },
  };
}
