import { toRfc3339, type Clock } from '../kernel/clock.ts';
import type { AuditScope } from './audit-scope.ts';
import type { AuditTable } from './audit-table.ts';

/** Records that a request shows these subjects. Throws where it cannot: then nothing may be shown. */
export type RecordReads = (scope: AuditScope, subjects: readonly string[]) => Promise<void>;

/** A function forgets what it has recorded when it remembers this many subjects. They are then recorded again. */
const mostRemembered = 50_000;

/**
 * Records reads by member and hour. A function that stays warm remembers what it has recorded in this hour, and writes only
 * what a member has not seen in it yet.
 */
export function readRecorder({ addRead }: Pick<AuditTable, 'addRead'>, clock: Clock): RecordReads {
  let hourOf = '';
  let count = 0;
  const seen = new Map<string, Set<string>>();
  return async ({ firmId = '', by }, subjects) => {
    const at = toRfc3339(clock());
    const [day, hour] = [at.slice(0, 10), at.slice(11, 13)];
    if (hourOf !== `${day}T${hour}` || count > mostRemembered) {
      seen.clear();
      count = 0;
      hourOf = `${day}T${hour}`;
    }
    const ofMember = seen.get(`${firmId} ${by.memberId}`) ?? new Set();
    const fresh = subjects.filter((subject) => !ofMember.has(subject));
    if (fresh.length === 0) return;
    await addRead({ ...by, firmId, day, hour, at, subjects: fresh });
    seen.set(`${firmId} ${by.memberId}`, ofMember);
    for (const subject of fresh) ofMember.add(subject);
    count += fresh.length;
  };
}
