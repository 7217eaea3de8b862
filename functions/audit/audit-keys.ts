import { createHash } from 'node:crypto';
import { daySeconds } from '../kernel/clock.ts';
import type { AuditRead } from './audit-chain.ts';

/** A year and a month: an audit of a year finds all of it. */
const keptDays = 400;

/** Partition of the entries of a firm's day. */
export const entriesPk = (firmId: string, day: string): string => `F#${firmId}#AUDIT#${day}`;
/** Partition of the list of a firm's days that have entries. */
export const daysPk = (firmId: string): string => `F#${firmId}#AUDIT`;
/** Partition of the reads of a firm's day, and of its hours that are closed. */
export const readsPk = (firmId: string, day: string): string => `F#${firmId}#READS#${day}`;

/** Sort key of an entry. */
export const entryKey = (seq: number): string => `E#${String(seq).padStart(10, '0')}`;
/** Sort key of a read. */
export const readKey = ({ hour, memberId, requestId, subjects }: AuditRead): string => {
  const shown = createHash('sha256').update(subjects.join(' ')).digest('base64url').slice(0, 8);
  return `R#${hour}#${memberId}#${requestId}#${shown}`;
};

/** When what belongs to a day is deleted, in seconds since 1970. */
export const auditKeptUntil = (day: string): number => Date.parse(day) / 1000 + (keptDays + 1) * daySeconds;
