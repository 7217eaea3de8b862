import type { TextKey } from '../texts/keys.ts';
import type { Verdict } from './verdict-model.ts';

/** The text for the visitor, by the ref of the conformance table or by its first letter. */
const advice: Readonly<Record<string, TextKey>> = {
  T01: 'tellExpired',
  T02: 'tellClock',
  R01: 'tellUsedElsewhere',
  D: 'tellUnreadable',
  S: 'tellNotGenuine',
  K: 'tellUntrusted',
  P: 'tellOtherKind',
};

/** The screen for a code that is not acceptable. */
export function rejectionSaid(reason: string, ref: string): Verdict {
  if (reason === 'scanner_layout')
    return {
      look: 'ours',
      symbol: 'keyboard',
      word: 'scannerLayout',
      strong: { key: 'notVisitorsFault' },
      lines: [{ key: 'scannerLayoutAdvice' }],
      ref,
      offers: [],
    };
  if (reason === 'not_a_personal_code' || reason === 'empty' || reason === 'not_text')
    return {
      look: 'bad',
      symbol: 'nocode',
      word: 'notAPersonalCode',
      strong: { key: 'tellOpenTheApp' },
      lines: [{ key: 'orAnotherWay' }],
      ref,
      offers: ['byHand'],
    };
  return {
    look: 'bad',
    symbol: 'cross',
    word: 'refused',
    strong: { key: advice[ref] ?? advice[ref.slice(0, 1)] ?? 'tellFreshCode' },
    lines: [{ key: 'orAnotherWay' }],
    ref,
    offers: ['byHand'],
  };
}
