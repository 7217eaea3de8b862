import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Meter {
  readonly client: DynamoDBClient;
  readonly reset: () => void;
  /** `rounds`: calls in sequence; calls at the same time count once. */
  readonly read: () => {
    readonly calls: number;
    readonly rounds: number;
    readonly readUnits: number;
    readonly writeUnits: number;
  };
}

const reads = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);

/** Asks DynamoDB what each call of a client consumed, tables and indexes together. Meter a client once. */
export function meteredClient(client: DynamoDBClient): Meter {
  let calls = 0;
  let rounds = 0;
  let underWay = 0;
  let readUnits = 0;
  let writeUnits = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (underWay === 0) rounds += 1;
      underWay += 1;
      const result = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' },
      }).finally(() => (underWay -= 1));
      const { ConsumedCapacity: consumed } = result.output as { ConsumedCapacity?: ConsumedCapacity };
      calls += 1;
      const units = consumed?.CapacityUnits ?? 0;
      if (reads.has(context.commandName ?? '')) readUnits += units;
      else writeUnits += units;
      return result;
    },
    { step: 'initialize', name: 'meter', override: true },
  );
  return {
    client,
    reset: () => {
      calls = rounds = readUnits = writeUnits = 0;
    },
    read: () => ({ calls, rounds, readUnits, writeUnits }),
  };
}
