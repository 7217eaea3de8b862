import { describe, expect, it } from '@jest/globals';
import { rejections } from '../../../functions/personal-code/rejections.ts';
import { clockSaid, offsetMs } from '../../../web/scanner/src/rules/clock-offset.ts';
import { enrolmentCodeIn } from '../../../web/scanner/src/rules/enrolment-code.ts';
import { goneAfterMs, inView } from '../../../web/scanner/src/rules/in-view.ts';
import { rejectionSaid } from '../../../web/scanner/src/rules/rejection-said.ts';
import { mayUndo, timeAt } from '../../../web/scanner/src/rules/times.ts';
import { troubleVerdict } from '../../../web/scanner/src/rules/trouble-verdict.ts';
import { scanVerdict } from '../../../web/scanner/src/rules/verdict.ts';
import { catalogue, fill, languageFor } from '../../../web/scanner/src/texts/text.ts';

describe('a code in view', () => {
  it('is read once until it leaves the view, even if single frames miss it', () => {
    const view = inView();
    expect(view.see(['one'], 0, false)).toBe('one');
    expect(view.see(['one'], 100, false)).toBeUndefined();
    expect(view.see([], 200, false)).toBeUndefined();
    expect(view.see(['one'], 900, false)).toBeUndefined();
    expect(view.see([], 900 + goneAfterMs + 1, false)).toBeUndefined();
    expect(view.see(['one'], 900 + goneAfterMs + 100, false)).toBe('one');
  });

  it('is read after a pause if it appeared during the pause, and is not read again if it was there before', () => {
    const view = inView();
    view.see(['one'], 0, false);
    for (let ms = 100; ms < 5_000; ms += 100) expect(view.see(['one', 'two'], ms, true)).toBeUndefined();
    expect(view.see(['one', 'two'], 5_000, false)).toBe('two');
  });

  it('is read in turn if several are in view', () => {
    const view = inView();
    expect(view.see(['one', 'two'], 0, false)).toBe('one');
    expect(view.see(['one', 'two'], 100, false)).toBe('two');
    expect(view.see(['one', 'two'], 200, false)).toBeUndefined();
  });
});

describe('the clock', () => {
  it('is compared with the Date of an answer, at the middle of the round trip', () => {
    expect(
      offsetMs('Mon, 23 Nov 2026 01:00:10 GMT', Date.UTC(2026, 10, 23, 1), Date.UTC(2026, 10, 23, 1, 0, 1)),
    ).toBe(10_000);
    expect(offsetMs(null, 0, 0)).toBeUndefined();
    expect(offsetMs('not a date', 0, 0)).toBeUndefined();
  });

  it('is described in short words', () => {
    expect(clockSaid(4_000)).toEqual({ key: 'clockRight' });
    expect(clockSaid(30_000)).toEqual({ key: 'clockBehind', unit: 'second', count: 30 });
    expect(clockSaid(-3_600_000)).toEqual({ key: 'clockAhead', unit: 'minute', count: 60 });
  });

  it('shows times at the site, with the day if it is not today', () => {
    const now = new Date('2026-11-23T02:00:00Z');
    expect(timeAt('2026-11-23T01:05:00Z', now, 'en', 'Asia/Hong_Kong')).toBe('09:05');
    expect(timeAt('2026-11-22T01:05:00Z', now, 'en', 'Asia/Hong_Kong')).toMatch(/22 Nov.*09:05/);
    expect(mayUndo('2026-11-23T01:56:00Z', now.getTime())).toBe(true);
    expect(mayUndo('2026-11-23T01:55:00Z', now.getTime())).toBe(false);
  });
});

describe('a verdict', () => {
  const gate = { direction: 'in', walkIns: 'record' } as const;

  it('has a text for each reason of a refusal, and keeps its ref', () => {
    for (const [reason, { ref }] of Object.entries(rejections)) {
      const verdict = rejectionSaid(reason, ref);
      expect([verdict.ref, verdict.look]).toEqual([ref, 'bad']);
      // For wrong times in a code, a fresh code is the only advice for a visitor.
      expect([ref, verdict.strong?.key === 'tellFreshCode']).toEqual([ref, ref === 'T03']);
    }
    expect(rejectionSaid('scanner_layout', 'D10').look).toBe('ours');
    expect(rejectionSaid('a_new_word', 'Z99').strong?.key).toBe('tellFreshCode');
  });

  it('offers no walk-in if the site takes none, or on the way out', () => {
    const answer = { outcome: 'choose', scanId: 'x', candidates: [] } as const;
    const offers = (more: object) => scanVerdict({ ...answer, candidates: [] }, { ...gate, ...more }).offers;
    expect(offers({})).toEqual(['walkIn']);
    expect(offers({ walkIns: 'refuse' })).toEqual(['byHand']);
    expect(offers({ direction: 'out' })).toEqual(['byHand']);
  });

  it('does not blame the visitor for our faults, and accepts unknown words', () => {
    const unknown = scanVerdict({ outcome: 'teleported', scanId: 'x' } as never, gate);
    expect(unknown.look).toBe('ours');
    for (const [status, code] of [
      [503, 'cannot_verify_now'],
      [503, 'store_unavailable'],
      [500, 'internal_error'],
      [429, 'too_many_requests'],
    ] as const) {
      const verdict = troubleVerdict({ kind: 'problem', status, code, errors: [], requestId: 'r' });
      expect([verdict.word, verdict.strong?.key, verdict.ref]).toEqual([
        'cannotTell',
        'notVisitorsFault',
        'r',
      ]);
      expect(verdict.offers).toContain('retry');
    }
    expect(troubleVerdict({ kind: 'no_network' }).word).toBe('noNetwork');
    expect(troubleVerdict({ kind: 'problem', status: 409, code: 'admission_denied', errors: [] }).look).toBe(
      'bad',
    );
  });
});

describe('a pasted text', () => {
  const code = `gatehouse-enrolment.1.demo.harbour-court.${'k'.repeat(27)}`;
  it('is trimmed, and is an enrolment code or nothing', () => {
    expect(enrolmentCodeIn(`  "${code}"\n`)).toBe(code);
    expect(enrolmentCodeIn(code.slice(0, -1))).toBeUndefined();
    expect(enrolmentCodeIn('eyJhbGciOiJFUzI1NiJ9.e30.AA')).toBeUndefined();
  });
});

describe('the catalogue', () => {
  it('has each text in each language, with the same placeholders', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
    for (const [language, texts] of Object.entries(catalogue))
      for (const [key, text] of Object.entries(catalogue.en)) {
        const said = texts[key as keyof typeof texts];
        expect([language, key, gaps(said)]).toEqual([language, key, gaps(text)]);
        expect(said.trim()).not.toBe('');
      }
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });

  it('is chosen by the languages of the device', () => {
    expect(languageFor(['fr-FR', 'zh-CN'])).toBe('zh-Hans');
    expect(languageFor(['zh-TW'])).toBe('zh-Hant');
    expect(languageFor(['yue-HK'])).toBe('zh-Hant');
    expect(languageFor(['de'])).toBe('en');
  });
});
