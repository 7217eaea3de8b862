import type { Caller } from '../edge/access.ts';
import type { ScanId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { Effect } from './passage-table.ts';
import type { RowRefusal } from './passage-token.ts';
import { inOrder, type Attention } from './passage.ts';
import type { Touched } from './of-person.ts';
import { readRows } from './read-rows.ts';
import { recordPassage, type Recorded } from './record-passage.ts';

/** What became of a row. */
export type RowResult =
  | {
      readonly result: 'recorded' | 'needs_attention';
      readonly scanId: ScanId;
      readonly visitId?: VisitId;
      readonly attention?: Attention;
      /** What it changed now; absent where it was on record before. */
      readonly effect?: Effect['do'];
    }
  | { readonly result: 'refused'; readonly scanId?: ScanId; readonly code: RowRefusal };

/**
 * Records a page of passages that a scanner made without a network, in the order in which they took place. A row that is
 * none is refused and stops no other. A passage of a scanner that is revoked is held for a manager. A page that is sent again gets the same answer, and nothing twice; so does one that
 * a fault has ended in the middle.
 */
export async function recordPassages(
  deps: PassageDeps,
  caller: Caller,
  siteId: SiteId,
  rows: readonly string[],
): Promise<{ readonly ok: true; readonly results: readonly RowResult[] } | Failure> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const read = await readRows(deps, site, caller, rows);
  if (!read.ok) return read;
  const results = new Map<number, RowResult>();
  for (const [index, code] of read.refused) results.set(index, { result: 'refused', code });
  const touched: Touched[] = [];
  for (const row of read.passages.toSorted((one, other) => inOrder(one.sent, other.sent))) {
    const { index, sent, revokedAt } = row;
    const made = await recordPassage(deps, site, sent, touched, revokedAt);
    switch (made.outcome) {
      case 'unavailable':
        return failure('cannot_verify_now', `${made.reason} (${made.ref})`);
      case 'reused':
        results.set(index, { result: 'refused', scanId: sent.scanId, code: 'scan_id_reused' });
        break;
      case 'recorded':
        touched.push(...touchedBy(made.effect));
        results.set(index, resultOf(made));
    }
  }
  return { ok: true, results: rows.flatMap((_, index) => results.get(index) ?? []) };
}

function resultOf({ passage, effect }: Recorded): RowResult {
  const { scanId, visitId, attention } = passage;
  return {
    result: attention === undefined ? 'recorded' : 'needs_attention',
    scanId,
    // A device that may be stolen learns of no visit.
    ...(visitId === undefined || attention === 'scanner_revoked' ? {} : { visitId }),
    ...(attention === undefined ? {} : { attention }),
    ...(effect ? { effect: effect.do } : {}),
  };
}

function touchedBy(effect: Effect | undefined): readonly Touched[] {
  if (effect?.do === 'walk_in') {
    const { visit } = effect.walkIn;
    const presence = 'presence' in effect.walkIn ? effect.walkIn.presence : undefined;
    return presence ? [{ visitId: visit.visitId, presence }] : [];
  }
  if (effect?.do !== 'check_in' && effect?.do !== 'record_check_in') return [];
  const { presence } = effect.details;
  return presence ? [{ visitId: effect.visitId, presence }] : [];
}
