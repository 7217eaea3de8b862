import { createHash } from 'node:crypto';

/** Who did what, as the trail records it. It holds ids only, never what a visitor disclosed or what a member wrote. */
export interface AuditFacts {
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** The member, or the id of a scanner; `gatehouse` for the service itself, empty for a public route. */
  readonly memberId: string;
  readonly role: string;
  /** The name of the route, or of what the service did. */
  readonly operation: string;
  readonly siteId?: string;
  /** What was changed: `visit:ID`, `bar:ID`, `export:ID`… */
  readonly subjects: readonly string[];
  readonly requestId: string;
  /** SHA-256 in hexadecimal of what the entry is about, where it closes or certifies something. */
  readonly digest?: string;
}

/** Where an entry is in the chain of its firm. */
interface AuditPlace {
  readonly firmId: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  /** 1 for the first entry of the day. */
  readonly seq: number;
  /** The hash of the entry before it, of this day or of the last one that has any; {@link auditStart} for the first of all. */
  readonly previousHash: string;
}

/** An entry of the audit trail. `hash` is SHA-256 of {@link auditForm}, in hexadecimal. */
export interface AuditEntry extends AuditFacts, AuditPlace {
  readonly hash: string;
}

/** Stands for the hash of the entry before the first. */
export const auditStart = '0'.repeat(64);

/** Names the form. A form with other fields gets another name. */
const formName = 'gatehouse-audit-1';

/** The text that is hashed: a JSON array without spaces, in UTF-8. docs/audit.md lists its elements. */
export const auditForm = (facts: AuditFacts, place: AuditPlace): string =>
  JSON.stringify([
    formName,
    place.firmId,
    place.day,
    place.seq,
    facts.at,
    facts.memberId,
    facts.role,
    facts.operation,
    facts.siteId ?? '',
    facts.subjects,
    facts.requestId,
    facts.digest ?? '',
    place.previousHash,
  ]);

/** The hash of an entry at its place. */
export const auditHash = (facts: AuditFacts, place: AuditPlace): string => sha256(auditForm(facts, place));

/** Makes the entry of a place. */
export const auditEntry = (facts: AuditFacts, place: AuditPlace): AuditEntry => ({
  ...facts,
  ...place,
  hash: auditHash(facts, place),
});

/** Reads of personal data by one member, recorded by one request: the ids that it showed. */
export interface AuditRead extends Omit<AuditFacts, 'digest'> {
  readonly firmId: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  /** `00` to `23`, in UTC. */
  readonly hour: string;
}

/** The digest of all reads of an hour, in the order of member, request and subjects. */
export function readsDigest(reads: readonly AuditRead[]): string {
  const orderOf = ({ memberId, requestId, subjects }: AuditRead): string =>
    [memberId, requestId, ...subjects].join(' ');
  const lines = reads
    .map((read) => [orderOf(read), read] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { at, memberId, role, operation, siteId = '', subjects, requestId }]) => [
      at,
      memberId,
      role,
      operation,
      siteId,
      subjects,
      requestId,
    ]);
  return sha256(JSON.stringify(['gatehouse-audit-reads-1', lines]));
}

/** What the service itself records. */
export const serviceOperations = {
  /** The first entry of a day, which links to the last of the day before. */
  dayBegun: 'dayBegun',
  /** The last entry of a day. */
  dayEnded: 'dayEnded',
  /** The reads of an hour are complete; `digest` is their {@link readsDigest}. */
  readsClosed: 'readsClosed',
  /** The key of a day was destroyed; `digest` is the hash of its certificate. */
  keyDestroyed: 'keyDestroyed',
} as const;

/** The service itself, where it records something. */
export const service = { memberId: 'gatehouse', role: 'service' } as const;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
