import { hasUsed } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import type { VerifiedScan } from './scan.ts';

/** Has the visitor gone out, or did this code let them out before they came in again? Then it does not once more. */
export const wentOut = (visit: Visit, { codeDigest }: Pick<VerifiedScan, 'codeDigest'>): boolean =>
  visit.state === 'checked_out' || hasUsed(visit, codeDigest, 'out');
