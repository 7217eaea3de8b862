import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';
import { allowSend, allowStream } from './grants.ts';
import type { Stage } from './stage.ts';

interface TableStreamProps {
  /** ARN of the stream. */
  readonly streamArn: string;
  /** What the stream is encrypted under. */
  readonly key: { readonly keyArn: string };
  /** Only items with this sort key are handed over. */
  readonly sortKey: string;
  readonly runs: GatehouseFunction;
  readonly stage: Stage;
}

/**
 * Runs a function for every write of a table's items, in the order of each item's writes. A failed batch is tried again
 * from where it stopped. Records that keep failing are reported to a queue, and the stream continues behind them.
 */
export class TableStream extends Construct {
  /** Name of the queue that says where in the stream the records are that were given up; they stay there for a day. */
  readonly givenUp: string;

  constructor(scope: Construct, id: string, { streamArn, key, sortKey, runs, stage }: TableStreamProps) {
    super(scope, id);
    this.givenUp = `${stage.name}-${id}-given-up`;
    const givenUp = deadLetterQueue(this, 'GivenUp', this.givenUp);
    allowStream(runs, streamArn, { key });
    allowSend(runs, givenUp);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: runs.function,
      eventSourceArn: streamArn,
      // A new mapping reads the whole stream; one that was stopped reads what came meanwhile.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      // A shard takes a thousand writes a second: more than one batch at a time can publish.
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 100,
      // The stream keeps records for a day, so given-up records can still be read for half a day.
      maxRecordAge: Duration.hours(12),
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: [sortKey] } } } })],
      onFailure: { bind: () => ({ destination: givenUp.queueArn }) },
    });
    // Lambda checks that the role may read the stream when it creates the mapping.
    mapping.node.addDependency(runs.function.role ?? runs);
  }
}
