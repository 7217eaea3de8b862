import { expect, it } from '@jest/globals';
import { inLanes } from '../../../functions/kernel/in-lanes.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

it('runs at most the given number at once, and answers in order', async () => {
  let running = 0;
  let most = 0;
  const answer = await inLanes(3, [5, 1, 4, 1, 3, 9, 2], async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn += 1) await tick();
    running -= 1;
    return turns * 2;
  });
  expect(answer).toEqual([10, 2, 8, 2, 6, 18, 4]);
  expect(most).toBe(3);
});

it('answers an empty list for no work', async () => {
  expect(await inLanes(2, [], () => Promise.reject(new Error('nothing to do')))).toEqual([]);
});

it('starts nothing after a fault, waits for running work, and throws the fault', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = inLanes(2, [0, 1, 2, 3, 4], async (item) => {
    begun.push(item);
    if (item === 1) throw new Error('full');
    for (let turn = 0; turn < 5; turn += 1) await tick();
    ended.push(item);
  });
  await expect(all).rejects.toThrow('full');
  expect([begun, ended]).toEqual([[0, 1], [0]]);
});
