import { describe, expect, it } from '@jest/globals';
import { webCrypto } from '../../../client/scanner/web-crypto.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { knownProfiles } from '../../../functions/personal-code/known-profiles.ts';
import { personalCodeVerifier } from '../../../functions/personal-code/personal-code-verifier.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { readVectors } from '../../conformance/function-cases.ts';
import { bytesOf } from '../../vectors/generator/vector.ts';

const verifyAsBrowser = personalCodeVerifier(webCrypto);
const vectors = readVectors();

describe('a code that is verified with Web Crypto', () => {
  it.each(vectors.map((vector) => [vector.id, vector.title, vector] as const))(
    '%s %s gets the verdict that a function gives',
    async (_, __, { profile: id, bundle, now, expect: expected, ...form }) => {
      const profile = knownProfiles.get(id);
      if (!profile) throw new Error(`there is no profile ${id}`);
      const given = [bytesOf(form), profile, bundle ?? undefined, now as EpochSeconds] as const;
      const verdict = await verifyAsBrowser(...given);
      expect(verdict).toEqual(await verifyPersonalCode(...given));
      expect(verdict).toMatchObject(expected);
    },
  );
});
