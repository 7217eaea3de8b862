import type { Mutator } from './mutator.ts';

/** One to eight bits are others. */
export const flipBits: Mutator = (code, random) => {
  const changed = code.slice();
  if (changed.length === 0) return changed;
  for (let left = 1 + random.below(8); left > 0; left -= 1) {
    const at = random.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return changed;
};

/** One to four bytes are taken out, put in, or others. */
export const changeBytes: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const taken = random.below(5);
  const put = Array.from({ length: random.below(5) }, () => random.below(256));
  return Uint8Array.from([...code.subarray(0, at), ...put, ...code.subarray(at + taken)]);
};

/** The end, the beginning or something in the middle is missing. */
export const truncate: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const until = at + random.below(code.length - at + 1);
  return random.pick([
    () => code.subarray(0, at),
    () => code.subarray(at),
    () => Uint8Array.from([...code.subarray(0, at), ...code.subarray(until)]),
  ])();
};

/** A piece stands twice, or the whole many times over. */
export const repeat: Mutator = (code, random) => {
  const at = random.below(code.length + 1);
  const piece = code.subarray(at, at + random.below(64));
  if (random.below(8) > 0) return Uint8Array.from([...code.subarray(0, at), ...piece, ...code.subarray(at)]);
  return Uint8Array.from(Array.from({ length: 2 + random.below(40) }, () => [...code]).flat());
};
