import type { Mutator } from './mutator.ts';

/** Flips one to eight bits. */
export const flipBits: Mutator = (code, random) => {
  const changed = code.slice();
  if (changed.length === 0) return changed;
  for (let left = 1 + random.below(8); left > 0; left -= 1) {
    const at = random.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return changed;
};

/** Removes, inserts or changes one to four bytes. */
export const changeBytes: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const taken = random.below(5);
  const put = Array.from({ length: random.below(5) }, () => random.below(256));
  return Uint8Array.from([...code.subarray(0, at), ...put, ...code.subarray(at + taken)]);
};

/** Cuts the end, the beginning or a part in the middle. */
export const truncate: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const until = at + random.below(code.length - at + 1);
  return random.pick([
    () => code.subarray(0, at),
    () => code.subarray(at),
    () => Uint8Array.from([...code.subarray(0, at), ...code.subarray(until)]),
  ])();
};

/** Repeats a piece, or the whole many times. */
export const repeat: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const piece = code.subarray(at, at + random.below(64));
  if (random.below(8) > 0) return Uint8Array.from([...code.subarray(0, at), ...piece, ...code.subarray(at)]);
  return Uint8Array.from(Array.from({ length: 2 + random.below(40) }, () => [...code]).flat());
};
