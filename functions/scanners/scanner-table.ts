import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../kernel/brands.ts';
import type { Enrolment, EnrolmentRef } from './enrolment-code.ts';
import type { RegistryKey } from '../registry/registry-items.ts';
import type { Scanner } from './scanner.ts';

/** A site of a firm, as a verified identity or a stored item names it. */
export interface ScannerSite {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
}

/** A page of a site's scanners; `next` is where the following page begins. */
export interface ScannerPage {
  readonly scanners: readonly Scanner[];
  readonly next?: ScannerId;
}

/** Scanners, their enrolment codes and the ids of their tokens, in the Registry. A fault of the store is thrown. */
export interface ScannerTable {
  putEnrolment(enrolment: Enrolment): Promise<void>;
  getEnrolment(ref: EnrolmentRef): Promise<Enrolment | undefined>;
  /** Uses the code up and makes the scanner, both or neither. False where the code is used up already. */
  enrol(enrolment: Enrolment, scanner: Scanner): Promise<boolean>;
  get(site: ScannerSite, scannerId: ScannerId): Promise<Scanner | undefined>;
  /** In the order of their ids. */
  list(site: ScannerSite, page: { readonly limit: number; readonly after?: string }): Promise<ScannerPage>;
  /** Revokes a scanner, once: one that is revoked stays as it was. `undefined` where there is none. */
  revoke(
    site: ScannerSite,
    scannerId: ScannerId,
    by: { readonly revokedAt: EpochSeconds; readonly revokedBy: MemberId },
  ): Promise<Scanner | undefined>;
}

/** The Registry forgets a code an hour after its end; until then a second use is told from a code that never was. */
const rememberedSeconds = 3600;

const enrolmentKey = ({ firmId, siteId, digest }: EnrolmentRef): RegistryKey => ({
  pk: `F#${firmId}`,
  sk: `ENROLMENT#${siteId}#${digest}`,
});
const scannerPrefix = (siteId: SiteId): string => `SCANNER#${siteId}#`;
const scannerKey = ({ firmId, siteId }: ScannerSite, scannerId: ScannerId): RegistryKey => ({
  pk: `F#${firmId}`,
  sk: `${scannerPrefix(siteId)}${scannerId}`,
});

/** Opens the Registry table for scanners; `tableName` as deployed. */
export function scannerTable(client: DynamoDBClient, tableName: string): ScannerTable {
  const get = async (key: RegistryKey): Promise<Record<string, unknown> | undefined> => {
    // Consistent: a scanner signs its first request in the second that it was enrolled.
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
    );
    return Item && unmarshall(Item);
  };
  return {
    putEnrolment: async (enrolment) => {
      const item = {
        ...enrolmentKey(enrolment),
        ...enrolment,
        purgeAt: enrolment.expiresAt + rememberedSeconds,
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }));
    },
    getEnrolment: async (ref) => (await get(enrolmentKey(ref))) as Enrolment | undefined,
    enrol: async (enrolment, scanner) => {
      const item = { ...scannerKey(scanner, scanner.scannerId), ...scanner };
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              {
                Update: {
                  TableName: tableName,
                  Key: marshall(enrolmentKey(enrolment)),
                  UpdateExpression: 'SET scannerId = :id',
                  ConditionExpression: 'attribute_not_exists(scannerId) AND expiresAt > :now',
                  ExpressionAttributeValues: marshall({
                    ':id': scanner.scannerId,
                    ':now': scanner.enrolledAt,
                  }),
                },
              },
              {
                Put: {
                  TableName: tableName,
                  Item: marshall(item),
                  ConditionExpression: 'attribute_not_exists(pk)',
                },
              },
            ],
          }),
        );
        return true;
      } catch (error) {
        if (isRefused(error)) return false;
        throw error;
      }
    },
    get: async (site, scannerId) => (await get(scannerKey(site, scannerId))) as Scanner | undefined,
    list: async (site, { limit, after }) => {
      const prefix = scannerPrefix(site.siteId);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: marshall({ ':pk': `F#${site.firmId}`, ':prefix': prefix }),
          Limit: limit + 1,
          ...(after === undefined
            ? {}
            : { ExclusiveStartKey: marshall(scannerKey(site, after as ScannerId)) }),
        }),
      );
      const found = Items.map((item) => unmarshall(item) as Scanner);
      const scanners = found.slice(0, limit);
      const last = scanners.at(-1);
      return last && found.length > limit ? { scanners, next: last.scannerId } : { scanners };
    },
    revoke: async (site, scannerId, by) => {
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(scannerKey(site, scannerId)),
            UpdateExpression: 'SET revokedAt = :at, revokedBy = :by',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
            ExpressionAttributeValues: marshall({ ':at': by.revokedAt, ':by': by.revokedBy }),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return Attributes && (unmarshall(Attributes) as Scanner);
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return error.Item && (unmarshall(error.Item) as Scanner);
      }
    },
  };
}

/** A condition that does not hold, or another transaction on the same code at the same moment. */
const isRefused = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
