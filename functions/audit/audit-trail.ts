import type { Table, Trail } from '../table/table.ts';
import type { TableAction, Transacted } from '../table/transact.ts';
import { auditScopes, type AuditScope } from './audit-scope.ts';
import { changedBy, type Changed } from './audit-subjects.ts';
import type { AuditTable } from './audit-table.ts';

/**
 * The trail of tables whose changes are audited. A change has one entry for each request and subject: a request that writes
 * twice to a visit is recorded once, with the first write. A change outside of any scope is a fault, so that no route can be
 * forgotten.
 */
export function auditTrail({ append }: Pick<AuditTable, 'append'>): Trail {
  return (table, actions) => {
    const changed = changedBy(actions);
    if (!changed.needsEntry) return undefined;
    const scope = auditScopes.getStore();
    if (!scope) throw new Error('a change was about to be made outside of an audited request');
    if (scope.isQuiet || isRecorded(scope, changed)) return undefined;
    return onRecord(append, scope, changed, actionsOn(table, actions));
  };
}

/**
 * Writes the entry of what a request is about to do to these subjects, so that its writes need none: for work that many
 * writes do at the same time.
 */
export async function announceChanges(
  { append }: Pick<AuditTable, 'append'>,
  subjects: readonly string[],
): Promise<void> {
  const scope = auditScopes.getStore();
  if (!scope) throw new Error('changes were announced outside of an audited request');
  if (subjects.length > 0) await onRecord(append, scope, { needsEntry: true, subjects }, []);
}

const isRecorded = ({ recorded }: AuditScope, { subjects }: Changed): boolean =>
  recorded.size > 0 && subjects.every((subject) => recorded.has(subject));

const actionsOn = (table: Table, actions: Parameters<Trail>[1]): readonly TableAction[] =>
  actions.map((action) => ({ table, action }));

async function onRecord(
  append: AuditTable['append'],
  { firmId: callers, by, named, recorded }: AuditScope,
  { subjects, firmId = '', digest }: Changed,
  changes: readonly TableAction[],
): Promise<Transacted> {
  const all = [...new Set([...named, ...subjects])];
  const facts = { ...by, subjects: all, ...(digest === undefined ? {} : { digest }) };
  const made = await append(callers ?? firmId, facts, changes);
  if (made.ok) for (const subject of [...all, 'the request']) recorded.add(subject);
  return made;
}
