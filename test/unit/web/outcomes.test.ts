import { describe, expect, it } from '@jest/globals';
import { problems } from '../../../functions/kernel/problems.ts';
import { rejections } from '../../../functions/personal-code/rejections.ts';
import { pageModule } from './support/page-module.ts';

interface View {
  look: string;
  symbol: string;
  word: string;
  strong?: string;
  ref?: string;
  foot?: string;
  visit?: object;
  lines: (string | undefined)[];
  offers: object[];
  canRetry: boolean;
}
interface Answer {
  status: number;
  body: object;
}
type ViewOf = (
  answer: Answer,
  how: { say: unknown; time: (at: string) => string; direction: string },
) => View;

const { viewOf } = await pageModule<{ viewOf: ViewOf }>('outcomes');
const { texts } = await pageModule<{ texts: Record<'en' | 'zh-Hant', Record<string, string>> }>('texts');

const visit = {
  visitId: 'v1',
  visitor: { englishName: 'CHAN Tai Man' },
  host: { unit: '12A' },
  checkedInAt: '2026-11-23T01:00:00Z',
  checkedInGateId: 'car-park',
};
const view = (answer: Answer, direction = 'in') =>
  viewOf(answer, { say: texts.en, time: (at) => at.slice(11, 16), direction });
const outcome = (body: object, direction?: string) => view({ status: 200, body }, direction);

describe('the guard’s view', () => {
  it.each([
    ['checked_in', 'good', 'check'],
    ['checked_out', 'good', 'leave'],
    ['already_checked_in', 'known', 'again'],
    ['already_checked_out', 'known', 'again'],
    ['pending_approval', 'ask', 'clock'],
    ['denied', 'bad', 'stop'],
  ])('shows %s with its own colour, symbol and word', (name, look, symbol) => {
    expect(outcome({ outcome: name, visit })).toMatchObject({ look, symbol, word: texts.en[name] });
  });

  it('asks for the visitor among near names, and for a manager without mentioning a bar', () => {
    expect(outcome({ outcome: 'choose', candidates: [{ ...visit, near: 'same_prefix' }] })).toMatchObject({
      look: 'ask',
      lines: [expect.stringContaining('No visit has exactly this name')],
      offers: [{ near: 'same_prefix' }],
    });
    const waits = { outcome: 'pending_approval', visit: { ...visit, waitsFor: 'supervisor' } };
    expect(outcome(waits)).toMatchObject({ look: 'ask', word: 'Wait for a manager' });
    expect(JSON.stringify(outcome(waits))).not.toMatch(/bar|denied/i);
  });

  it('shows since when and at which gate a visitor is already checked in', () => {
    expect(outcome({ outcome: 'already_checked_in', visit }).strong).toBe('Since 01:00, Car park');
  });

  it('offers each candidate of a choice', () => {
    expect(outcome({ outcome: 'choose', candidates: [visit, visit] }).offers).toHaveLength(2);
  });

  it('shows no name in a refusal, and gives each reason a ref and a sentence', () => {
    for (const [reason, { ref }] of Object.entries(rejections)) {
      const shown = outcome({ outcome: 'rejected', reason, ref });
      expect(shown).toMatchObject({ look: 'bad', ref });
      expect(shown.visit).toBeUndefined();
      expect(shown.lines.every((line) => typeof line === 'string' && line !== '')).toBe(true);
    }
  });

  it('distinguishes the way in from the way out if no visit matches', () => {
    const wayIn = outcome({ outcome: 'no_match', reason: 'not_expected' });
    const wayOut = outcome({ outcome: 'no_match', reason: 'not_on_site' }, 'out');
    expect(wayIn.word).not.toBe(wayOut.word);
    expect(wayIn.lines).not.toEqual(wayOut.lines);
  });

  it('never blames the visitor for a problem, and shows its request id', () => {
    for (const [code, { status }] of Object.entries(problems)) {
      const shown = view({ status, body: { code, requestId: 'r-1' } });
      expect(shown).toMatchObject({ look: 'ours', strong: texts.en['notTheirFault'], foot: 'Request r-1' });
      expect(shown.canRetry).toBe(status >= 500 || status === 429);
    }
    expect(view({ status: 0, body: {} })).toMatchObject({ look: 'ours', symbol: 'offline', canRetry: true });
  });

  it('shows an unknown outcome as a problem of ours', () => {
    expect(outcome({ outcome: 'teleported' })).toMatchObject({ look: 'ours', word: texts.en['failed'] });
  });
});
