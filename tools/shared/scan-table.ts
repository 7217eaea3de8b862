import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { placeholders } from '../../functions/table/expression.ts';
import type { Table } from '../../functions/table/table.ts';

/** Which items of a table are read, and what of them. */
interface Scan extends Pick<ScanCommandInput, 'ConsistentRead' | 'ProjectionExpression' | 'Select'> {
  readonly filter: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads a whole table with the operator's own credentials, an answer a page. No function of Gatehouse may scan. */
export async function* scanTable({ client, name }: Table, { filter, values, ...more }: Scan) {
  let start: ScanCommandInput['ExclusiveStartKey'];
  do {
    const answer = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: filter,
        ...placeholders([filter], { values }),
        ...more,
        ExclusiveStartKey: start,
      }),
    );
    yield answer;
    start = answer.LastEvaluatedKey;
  } while (start);
}
