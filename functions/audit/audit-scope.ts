import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditFacts } from './audit-chain.ts';

/** A request, or a piece of the service's own work, whose changes go on the trail. */
export interface AuditScope {
  /** Absent where the caller belongs to no firm: the keys of what is changed then name it. */
  readonly firmId?: string;
  readonly by: Pick<AuditFacts, 'memberId' | 'role' | 'operation' | 'siteId' | 'requestId'>;
  /** What the path names. Each entry of the request has these subjects. */
  readonly named: readonly string[];
  /** True where no entry is made: the route is not audited. */
  readonly isQuiet?: true;
  /** Subjects of the entries that were made. Further writes to them, in this request, have none. */
  readonly recorded: Set<string>;
}

/** The scope of what is running. */
export const auditScopes = new AsyncLocalStorage<AuditScope>();
