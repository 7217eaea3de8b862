import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../edge/environment.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { auditTable } from './audit-table.ts';
import { announceChanges, auditTrail } from './audit-trail.ts';
import { readRecorder } from './record-reads.ts';
import { watchRoutes } from './watch-routes.ts';

/** The audit trail, wired to AWS from the environment. */
export function wireAudit(client: DynamoDBClient, { AUDIT_TABLE } = readEnvironment('AUDIT_TABLE')) {
  const audit = auditTable({ client, name: AUDIT_TABLE }, systemClock);
  const trail = auditTrail(audit);
  return {
    audit,
    /** The table, whose changes go on the trail from now on. */
    over: (table: Table): Table => ({ ...table, trail }),
    watch: watchRoutes(readRecorder(audit, systemClock)),
    announce: (subjects: readonly string[]) => announceChanges(audit, subjects),
  };
}
