import type { TextKey } from '../texts/keys.ts';
import type { Trouble } from './answer.ts';
import type { Offer, Verdict } from './verdict-model.ts';

/** Problems that are not our fault: the visit is in a state that the guard did not expect. */
const plain: Readonly<Record<string, TextKey>> = {
  state_conflict: 'troubleState',
  wrong_pin: 'troubleWrongPin',
  pin_locked: 'troublePinLocked',
  pin_not_set: 'troublePinNotSet',
  walk_ins_refused: 'troubleNoWalkIns',
  too_late_to_undo: 'troubleTooLate',
  expired_choice_token: 'troubleChoiceOver',
  invalid_choice_token: 'troubleChoiceOver',
  scan_undone: 'troubleScanUndone',
  visit_not_found: 'troubleVisitGone',
  invalid_request: 'troubleInvalid',
};

/** Problems that say where the guard has to turn. */
const setUp: Readonly<Record<string, { readonly line: TextKey; readonly offers: readonly Offer[] }>> = {
  gate_not_found: { line: 'troubleGate', offers: ['startShift'] },
  site_not_found: { line: 'troubleSite', offers: [] },
  firm_suspended: { line: 'troubleFirm', offers: [] },
  forbidden: { line: 'troubleForbidden', offers: [] },
  quota_exceeded: { line: 'troubleQuota', offers: ['retry'] },
};

/** The screen for a request that brought no answer or a problem. */
export function troubleVerdict(trouble: Trouble): Verdict {
  if (trouble.kind === 'no_network')
    return {
      look: 'ours',
      symbol: 'offline',
      word: 'noNetwork',
      strong: { key: 'notVisitorsFault' },
      lines: [{ key: 'noNetworkAdvice' }],
      offers: ['retry'],
    };
  const { code, status, requestId } = trouble;
  const ref = requestId === undefined ? {} : { ref: requestId };
  if (code === 'admission_denied')
    return {
      look: 'bad',
      symbol: 'stop',
      word: 'denied',
      strong: { key: 'deniedStrong' },
      lines: [{ key: 'deniedAdvice' }],
      offers: [],
    };
  if (code === 'supervisor_needed')
    return {
      look: 'ask',
      symbol: 'shield',
      word: 'askSupervisor',
      lines: [{ key: 'askSupervisorAdvice' }],
      offers: [],
    };
  const known = plain[code];
  if (known !== undefined)
    return {
      look: 'ask',
      symbol: 'warning',
      word: 'didNotWork',
      strong: { key: known },
      lines: [],
      offers: [],
    };
  const faulty = setUp[code];
  return {
    look: 'ours',
    symbol: 'warning',
    word: faulty || (status < 500 && status !== 429) ? 'didNotWork' : 'cannotTell',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: faulty?.line ?? (status === 429 ? 'troubleTooMany' : 'cannotTellAdvice') }],
    ...ref,
    offers: faulty?.offers ?? ['retry', 'byHand'],
  };
}
