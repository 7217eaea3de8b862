/**
 * The names of one deployment among several in an account: `Gatehouse` for the usual one, `Gatehouse-staging` for the stage
 * `staging`. Everything with a physical name takes it from here.
 */
export interface Stage {
  /** `Gatehouse` or `Gatehouse-staging`: stacks, alarms, dashboard, API, functions, metric namespace. */
  readonly name: string;
  /** `gatehouse` or `gatehouse-staging`, where capitals are not allowed. */
  readonly slug: string;
}

/** The names of a stage; `undefined` is the usual deployment. */
export function stageNamed(stage: string | undefined): Stage {
  const suffix = stage === undefined ? '' : `-${stage}`;
  return { name: `Gatehouse${suffix}`, slug: `gatehouse${suffix}` };
}

type StackPart = 'Data' | 'Jobs' | 'Service' | 'Web' | 'Operations' | 'Sandbox';

/** Names of the stacks of a stage: `Gatehouse-staging-Service`; the names of the usual deployment stay as they were. */
export const stackName = ({ name }: Stage, part: StackPart): string =>
  name === 'Gatehouse' ? `Gatehouse${part}` : `${name}-${part}`;
