import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from '../../../functions/residents/in-order.ts';

async function* streamOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('several streams as one', () => {
  it('have every item, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer())), async (lists) => {
        const sorted = lists.map((list) => list.toSorted((one, other) => one - other));
        const merged: number[] = [];
        for await (const item of inOrder(sorted.map(streamOf), (one, other) => one < other))
          merged.push(item);
        expect(merged).toEqual(lists.flat().sort((one, other) => one - other));
      }),
    );
  });
});
