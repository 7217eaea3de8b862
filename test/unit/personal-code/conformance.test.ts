import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { rejections, unavailabilities } from '../../../functions/personal-code/rejections.ts';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import { bytesOf, type Vector } from '../../vectors/generator/vector.ts';
import { makeVectors, textOf } from '../../vectors/generator/vectors.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'vectors', 'personal-code');
const files = readdirSync(folder).sort();
const vectors = files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Vector);

const deployed = { certificateAddress: 'https://issuer.example/c.pem', trustAnchors: ['0'.repeat(64)] };
const judge = ({ profile, bundle, now, ...form }: Vector) =>
  verifyPersonalCode(bytesOf(form), profileById(profile, deployed), bundle ?? undefined, now as EpochSeconds);
const inRow = (row: string) => Promise.all(vectors.filter(({ id }) => id.startsWith(row)).map(judge));
const digest = (verdict: Verdict | undefined) =>
  verdict?.outcome === 'verified' ? verdict.codeDigest : undefined;

describe('the conformance table', () => {
  it('is stored in files that the generator reproduces exactly', () => {
    const made = makeVectors();
    expect(files).toEqual(made.map(({ id }) => `${id}.json`).sort());
    for (const vector of made) {
      expect(readFileSync(path.join(folder, `${vector.id}.json`), 'utf8')).toBe(textOf(vector));
    }
  });

  it.each(vectors.map((vector) => [vector.id, vector.title, vector] as const))(
    '%s: %s',
    async (_, __, vector) => {
      expect(await judge(vector)).toMatchObject(vector.expect);
    },
  );

  it('has at least three cases for each row, and at least 150 in all', () => {
    const rows = Map.groupBy(vectors, ({ id }) => id.slice(0, 3));
    expect([...rows].filter(([, cases]) => cases.length < 3).map(([row]) => row)).toEqual([]);
    expect(vectors.length).toBeGreaterThanOrEqual(150);
  });

  it('has a case for each possible reason', () => {
    const seen = vectors.map(({ expect: verdict }) => ('reason' in verdict ? verdict.reason : 'verified'));
    const reasons = ['verified', ...Object.keys(rejections), ...Object.keys(unavailabilities)];
    expect([...new Set(seen)].sort()).toEqual(reasons.sort());
  });

  it('gives a code and its mirrored signature one digest, with and without an id', async () => {
    const [code, twin, bare, bareTwin] = (await inRow('S10')).map(digest);
    expect(code).toMatch(/^[\w-]{43}$/);
    expect(twin).toBe(code);
    expect(bare).toMatch(/^[\w-]{43}$/);
    expect(bareTwin).toBe(bare);
    expect(bare).not.toBe(code);
  });

  it('identifies a code by its id, whatever its other content', async () => {
    const [first, again, another] = (await inRow('R01')).map(digest);
    expect(again).toBe(first);
    expect(another).not.toBe(first);
  });

  it('repeats no content of the code in a rejection', async () => {
    for (const vector of vectors.filter(({ expect: { outcome } }) => outcome !== 'verified')) {
      expect(Object.keys(await judge(vector)).sort()).toEqual(['outcome', 'reason', 'ref']);
    }
  });

  it('discloses exactly the fields of the profile', async () => {
    for (const vector of vectors) {
      if (vector.expect.outcome !== 'verified' || !vector.expect.disclosure) continue;
      const verdict = await judge(vector);
      expect(verdict).toEqual({
        outcome: 'verified',
        disclosure: vector.expect.disclosure,
        codeDigest: expect.stringMatching(/^[\w-]{43}$/),
        issuedAt: vector.now - 10,
        expiresAt: vector.now + 50,
        keyId: vector.bundle?.certificates[0]?.keyId,
      });
    }
  });
});
