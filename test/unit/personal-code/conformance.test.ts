import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { bytesOf, type Vector } from '../../vectors/generator/vector.ts';
import { makeVectors, textOf } from '../../vectors/generator/vectors.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'vectors', 'personal-code');
const files = readdirSync(folder).sort();
const vectors = files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Vector);

const judge = ({ profile, bundle, now, ...form }: Vector) =>
  verifyPersonalCode(bytesOf(form), profileById(profile), bundle ?? undefined, now as EpochSeconds);

describe('the conformance table', () => {
  it('stands in files that the generator makes again to the letter', () => {
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

  it('knows a code and its mirrored signature as one', async () => {
    const [one, other] = await Promise.all(vectors.filter(({ id }) => id.startsWith('S10')).map(judge));
    expect(one).toMatchObject({
      outcome: 'verified',
      codeDigest: (other as { codeDigest: string }).codeDigest,
    });
  });

  it('lets no rejection repeat anything that stood in the code', async () => {
    for (const vector of vectors.filter(({ expect: { outcome } }) => outcome !== 'verified')) {
      expect(Object.keys(await judge(vector)).sort()).toEqual(['outcome', 'reason', 'ref']);
    }
  });

  it('drops what the profile does not know', async () => {
    const vector = vectors.find(({ id }) => id.startsWith('P03'));
    if (!vector) throw new Error('P03 is missing');
    expect(JSON.stringify(await judge(vector))).not.toMatch(/hkid|address|A123456/);
  });
});
