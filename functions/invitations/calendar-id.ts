import { createHash } from 'node:crypto';
import type { VisitId } from '../kernel/brands.ts';

const idBytes = 16;

/** Names a visit in calendars: the same for the page and the e-mail, and for every invitation to it. */
export const calendarIdOf = (visitId: VisitId): string =>
  createHash('sha256').update(`calendar\n${visitId}`).digest().subarray(0, idBytes).toString('base64url');
