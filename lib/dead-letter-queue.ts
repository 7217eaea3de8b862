import { Duration, Validations } from 'aws-cdk-lib';
import { Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Makes a queue that keeps failed work for two weeks. `queueName` is known to alarms in other stacks. */
export function deadLetterQueue(scope: Construct, id: string, queueName: string): Queue {
  const queue = new Queue(scope, id, {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge(
    { id: 'AwsSolutions-SQS3', reason: 'This queue is the dead-letter queue.' },
    { id: 'Serverless-SQSRedrivePolicy', reason: 'This queue is the dead-letter queue.' },
  );
  return queue;
}

/** How many messages wait in a queue of this name. */
export const waitingIn = (queueName: string, period: Duration): IMetric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: queueName },
    statistic: 'Maximum',
    period,
  });
