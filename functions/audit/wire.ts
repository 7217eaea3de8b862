import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../edge/environment.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { auditTable } from './audit-table.ts';
import { announceChanges, auditTrail } from './audit-trail.ts';
import { auditScopes } from './audit-scope.ts';
import { service } from './audit-chain.ts';
import { readRecorder } from './record-reads.ts';
import { watchRoutes } from './watch-routes.ts';

/** What the service does by itself. */
interface ServiceWork {
  readonly firmId: string;
  readonly siteId: string;
  readonly operation: string;
}

/** The audit trail, wired to AWS from the environment. */
export function wireAudit(client: DynamoDBClient, { AUDIT_TABLE } = readEnvironment('AUDIT_TABLE')) {
  const audit = auditTable({ client, name: AUDIT_TABLE }, systemClock);
  const trail = auditTrail(audit);
  return {
    audit,
    /** The table, whose changes go on the trail from now on. */
    over: (table: Table): Table => ({ ...table, trail }),
    watch: watchRoutes(readRecorder(audit, systemClock)),
    /** Does work of the service itself, whose changes go on the trail of the firm. */
    asService: <Done>(
      { firmId, siteId, operation }: ServiceWork,
      work: () => Promise<Done>,
    ): Promise<Done> => {
      const by = { ...service, operation, siteId, requestId: operation };
      return auditScopes.run({ firmId, by, named: [], recorded: new Set() }, work);
    },
    announce: (subjects: readonly string[]) => announceChanges(audit, subjects),
  };
}
