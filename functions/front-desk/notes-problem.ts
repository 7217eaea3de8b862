import type { Caller } from '../edge/access.ts';
import { failure, type Failure } from '../kernel/problems.ts';

/** Refuses notes from an integration: notes are for the guard, and a manager is responsible for them. */
export const notesProblem = (
  { role }: Pick<Caller, 'role'>,
  { notes }: { readonly notes?: string | null | undefined },
): Failure | undefined =>
  notes !== undefined && role === 'integration'
    ? failure('forbidden', 'Notes are written by managers.')
    : undefined;
