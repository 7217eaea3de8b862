import { changeBytes, flipBits, repeat, truncate } from './mutators/bytes.ts';
import {
  addSpace,
  escapeCharacters,
  lookAlike,
  otherBase64,
  otherEncoding,
  wrap,
} from './mutators/encodings.ts';
import { changeInside, heavyJson, rewriteSigned, rewriteUnsigned } from './mutators/json.ts';
import { editHeader, editPayload, forge, signWithPublicKey } from './mutators/members.ts';
import { bytesOf, type Mutator } from './mutators/mutator.ts';
import { ecdsaTwin, editNumbers, reshapeSignature } from './mutators/signatures.ts';
import { shuffleParts, spliceAnywhere, spliceParts } from './mutators/splices.ts';
import { randomFrom } from './random.ts';
import { sources } from './sources.ts';

const mutators = {
  flipBits,
  changeBytes,
  truncate,
  repeat,
  spliceAnywhere,
  spliceParts,
  shuffleParts,
  ecdsaTwin,
  editNumbers,
  reshapeSignature,
  editHeader,
  editPayload,
  forge,
  signWithPublicKey,
  otherBase64,
  addSpace,
  lookAlike,
  escapeCharacters,
  otherEncoding,
  wrap,
  rewriteUnsigned,
  rewriteSigned,
  heavyJson,
  changeInside,
} as const satisfies Record<string, Mutator>;

/** The name of a way to change a code. */
export type MutatorName = keyof typeof mutators;

export const mutatorNames = Object.keys(mutators) as readonly MutatorName[];

/** A good code that was changed in one to three ways. */
export interface Mutant {
  readonly bytes: Uint8Array;
  /** In the order of their application. */
  readonly ways: readonly MutatorName[];
}

/** The mutant with this number in the run with this seed: always the same. */
export function mutantOf(seed: number, number: number): Mutant {
  const random = randomFrom(`${String(seed)}|${String(number)}`);
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const ways = Array.from({ length: count }, () => random.pick(mutatorNames));
  let bytes = bytesOf(random.pick(sources));
  for (const way of ways) bytes = mutators[way](bytes, random);
  return { bytes, ways };
}
