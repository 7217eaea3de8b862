import { CfnOutput, type Stack } from 'aws-cdk-lib';

/**
 * The outputs of a stack for operators' commands, by name; `tools/shared/deployment.ts` reads it, from CloudFormation or
 * from the local host.
 */
export function output(stack: Stack, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    new CfnOutput(stack, `Output${name}`, { value }).overrideLogicalId(name);
  }
}
