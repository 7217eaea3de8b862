import * as z from 'zod/mini';
import type { Template } from '../template/template.ts';
import { eventFilter, type EventFilter } from './event-filter.ts';

const schema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z._default(z.boolean(), true),
  /** Of a stream; a queue has none. */
  StartingPosition: z.optional(z.literal('TRIM_HORIZON')),
  BatchSize: z._default(z.int(), 100),
  MaximumBatchingWindowInSeconds: z._default(z.number(), 0),
  MaximumRetryAttempts: z._default(z.int(), -1),
  MaximumRecordAgeInSeconds: z._default(z.number(), -1),
  BisectBatchOnFunctionError: z._default(z.boolean(), false),
  FunctionResponseTypes: z._default(z.array(z.literal('ReportBatchItemFailures')), []),
  FilterCriteria: z.optional(z.object({ Filters: z.array(z.object({ Pattern: z.string() })) })),
  DestinationConfig: z.optional(z.object({ OnFailure: z.object({ Destination: z.string() }) })),
});

/** A function that runs for the records of a table's stream, from its beginning. */
export interface EventSourceMapping {
  readonly id: string;
  readonly tableName: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Infinity: until the record is too old. */
  readonly retryAttempts: number;
  readonly maxRecordAgeSeconds: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  /** A record has to pass one of them. Without filters every record passes. */
  readonly filters: readonly EventFilter[];
  /** ARN of the queue that gets reports about given-up records. */
  readonly onFailure?: string;
}

/**
 * Reads the template's event source mappings. Throws on one that the host cannot play. It takes one batch of a shard at a
 * time, whatever the mapping's parallelization factor.
 */
export function readEventSourceMappings(template: Template): EventSourceMapping[] {
  return template
    .resources('AWS::Lambda::EventSourceMapping', schema)
    .flatMap(({ logicalId, properties }) => {
      // Queues are read by local/aws/message-queues.ts.
      if (!properties.Enabled || properties.EventSourceArn.includes(':sqs:')) return [];
      const tableName = /:table\/([^/]+)\/stream\//.exec(properties.EventSourceArn)?.[1];
      if (tableName === undefined)
        throw new Error(`the local host does not support the event source ${properties.EventSourceArn}`);
      const onFailure = properties.DestinationConfig?.OnFailure.Destination;
      return [
        {
          id: logicalId,
          tableName,
          functionName: properties.FunctionName,
          batchSize: properties.BatchSize,
          windowSeconds: properties.MaximumBatchingWindowInSeconds,
          retryAttempts: orInfinity(properties.MaximumRetryAttempts),
          maxRecordAgeSeconds: orInfinity(properties.MaximumRecordAgeInSeconds),
          bisects: properties.BisectBatchOnFunctionError,
          reportsItemFailures: properties.FunctionResponseTypes.length > 0,
          filters: properties.FilterCriteria?.Filters.map(({ Pattern }) => eventFilter(Pattern)) ?? [],
          ...(onFailure === undefined ? {} : { onFailure }),
        },
      ];
    });
}

const orInfinity = (count: number): number => (count === -1 ? Infinity : count);
