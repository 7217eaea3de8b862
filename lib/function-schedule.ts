import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';
import { OwnRole } from './own-role.ts';
import type { Stage } from './stage.ts';

interface FunctionScheduleProps {
  readonly runs: GatehouseFunction;
  readonly every: Duration;
  readonly description: string;
  readonly stage: Stage;
}

/** Runs a function on a schedule. A run that fails even after retries goes to a dead-letter queue. */
export class FunctionSchedule extends Construct {
  /** Name of the queue of runs that could not be started. */
  readonly deadLetters: string;

  constructor(scope: Construct, id: string, { runs, every, description, stage }: FunctionScheduleProps) {
    super(scope, id);
    this.deadLetters = `${stage.name}-${id}-dead-letters`;
    const deadLetters = deadLetterQueue(this, 'DeadLetters', this.deadLetters);
    new Schedule(this, 'Schedule', {
      description,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs.function, {
        role: new OwnRole(this, 'Role', 'scheduler.amazonaws.com'),
        deadLetterQueue: deadLetters,
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
