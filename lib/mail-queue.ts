import { Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { GatehouseFunction } from './gatehouse-function.ts';
import { allowQueue } from './grants.ts';
import type { Stage } from './stage.ts';

interface MailQueueProps {
  /** What the messages are encrypted under: they hold e-mail addresses. */
  readonly key: IKey;
  readonly sends: GatehouseFunction;
  /** Of the function that sends. */
  readonly timeoutSeconds: number;
  readonly stage: Stage;
}

/** A message that cannot be sent in so many tries is put aside. */
const mostTries = 5;
/** An address is not kept longer than a working week for the operator needs to send again. */
const putAsideFor = Duration.days(4);

/**
 * E-mails that wait to be sent, one message each. A message that fails is tried again; after that it waits for an operator in
 * a queue of its own.
 */
export class MailQueue extends Construct {
  readonly queue: Queue;
  /** Name of the queue of e-mails that were given up. */
  readonly givenUp: string;

  constructor(scope: Construct, id: string, { key, sends, timeoutSeconds, stage }: MailQueueProps) {
    super(scope, id);
    this.givenUp = `${stage.name}-${id}-given-up`;
    const common: QueueProps = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
    };
    const givenUp = new Queue(this, 'GivenUp', {
      ...common,
      queueName: this.givenUp,
      retentionPeriod: putAsideFor,
    });
    Validations.of(givenUp).acknowledge(
      { id: 'AwsSolutions-SQS3', reason: 'This queue is the dead-letter queue.' },
      { id: 'Serverless-SQSRedrivePolicy', reason: 'This queue is the dead-letter queue.' },
    );
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: Duration.days(1),
      // AWS asks for six times the time of the function.
      visibilityTimeout: Duration.seconds(6 * timeoutSeconds),
      deadLetterQueue: { queue: givenUp, maxReceiveCount: mostTries },
    });
    allowQueue(sends, this.queue, { key }, ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: sends.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'Lambda has no such destination for a queue: the queue has a dead-letter queue.',
    });
    // Lambda checks that the role may read the queue when it creates the mapping.
    mapping.node.addDependency(sends.function.role ?? sends);
  }
}
