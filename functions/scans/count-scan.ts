import { count } from '../edge/count.ts';
import type { ScanOutcome } from './scan.ts';

/** Emits the metrics of an answered scan. */
export function countScan(outcome: ScanOutcome): void {
  count('Scans', outcome.outcome);
  if (outcome.outcome === 'rejected') count('RejectedScans', outcome.ref);
  if (outcome.outcome === 'checked_in') count('CheckIns');
  if (outcome.outcome === 'checked_out') count('CheckOuts');
}
