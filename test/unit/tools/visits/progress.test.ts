import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { howFar, progress } from '../../../../tools/visits/progress.ts';

const tally = (created: number, failed = 0) => ({ created, exists: 0, failed });
const streamOf = (isTTY: boolean) => {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  return { written, stream: Object.assign(stream, { isTTY, columns: 80 }) };
};

describe('the progress of an import', () => {
  it('is shown in rows', () => {
    expect(howFar({ created: 11_990, exists: 5, failed: 10 }, 20_000)).toBe(
      '12,005 of 20,000 rows: 11,990 made, 5 there already, 10 failed',
    );
  });

  it('is a line every ten seconds without a terminal', () => {
    let nowMs = 0;
    const { written, stream } = streamOf(false);
    const { show, end } = progress(stream, 200, () => nowMs);
    for (; nowMs < 25_000; nowMs += 1_000) show(tally(nowMs / 1_000));
    // A wait is reported at once, and then every ten seconds.
    for (; nowMs < 36_000; nowMs += 1_000) show(tally(25), 'waiting 1 s');
    end();
    expect(written).toEqual([
      '10 of 200 rows: 10 made, 0 there already, 0 failed\n',
      '20 of 200 rows: 20 made, 0 there already, 0 failed\n',
      '25 of 200 rows: 25 made, 0 there already, 0 failed; waiting 1 s\n',
      '25 of 200 rows: 25 made, 0 there already, 0 failed; waiting 1 s\n',
    ]);
  });

  it('is a bar on a terminal, with the remaining time, in one line', () => {
    let nowMs = 0;
    const { written, stream } = streamOf(true);
    const { show, end } = progress(stream, 4_000, () => nowMs);
    show(tally(0));
    nowMs = 30_000;
    show(tally(999, 1));
    show(tally(999, 1), `waiting: ${'x'.repeat(100)}`);
    show(tally(4_000));
    end();
    const lines = written
      .map((text) => stripVTControlCharacters(text).trimEnd())
      .filter((text) => text !== '');
    expect(lines).toEqual([
      '░░░░░░░░░░░░░░░░   0 %  0 made, 0 there already, 0 failed',
      '████░░░░░░░░░░░░  25 %  2 min left  999 made, 0 there already, 1 failed',
      expect.stringMatching(/^████░{12} {2}25 % {2}waiting: x+$/),
      '████████████████ 100 %  4,000 made, 0 there already, 0 failed',
    ]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(80);
    // Each text replaces the previous one.
    expect(written.filter((text) => text.includes('\n\n'))).toEqual([]);
  });
});
