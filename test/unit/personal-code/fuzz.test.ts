import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import { hunt } from '../../fuzz/hunt.ts';
import { mutantOf, mutatorNames } from '../../fuzz/mutant.ts';
import { judge, sources } from '../../fuzz/sources.ts';
import { StopWatch } from '../../fuzz/stop-watch.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a mutated code', () => {
  it('is never accepted as another code, and never makes the verifier throw', async () => {
    const { tried, findings, verdicts, byWay } = await hunt({ seed: 20261124, count: 4000, judge });
    expect(findings.filter(({ fault }) => fault !== 'slow')).toEqual([]);
    expect(tried).toBe(4000);
    expect([...byWay.keys()].sort()).toEqual([...mutatorNames].sort());
    // The test would prove nothing if all codes failed at the first step, or if all were still good.
    expect(verdicts.size).toBeGreaterThan(12);
    expect(verdicts.get('S01')).toBeGreaterThan(400);
    expect(verdicts.get('verified')).toBeGreaterThan(50);
  });

  it('is always the same for the same seed and number, and differs for others', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, number) => {
        expect(mutantOf(seed, number)).toEqual(mutantOf(seed, number));
      }),
    );
    const texts = Array.from({ length: 200 }, (_, number) => text(mutantOf(1, number).bytes));
    expect(new Set(texts).size).toBeGreaterThan(150);
    expect(text(mutantOf(2, 0).bytes)).not.toBe(texts[0]);
  });
});

describe('a hunt', () => {
  const verdictOf = async (code: string): Promise<Verdict> => judge(Buffer.from(code));

  it('finds a verifier that accepts unsigned content', async () => {
    const credulous = async (bytes: Uint8Array): Promise<Verdict> => {
      const verdict = await judge(bytes);
      const good = await verdictOf(sources[0] ?? '');
      return verdict.outcome === 'rejected' && verdict.reason === 'signature_invalid' && 'codeDigest' in good
        ? { ...good, disclosure: { englishName: 'Somebody Else' } }
        : verdict;
    };
    const { findings } = await hunt({ seed: 1, count: 200, judge: credulous });
    expect(new Set(findings.map(({ fault }) => fault))).toEqual(new Set(['accepted']));
  });

  it('finds a verifier that throws, and one that answers “unexpected”', async () => {
    const good = new Set(sources);
    const throwing = (bytes: Uint8Array): Promise<Verdict> =>
      good.has(text(bytes)) ? judge(bytes) : Promise.reject(new Error('unforeseen'));
    const closing = (bytes: Uint8Array): Promise<Verdict> =>
      good.has(text(bytes))
        ? judge(bytes)
        : Promise.resolve({ outcome: 'unavailable', reason: 'unexpected', ref: 'G01' });
    for (const one of [throwing, closing]) {
      const { findings } = await hunt({ seed: 1, count: 50, judge: one });
      expect(findings.length).toBeGreaterThan(30);
      expect(new Set(findings.map(({ fault }) => fault))).toEqual(new Set(['exception']));
    }
  });

  it('throws if good codes do not verify, because it would prove nothing', async () => {
    const refusing = () => Promise.resolve<Verdict>({ outcome: 'rejected', reason: 'expired', ref: 'T01' });
    await expect(hunt({ seed: 1, count: 1, judge: refusing })).rejects.toThrow('a good code does not verify');
  });

  it('ends on request', async () => {
    const { tried } = await hunt({ seed: 1, count: 1000, judge, goesOn: ({ tried: soFar }) => soFar < 7 });
    expect(tried).toBe(7);
  });
});

describe('the stop watch', () => {
  const work = (milliseconds: number) => async () => {
    const before = process.cpuUsage();
    while (process.cpuUsage(before).user < milliseconds * 1000) await Promise.resolve();
  };
  const timed = async (): Promise<StopWatch> => {
    const watch = new StopWatch();
    for (let turn = 0; turn < 9; turn += 1) await watch.timeGood(work(0.5));
    return watch;
  };

  it('reports an input that is slow each time', async () => {
    const watch = await timed();
    const { isSlow } = await watch.time(work(2 * watch.limit));
    expect(isSlow).toBe(true);
    expect(watch.figures.slowest).toBeGreaterThan(watch.limit);
  });

  it('does not report an input that was slow only once', async () => {
    const watch = await timed();
    let calls = 0;
    const { isSlow } = await watch.time(() => work((calls += 1) === 1 ? 2 * watch.limit : 0)());
    expect(isSlow).toBe(false);
    expect(watch.figures.timedAgain).toBe(1);
    expect(watch.figures.slowest).toBeLessThan(watch.limit);
  });
});
