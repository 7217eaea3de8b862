import { describe, expect, it } from '@jest/globals';
import {
  isDown,
  noted,
  slowMs,
  worksAlone,
  type Answered,
} from '../../../../web/scanner/src/offline/line-state.ts';
import { openLine } from '../../../../web/scanner/src/offline/line.ts';

const after = (...answers: readonly Answered[]) => answers.reduce<readonly Answered[]>(noted, []);

describe('the state of the line', () => {
  it.each([
    ['nothing asked yet', [], false],
    ['two answers that did not come', ['none', 'none'], false],
    ['three answers that did not come', ['none', 'none', 'none'], true],
    ['a median of two seconds', [slowMs, slowMs, slowMs, slowMs, slowMs], false],
    ['a median over two seconds', [100, 100, slowMs + 1, slowMs + 1, slowMs + 1], true],
    ['three fast answers after a bad time', ['none', 'none', 'none', 50, 50, 50], false],
  ] as const)('%s', (_case, answers, down) => {
    expect(isDown(after(...answers))).toBe(down);
  });

  it('follows the guard rather than the network', () => {
    const bad = after('none', 'none', 'none');
    expect(worksAlone('online', bad, false)).toBe(false);
    expect(worksAlone('offline', after(10, 10, 10), true)).toBe(true);
    expect(worksAlone('automatic', [], false)).toBe(true);
    expect(worksAlone('automatic', bad, true)).toBe(true);
  });
});

describe('the line', () => {
  const deps = (answer: Answered = 'none') => {
    const network = { isThere: true, tell: (): void => undefined };
    const line = openLine({
      probe: () => Promise.resolve(answer),
      hasNetwork: () => network.isThere,
      onNetwork: (listener) => {
        network.tell = listener;
        return () => undefined;
      },
    });
    return { line, network };
  };

  it('tells its watchers once when it goes down and once when it comes back', () => {
    const { line } = deps();
    const seen: boolean[] = [];
    line.watch(() => seen.push(line.isAlone()));
    for (const answer of ['none', 'none', 'none', 'none', 40, 40, 40, 40] as const) line.note(answer);
    line.close();
    expect(seen).toEqual([true, false]);
  });

  it('works alone as soon as the device has no network, and forgets slow answers when the guard decides', () => {
    const { line, network } = deps();
    network.isThere = false;
    network.tell();
    expect(line.isAlone()).toBe(true);
    network.isThere = true;
    for (let n = 0; n < 5; n++) line.note('none');
    line.force('online');
    expect(line.isAlone()).toBe(false);
    line.force('automatic');
    expect(line.isAlone()).toBe(false);
    line.close();
  });
});
