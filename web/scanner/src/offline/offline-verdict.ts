import type { Visit } from '../rules/answer.ts';
import type { Said, Verdict } from '../rules/verdict-model.ts';
import { visitVerdict } from '../rules/verdict.ts';

const recordedHere: Said = { key: 'recordedHere' };

/** What the guard is told without the service. `visit` is the one that was opened, as it stands after the step. */
export type Told =
  | {
      readonly told: 'checked_in' | 'checked_out' | 'already_in' | 'wait_for_host';
      readonly visit: Visit;
      /** Others were booked with the visitor. */
      readonly withCompanions?: boolean;
    }
  | { readonly told: 'choose'; readonly visits: readonly Visit[]; readonly offersWalkIn: boolean }
  | {
      readonly told:
        | 'walk_in'
        | 'checked_out_unknown'
        | 'already_in_walk_in'
        | 'already_out'
        | 'deny'
        | 'ask_supervisor'
        | 'ask_booked_name'
        | 'ask_name_at_exit'
        | 'entry_unreadable'
        | 'ask_host'
        | 'not_expected'
        | 'not_expected_by_name'
        | 'not_inside'
        | 'not_plain'
        | 'no_name'
        | 'no_pack'
        | 'bundle_stale'
        | 'disk_full'
        | 'only_with_network';
      readonly at?: string;
      readonly gateId?: string;
    };

/** The screen for a step without the service. */
export function offlineVerdict(told: Told): Verdict {
  switch (told.told) {
    case 'checked_in':
    case 'checked_out': {
      const verdict = visitVerdict(told.told, told.visit);
      const lines = [...verdict.lines, recordedHere];
      return told.told === 'checked_in' && told.withCompanions
        ? { ...verdict, lines: [...lines, { key: 'companionsByName' }], offers: ['bookedName', 'undo'] }
        : { ...verdict, lines, offers: ['undo'] };
    }
    case 'already_in': {
      const verdict = visitVerdict('already_checked_in', told.visit);
      return { ...verdict, offers: ['checkOut'] };
    }
    case 'wait_for_host': {
      const verdict = visitVerdict('pending_approval', told.visit);
      const isForHost = verdict.word === 'waitsForHost';
      const lines: readonly Said[] = isForHost
        ? [{ key: 'waitsForHostOffline' }]
        : [...verdict.lines, { key: 'needsNetworkForAnswer' }];
      return { ...verdict, lines, offers: [] };
    }
    case 'choose':
      return {
        look: 'ask',
        symbol: 'question',
        word: 'choose',
        lines: [{ key: 'chooseSame' }],
        candidates: told.visits,
        offers: told.offersWalkIn ? ['walkIn'] : [],
      };
    default:
      return plain(told);
  }
}

type Plain = Extract<Told, { readonly at?: string }>;

/** The screens that show no visit. */
function plain({ told, at, gateId }: Plain): Verdict {
  const verdict = plainVerdicts[told];
  return at === undefined
    ? verdict
    : {
        ...verdict,
        strong: gateId === undefined ? { key: 'since', at } : { key: 'sinceAtGate', at, gateId },
      };
}

const plainVerdicts: Readonly<Record<Plain['told'], Verdict>> = {
  walk_in: {
    look: 'good',
    symbol: 'check',
    word: 'checkedIn',
    lines: [{ key: 'recordedAsWalkIn' }, recordedHere],
    offers: ['undo'],
  },
  checked_out_unknown: {
    look: 'good',
    symbol: 'leave',
    word: 'checkedOut',
    lines: [{ key: 'outUnknownHere' }, recordedHere],
    offers: ['undo'],
  },
  already_in_walk_in: {
    look: 'known',
    symbol: 'again',
    word: 'alreadyIn',
    lines: [{ key: 'alreadyInAdvice' }],
    offers: [],
  },
  already_out: {
    look: 'known',
    symbol: 'again',
    word: 'alreadyOut',
    lines: [{ key: 'alreadyOutAdvice' }],
    offers: ['byHand'],
  },
  deny: {
    look: 'bad',
    symbol: 'stop',
    word: 'denied',
    strong: { key: 'deniedStrong' },
    lines: [{ key: 'deniedAdvice' }],
    offers: [],
  },
  ask_supervisor: {
    look: 'ask',
    symbol: 'shield',
    word: 'askSupervisor',
    lines: [{ key: 'askSupervisorAdvice' }, { key: 'needsNetworkForAnswer' }],
    offers: [],
  },
  ask_booked_name: {
    look: 'ask',
    symbol: 'search',
    word: 'similarName',
    lines: [{ key: 'similarNameAdvice' }],
    offers: ['bookedName', 'walkIn'],
  },
  ask_name_at_exit: {
    look: 'ask',
    symbol: 'search',
    word: 'similarNameInside',
    lines: [{ key: 'similarNameInsideAdvice' }],
    offers: ['bookedName', 'leaveUnknown'],
  },
  entry_unreadable: {
    look: 'ours',
    symbol: 'warning',
    word: 'entryUnreadable',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: 'entryUnreadableAdvice' }],
    offers: ['hostAgrees', 'bookedName'],
  },
  ask_host: {
    look: 'ask',
    symbol: 'clock',
    word: 'waitsForHost',
    lines: [{ key: 'askHostOffline' }],
    offers: ['hostAgrees'],
  },
  not_expected: {
    look: 'ask',
    symbol: 'search',
    word: 'notExpected',
    lines: [{ key: 'notExpectedOffline' }],
    offers: ['bookedName'],
  },
  not_expected_by_name: {
    look: 'ask',
    symbol: 'search',
    word: 'notExpected',
    lines: [{ key: 'notExpectedOffline' }],
    offers: ['bookedName', 'walkIn'],
  },
  not_inside: {
    look: 'ask',
    symbol: 'search',
    word: 'notInside',
    lines: [{ key: 'outUnknownHere' }],
    offers: ['bookedName'],
  },
  not_plain: {
    look: 'ask',
    symbol: 'warning',
    word: 'didNotWork',
    strong: { key: 'troubleInvalid' },
    lines: [],
    offers: ['walkIn'],
  },
  no_name: {
    look: 'ask',
    symbol: 'nocode',
    word: 'noName',
    lines: [{ key: 'noNameAdvice' }],
    offers: ['bookedName'],
  },
  no_pack: {
    look: 'ours',
    symbol: 'offline',
    word: 'noNetwork',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: 'noPackAdvice' }],
    offers: ['retry', 'walkIn'],
  },
  bundle_stale: {
    look: 'ours',
    symbol: 'warning',
    word: 'cannotTell',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: 'bundleStaleAdvice' }],
    offers: ['retry', 'bookedName'],
  },
  disk_full: {
    look: 'ours',
    symbol: 'warning',
    word: 'notRecorded',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: 'diskFullAdvice' }],
    offers: ['retry'],
  },
  only_with_network: {
    look: 'ours',
    symbol: 'offline',
    word: 'noNetwork',
    strong: { key: 'notVisitorsFault' },
    lines: [{ key: 'onlyWithNetworkAdvice' }],
    offers: ['retry'],
  },
};
