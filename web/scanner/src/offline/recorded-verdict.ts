import type { Visit } from '../rules/answer.ts';
import type { Verdict } from '../rules/verdict-model.ts';
import { standing } from '../rules/verdict.ts';
import { cameIn, type Recorded } from './ledger.ts';
import { offlineVerdict } from './offline-verdict.ts';

/**
 * The screen of a passage that this device recorded, opened again. While it waits it can be taken back here; once it was sent,
 * the service has to do it. Without a visit, as for a walk-in, this device does not know which one the service made.
 */
export function recordedVerdict(recorded: Recorded, visit: Visit | undefined, isWaiting: boolean): Verdict {
  const isIn = cameIn(recorded);
  if (visit)
    return isWaiting ? offlineVerdict({ told: isIn ? 'checked_in' : 'checked_out', visit }) : standing(visit);
  const verdict = offlineVerdict({
    told: recorded.did === 'walk_in' ? 'walk_in' : 'checked_out_unknown',
    at: new Date(recorded.at * 1000).toISOString(),
    gateId: recorded.gateId,
  });
  const passed: Verdict = {
    ...verdict,
    ...(verdict.strong ? { strong: { ...verdict.strong, key: isIn ? 'inAtGate' : 'outAtGate' } } : {}),
  };
  return isWaiting
    ? passed
    : {
        ...passed,
        lines: [{ key: isIn ? 'sentAsWalkIn' : 'sentToService' }],
        offers: isIn ? ['findInside'] : ['byHand'],
      };
}
