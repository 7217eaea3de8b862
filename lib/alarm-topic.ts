import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { Settings } from './settings.ts';

/**
 * The topic that alarms publish to. Alarms of this deployment may publish and use its key; a mail that cannot be sent is
 * kept in a queue.
 */
export function alarmTopic(
  scope: Construct,
  { alarmEmail, stage }: Pick<Settings, 'alarmEmail' | 'stage'>,
): Topic {
  const key = new Key(scope, 'Key', {
    description: `${stage.name}: alarms`,
    enableKeyRotation: true,
  });
  const topic = new Topic(scope, 'Topic', {
    displayName: `${stage.name} alarms`,
    masterKey: key,
    enforceSSL: true,
  });
  const stack = Stack.of(scope);
  const conditions = {
    StringEquals: { 'aws:SourceAccount': stack.account },
    ArnLike: {
      'aws:SourceArn': stack.formatArn({
        service: 'cloudwatch',
        resource: 'alarm',
        resourceName: `${stage.name}-*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    },
  };
  const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', { conditions });
  // A topic's policy takes the place of the usual one, which lets the account publish: alarms have to be named.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsPublish',
      principals: [alarms],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
    }),
  );
  key.grantEncryptDecrypt(alarms);
  if (alarmEmail !== undefined) {
    const queue = deadLetterQueue(scope, 'Unsent', `${stage.name}-alarms-unsent`);
    topic.addSubscription(new EmailSubscription(alarmEmail, { deadLetterQueue: queue }));
  }
  return topic;
}
