import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CodeDigest, EpochSeconds, FirmId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';

/** Where a code counts once: at a site, or at all sites of a firm. */
export interface CodeScope {
  readonly firmId: FirmId;
  readonly siteId?: SiteId;
}

/** What a code was first used for. A fault of the store is thrown. */
export interface CodeClaims {
  /**
   * Binds a code to what it is used for and answers to what it is bound: `to`, unless somebody was faster. Kept until
   * the code is worth nothing.
   */
  claimCode<Bound extends string>(
    scope: CodeScope,
    digest: CodeDigest,
    to: Bound,
    until: EpochSeconds,
  ): Promise<Bound>;
}

/** Opens the Visits table; `tableName` as deployed. */
export const codeClaims = (client: DynamoDBClient, tableName: string, clock: Clock): CodeClaims => ({
  claimCode: async <Bound extends string>(
    scope: CodeScope,
    digest: CodeDigest,
    to: Bound,
    until: EpochSeconds,
  ) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: marshall({ ...keyOf(scope, digest), boundTo: to, purgeAt: until }),
          ConditionExpression: 'attribute_not_exists(pk) OR purgeAt <= :now',
          ExpressionAttributeValues: marshall({ ':now': clock() }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return to;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      return unmarshall(error.Item)['boundTo'] as Bound;
    }
  },
});

const keyOf = ({ firmId, siteId }: CodeScope, digest: CodeDigest) => ({
  pk: `F#${firmId}${siteId === undefined ? '' : `#S#${siteId}`}#C#${digest}`,
  sk: 'CODE',
});
