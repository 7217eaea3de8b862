import { claimCases } from './cases/claims.ts';
import { encodingCases } from './cases/encoding.ts';
import { keyCases } from './cases/keys.ts';
import { signatureCases } from './cases/signature.ts';
import { timeCases } from './cases/times.ts';
import { toVectors, type Vector } from './vector.ts';

/** Every case of the conformance table that a pure function can show. The same on every run. */
export const makeVectors = (): Vector[] =>
  toVectors([...encodingCases, ...signatureCases, ...keyCases, ...timeCases, ...claimCases]);

/** The file of a vector: its text ends with a newline. */
export const textOf = (vector: Vector): string => `${JSON.stringify(vector, null, 2)}\n`;
