import type { Shown } from '../../edge/response-fields.ts';
import type { AuditEntry, AuditRead } from '../audit-chain.ts';
import type { auditReadResponse, auditResponse } from './responses.ts';

/** An entry as managers see it. */
export const entryView = (entry: AuditEntry): Shown<typeof auditResponse> => {
  const { firmId, day, seq, digest, previousHash, hash } = entry;
  return {
    firmId,
    day,
    seq,
    ...whoView(entry),
    ...(digest === undefined ? {} : { digest }),
    previousHash,
    hash,
  };
};

/** A record of reads as managers see it. */
export const readView = (read: AuditRead): Shown<typeof auditReadResponse> => {
  const { day, hour } = read;
  return { day, hour, ...whoView(read) };
};

const whoView = ({ at, memberId, role, operation, siteId, subjects, requestId }: AuditEntry | AuditRead) => ({
  at,
  memberId,
  role,
  operation,
  ...(siteId === undefined ? {} : { siteId }),
  subjects,
  requestId,
});
