import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';

interface FunctionScheduleProps {
  readonly runs: GatehouseFunction;
  readonly every: Duration;
  readonly description: string;
}

/** Runs a function again and again; what cannot be run even after retries is kept in a dead-letter queue. */
export class FunctionSchedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { runs, every, description }: FunctionScheduleProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    new Schedule(this, 'Schedule', {
      description,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs.function, {
        deadLetterQueue: this.deadLetters,
        retryAttempts: 5,
        maxEventAge: Duration.hours(1),
      }),
    });
    acknowledgeVersions(this, runs);
  }
}

/** The role that CDK makes for schedules invokes the function and its versions. */
function acknowledgeVersions(scope: Construct, { function: runs }: GatehouseFunction): void {
  const stack = Stack.of(scope);
  const arn = stack.getLogicalId(runs.node.defaultChild as CfnFunction);
  Validations.of(stack).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${arn}.Arn>:*]`,
    reason: 'CDK’s schedule target may invoke this one function in any of its versions.',
  });
}
