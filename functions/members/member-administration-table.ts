import {
  GetItemCommand,
  QueryCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { FirmId, MemberId } from '../kernel/brands.ts';
import type { MemberAdministrationDeps, Written } from './administer-members.ts';
import type { Member } from '../registry/firm.ts';
import { firmKey, firmMemberKey, memberItems } from '../registry/registry-items.ts';
import { firmIsActive, putNew, transact } from '../registry/registry-transaction-table.ts';

/** The Registry's members, firm by firm. */
export interface MemberAdministrationTable extends Pick<
  MemberAdministrationDeps,
  'getMember' | 'addMember' | 'replaceMember' | 'removeMember'
> {
  /** A page of a firm's members in the order of their ids, from the one `after` on. */
  readonly listMembers: (
    firmId: FirmId,
    page: { readonly limit: number; readonly after?: MemberId | undefined },
  ) => Promise<{ readonly members: readonly Member[]; readonly more: boolean }>;
}

/** Opens the Registry table for the administration of members; `tableName` as deployed. */
export function memberAdministrationTable(
  client: DynamoDBClient,
  tableName: string,
): MemberAdministrationTable {
  /** The firm's count of admins, changed by `step`; one that would fall to none is refused. */
  const countAdmins = (firmId: FirmId, step: 1 | -1): TransactWriteItem => ({
    Update: {
      TableName: tableName,
      Key: marshall(firmKey(firmId)),
      UpdateExpression: 'ADD admins :step',
      ConditionExpression: step === 1 ? '#status = :active' : 'admins > :one',
      ...(step === 1 ? { ExpressionAttributeNames: { '#status': 'status' } } : {}),
      ExpressionAttributeValues: marshall({
        ':step': step,
        ...(step === 1 ? { ':active': 'active' } : { ':one': 1 }),
      }),
    },
  });
  /** Both items of the member are written together; the one among the firm's says which version stands. */
  const write = async (before: Member, after: Member | undefined): Promise<Written> => {
    const step = Number(after?.role === 'admin') - Number(before.role === 'admin');
    const [among, lookUp] = memberItems(after ?? before).map((item, index) => {
      const { pk, sk } = item;
      const condition = index === 0 ? isUnchanged(before) : isOfFirm(before);
      return after
        ? { Put: { TableName: tableName, Item: marshalled(item), ...condition } }
        : { Delete: { TableName: tableName, Key: marshall({ pk, sk }), ...condition } };
    });
    const counted = step === 0 ? [] : [countAdmins(before.firmId, step > 0 ? 1 : -1)];
    const items: TransactWriteItem[] = [among, lookUp, ...counted].filter((item) => item !== undefined);
    const [changed, , refused] = await transact(client, items);
    if (changed === undefined) return 'done';
    if (changed || refused !== true) return 'stale';
    return step < 0 ? 'last_admin' : 'firm_not_active';
  };
  return {
    listMembers: async (firmId, { limit, after }) => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :member)',
          ExpressionAttributeValues: marshall({ ':pk': firmKey(firmId).pk, ':member': 'M#' }),
          Limit: limit,
          ConsistentRead: true,
          ...(after === undefined ? {} : { ExclusiveStartKey: marshall(firmMemberKey(firmId, after)) }),
        }),
      );
      return {
        members: Items.map((item) => unmarshall(item) as Member),
        more: LastEvaluatedKey !== undefined,
      };
    },
    getMember: async (firmId, memberId) => {
      const Key = marshall(firmMemberKey(firmId, memberId));
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      return Item && (unmarshall(Item) as Member);
    },
    addMember: async (member) => {
      const isAdmin = member.role === 'admin';
      const [firmRefused, ...refused] = await transact(client, [
        isAdmin ? countAdmins(member.firmId, 1) : firmIsActive(tableName, member.firmId),
        ...memberItems(member).map((item) => putNew(tableName, item)),
      ]);
      if (firmRefused) return 'firm_not_active';
      return refused.some(Boolean) ? 'taken' : 'added';
    },
    replaceMember: write,
    removeMember: (member) => write(member, undefined),
  };
}

const marshalled = (item: object) => marshall(item, { removeUndefinedValues: true });

const isUnchanged = ({ version }: Member) => ({
  ConditionExpression: 'version = :version',
  ExpressionAttributeValues: marshall({ ':version': version }),
});

const isOfFirm = ({ firmId }: Member) => ({
  ConditionExpression: 'firmId = :firm',
  ExpressionAttributeValues: marshall({ ':firm': firmId }),
});
