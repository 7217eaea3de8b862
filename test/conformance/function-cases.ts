import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { profileById } from '../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../functions/personal-code/verify-personal-code.ts';
import { bytesOf, type Vector } from '../vectors/generator/vector.ts';
import type { ConformanceCase } from './conformance-case.ts';

const folder = path.join(import.meta.dirname, '..', 'vectors', 'personal-code');
const deployed = { certificateAddress: 'https://issuer.example/c.pem', trustAnchors: ['0'.repeat(64)] };

/** The vectors as stored in their files. */
export const readVectors = (): readonly Vector[] =>
  readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Vector);

/** A verdict in a word or two: `rejected S01`. */
export const wordsOf = (verdict: { readonly outcome: string; readonly ref?: string }): string =>
  verdict.ref === undefined ? verdict.outcome : `${verdict.outcome} ${verdict.ref}`;

/** Every vector, through `verifyPersonalCode`. */
export const functionCases = (): readonly ConformanceCase[] =>
  readVectors().map((vector) => ({
    row: vector.id.slice(0, 3),
    title: vector.title,
    way: 'function',
    expected: expectationOf(vector),
    run: async () => {
      const { profile, bundle, now, expect, ...form } = vector;
      const verdict = await verifyPersonalCode(
        bytesOf(form),
        profileById(profile, deployed),
        bundle ?? undefined,
        now as EpochSeconds,
      );
      if (!('reason' in expect) || !('reason' in verdict)) return wordsOf(verdict);
      return verdict.reason === expect.reason ? wordsOf(verdict) : `${wordsOf(verdict)}, ${verdict.reason}`;
    },
  }));

const expectationOf = ({ expect }: Vector): string => wordsOf(expect);

/** Vectors that are refused before any key is used: under every bundle, at every time. */
export async function refusedWithoutKey(): Promise<readonly Vector[]> {
  const found: Vector[] = [];
  for (const vector of readVectors()) {
    if (vector.expect.outcome !== 'rejected' || !('code' in vector)) continue;
    const verdict = await verifyPersonalCode(
      bytesOf(vector),
      profileById(vector.profile, deployed),
      undefined,
      0 as EpochSeconds,
    );
    if (verdict.outcome === 'rejected') found.push(vector);
  }
  return found;
}
