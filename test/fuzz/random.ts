import { createHash } from 'node:crypto';

/** Random values that are the same on every run with the same seed. */
export interface Random {
  /** A whole number from 0 to `limit − 1`. */
  below(limit: number): number;
  /** One of the items; throws if there are none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** Starts a sequence (sfc32, 128 bits of state) from any text. */
export function randomFrom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('there is nothing to pick from');
    return items[below(items.length)] as Item;
  };
  return { below, pick };
}
