import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { profileById } from '../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../functions/personal-code/verify-personal-code.ts';
import type { Verdict } from '../../functions/personal-code/verdict.ts';
import { makeCode } from '../vectors/generator/make-code.ts';
import { bundleOf, es256, next, now, ps256, rs256, sandbox } from '../vectors/generator/world.ts';

/** Verifies as a gate does. */
export type Judge = (bytes: Uint8Array) => Promise<Verdict>;

export const fuzzBundle = bundleOf([es256, ps256, rs256, next]);
const profile = profileById(sandbox);

export const judge: Judge = (bytes) => verifyPersonalCode(bytes, profile, fuzzBundle, now as EpochSeconds);

const noId = { jti: undefined };
const long = { name_en: 'W'.repeat(100), name_tc: '陳'.repeat(60), age_over: 18 };

/** The good codes from which all mutants are made: every algorithm, with and without an id, short, long and in Chinese. */
export const sources: readonly string[] = [
  makeCode(),
  makeCode({ claims: { jti: 'second', name_en: 'LEE Siu Ming', id_prefix: 'B765' } }),
  makeCode({ claims: { ...noId, name_tc: '李小明', name_en: undefined } }),
  makeCode({ claims: { jti: 'long', ...long } }),
  makeCode({ issuer: next, claims: { jti: 'next', iat: now, exp: now + 120 } }),
  makeCode({ issuer: rs256, claims: { jti: 'rs256' } }),
  makeCode({ issuer: ps256, claims: { ...noId, age_over: 60 } }),
];
