import {
  auditEntry,
  auditStart,
  readsDigest,
  service,
  serviceOperations,
  type AuditFacts,
} from '../../functions/audit/audit-chain.ts';
import type { ShownEntry, ShownRead, TrailFile } from '../../tools/audit/trail-file.ts';

/** Days of the trail, and how many changes each has. */
type Days = Readonly<Record<string, number>>;

/** A trail as it is fetched at the end of the last day: the reads of 09:00 of each day are closed. */
export function trailOf(days: Days = { '2026-11-20': 3, '2026-11-23': 2 }): TrailFile {
  const entries: ShownEntry[] = [];
  const reads: ShownRead[] = [];
  const names = Object.keys(days).sort();
  for (const day of names) {
    let seq = 1;
    const add = (facts: Partial<AuditFacts> & Pick<AuditFacts, 'operation'>): void => {
      const at = `${day}T10:00:00Z`;
      const whole = { ...service, at, subjects: [], requestId: 'r', ...facts };
      const previousHash = entries.at(-1)?.hash ?? auditStart;
      entries.push(auditEntry(whole, { firmId: 'demo', day, seq, previousHash }));
      seq += 1;
    };
    add({ operation: serviceOperations.dayBegun });
    const ofMember = { memberId: 'ada', role: 'manager', siteId: 'court' };
    for (let nth = 0; nth < (days[day] ?? 0); nth += 1)
      add({ ...ofMember, operation: 'editVisit', subjects: [`visit:${String(nth)}`] });
    const read = {
      ...ofMember,
      operation: 'getVisit',
      requestId: 'r',
      at: `${day}T09:00:00Z`,
      day,
      hour: '09',
    };
    const ofHour = ['visit:1', 'visit:2'].map((visit) => ({ ...read, subjects: [visit] }));
    reads.push(...ofHour);
    const digest = readsDigest(ofHour.map((one) => ({ ...one, firmId: 'demo' })));
    add({ operation: serviceOperations.readsClosed, subjects: [`reads:${day}T09`], digest });
    if (day !== names.at(-1)) add({ operation: serviceOperations.dayEnded });
  }
  const [from = '', to = ''] = [names[0], names.at(-1)];
  return { from, to, fetchedAt: `${to}T23:00:00Z`, entries, reads };
}
