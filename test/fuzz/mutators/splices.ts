import { sources } from '../sources.ts';
import { bytesOf, joined, partsOf, textOf, type Mutator } from './mutator.ts';

/** The beginning of one code and the end of another, cut anywhere. */
export const spliceAnywhere: Mutator = (code, random) => {
  const other = bytesOf(random.pick(sources));
  const at = random.below(code.length + 1);
  const from = random.below(2) === 0 ? at : random.below(other.length + 1);
  return Uint8Array.from([...code.subarray(0, at), ...other.subarray(from)]);
};

/** Replaces parts of one code by parts of another. */
export const spliceParts: Mutator = (code, random) => {
  const own = partsOf(code);
  const other = partsOf(bytesOf(random.pick(sources)));
  const part = (name: keyof typeof own) => random.pick([own, other])[name];
  return joined({ header: part('header'), payload: part('payload'), signature: part('signature') });
};

/** Reorders, removes or repeats parts. */
export const shuffleParts: Mutator = (code, random) => {
  const parts = textOf(code).split('.');
  const count = random.below(5);
  return bytesOf(Array.from({ length: count }, () => random.pick(['', ...parts])).join('.'));
};
