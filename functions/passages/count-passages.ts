import type { Caller } from '../edge/access.ts';
import { count } from '../edge/count.ts';
import { log } from '../edge/log.ts';
import type { SiteId } from '../kernel/brands.ts';
import type { RowResult } from './record-passages.ts';

/** Emits the metrics of a page of passages, and logs how it went. What was on record before is not counted again. */
export function countPassages(
  { firmId, memberId }: Caller,
  siteId: SiteId,
  results: readonly RowResult[],
): void {
  for (const row of results) {
    if (row.result === 'refused') {
      count('Passages', 'refused');
      continue;
    }
    if (row.effect === undefined) continue;
    count('Passages', row.attention ?? 'recorded');
    if (row.effect === 'check_out') count('CheckOuts');
    if (row.effect === 'check_in' || row.effect === 'record_check_in' || row.effect === 'walk_in')
      count('CheckIns');
  }
  const of = (result: RowResult['result']) => results.filter((row) => row.result === result).length;
  log('info', 'passages_sent', {
    firmId,
    siteId,
    memberId,
    recorded: of('recorded'),
    needAttention: of('needs_attention'),
    refused: of('refused'),
  });
}
