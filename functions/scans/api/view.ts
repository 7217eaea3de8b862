import type { Shown } from '../../edge/response-fields.ts';
import { leadView, visitView } from '../../front-desk/api/view.ts';
import type { scanAnswer } from './responses.ts';
import type { ScanOutcome } from '../scan.ts';

/** An outcome as the scanner sees it. It has no personal data unless the code has verified. */
export function scanView(
  scanId: string,
  outcome: ScanOutcome,
  choiceToken?: string,
): Shown<typeof scanAnswer> {
  switch (outcome.outcome) {
    case 'checked_in':
    case 'checked_out':
    case 'already_checked_in':
    case 'already_checked_out':
    case 'pending_approval':
      return {
        outcome: outcome.outcome,
        scanId,
        visit: outcome.companions ? leadView(outcome.visit, outcome.companions) : visitView(outcome.visit),
      };
    case 'choose':
      return {
        outcome: outcome.outcome,
        scanId,
        candidates: outcome.candidates.map((visit, index) => {
          const near = outcome.near?.[index];
          return { ...visitView(visit), ...(near ? { near } : {}) };
        }),
        choiceToken,
      };
    case 'no_match':
      return { outcome: outcome.outcome, scanId, reason: outcome.reason };
    case 'denied':
      return { outcome: outcome.outcome, scanId };
    case 'rejected':
      return { outcome: outcome.outcome, scanId, reason: outcome.reason, ref: outcome.ref };
  }
}
