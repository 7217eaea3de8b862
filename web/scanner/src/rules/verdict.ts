import type { ScanAnswer, Visit } from './answer.ts';
import { rejectionSaid } from './rejection-said.ts';
import { troubleVerdict } from './trouble-verdict.ts';
import type { Gate, Said, Verdict } from './verdict-model.ts';

/** The screen for the answer to a scan or to the guard’s choice. */
export function scanVerdict(answer: ScanAnswer, gate: Gate): Verdict {
  switch (answer.outcome) {
    case 'checked_in':
    case 'checked_out':
    case 'already_checked_in':
    case 'already_checked_out':
    case 'pending_approval':
      return visitVerdict(answer.outcome, answer.visit);
    case 'choose':
      return {
        look: 'ask',
        symbol: 'question',
        word: 'choose',
        lines: [{ key: answer.candidates.some(({ near }) => near) ? 'chooseNear' : 'chooseSame' }],
        candidates: answer.candidates,
        offers: gate.direction === 'in' && gate.walkIns !== 'refuse' ? ['walkIn'] : ['byHand'],
      };
    case 'no_match':
      return nobody(answer.reason, gate);
    case 'denied':
      return {
        look: 'bad',
        symbol: 'stop',
        word: 'denied',
        strong: { key: 'deniedStrong' },
        lines: [{ key: 'deniedAdvice' }],
        offers: [],
      };
    case 'rejected':
      return rejectionSaid(answer.reason, answer.ref);
    default:
      // Answers may gain words: see "Changes" in docs/api.md.
      return troubleVerdict({ kind: 'problem', status: 200, code: 'unknown_outcome', errors: [] });
  }
}

/** The screen for the state of one visit, after a scan or by hand. */
export function visitVerdict(
  outcome: 'checked_in' | 'checked_out' | 'already_checked_in' | 'already_checked_out' | 'pending_approval',
  visit: Visit,
): Verdict {
  switch (outcome) {
    case 'checked_in':
      return {
        look: 'good',
        symbol: 'check',
        word: 'checkedIn',
        lines: visit.origin === 'walk_in' ? [{ key: 'recordedAsWalkIn' }] : [],
        visit,
        offers: [...(openCompanions(visit) ? (['companions'] as const) : []), 'undo'],
      };
    case 'checked_out':
      return { look: 'good', symbol: 'leave', word: 'checkedOut', lines: [], visit, offers: ['undo'] };
    case 'already_checked_in':
      return {
        look: 'known',
        symbol: 'again',
        word: 'alreadyIn',
        ...(visit.checkedInAt === undefined
          ? {}
          : { strong: since(visit.checkedInAt, visit.checkedInGateId) }),
        lines: [{ key: 'alreadyInAdvice' }],
        visit,
        offers: [...(openCompanions(visit) ? (['companions'] as const) : []), 'checkOut'],
      };
    case 'already_checked_out':
      return {
        look: 'known',
        symbol: 'again',
        word: 'alreadyOut',
        ...(visit.checkedOutAt === undefined
          ? {}
          : { strong: since(visit.checkedOutAt, visit.checkedOutGateId) }),
        lines: [{ key: 'alreadyOutAdvice' }],
        visit,
        offers: ['byHand'],
      };
    case 'pending_approval':
      return visit.waitsFor === 'supervisor'
        ? {
            look: 'ask',
            symbol: 'shield',
            word: 'askSupervisor',
            lines: [{ key: 'askSupervisorAdvice' }],
            visit,
            offers: ['lookAgain'],
          }
        : {
            look: 'ask',
            symbol: 'clock',
            word: 'waitsForHost',
            lines: [{ key: 'waitsForHostAdvice' }],
            visit,
            offers: ['lookAgain'],
          };
  }
}

/** The screen for a visit that the guard looked up again, or changed by hand. */
export function standing(visit: Visit): Verdict {
  switch (visit.state) {
    case 'checked_in':
    case 'checked_out':
    case 'pending_approval':
      return visitVerdict(visit.state, visit);
    case 'expected':
      return {
        look: 'ask',
        symbol: 'check',
        word: 'approved',
        lines: [{ key: 'approvedAdvice' }],
        visit,
        offers: ['checkInApproved'],
      };
    case 'denied':
      return {
        look: 'bad',
        symbol: 'stop',
        word: 'denied',
        strong: { key: 'hostRefused' },
        lines: [{ key: 'deniedAdvice' }],
        offers: [],
      };
    default:
      return {
        look: 'ask',
        symbol: 'search',
        word: 'notExpected',
        lines: [{ key: 'visitOver' }],
        visit,
        offers: [],
      };
  }
}

/** The screen after a passage was taken back. */
export const undone = (visit: Visit): Verdict => ({
  look: 'known',
  symbol: 'again',
  word: 'undone',
  lines: [{ key: 'undoneAdvice' }],
  visit,
  offers: [],
});

/** The screen after a passage was taken back that only this device knew of. */
export const goneBack: Verdict = {
  look: 'known',
  symbol: 'again',
  word: 'undone',
  lines: [{ key: 'undoneAdvice' }],
  offers: [],
};

const since = (at: string, gateId: string | undefined): Said =>
  gateId === undefined ? { key: 'since', at } : { key: 'sinceAtGate', at, gateId };

const openCompanions = ({ companions = [] }: Visit): boolean =>
  companions.some(({ state }) => state === 'expected');

function nobody(reason: 'not_expected' | 'name_not_disclosed' | 'not_on_site', gate: Gate): Verdict {
  switch (reason) {
    case 'not_expected':
      return {
        look: 'ask',
        symbol: 'search',
        word: 'notExpected',
        lines: [{ key: 'notExpectedAdvice' }],
        offers: ['byHand'],
      };
    case 'name_not_disclosed':
      return {
        look: 'ask',
        symbol: 'nocode',
        word: 'noName',
        lines: [{ key: 'noNameAdvice' }],
        offers: ['byHand', ...(gate.walkIns === 'refuse' ? [] : (['walkIn'] as const))],
      };
    case 'not_on_site':
      return {
        look: 'ask',
        symbol: 'search',
        word: 'notInside',
        lines: [{ key: 'notInsideAdvice' }],
        offers: ['findInside'],
      };
  }
}
