import { goodClaims, makeCode } from '../make-code.ts';
import type { Case } from '../vector.ts';
import { day, hour, now } from '../world.ts';
import { accepted, refused } from './refused.ts';

const claims = (changed: Record<string, unknown>) => makeCode({ claims: changed });
const life = (iat: number, seconds: number) => claims({ iat, exp: iat + seconds });
/** The good claims with another text in place of a time. */
const written = (claim: 'iat' | 'exp', text: string) =>
  makeCode({
    rawPayload: JSON.stringify(goodClaims).replace(
      `"${claim}":${String(goodClaims[claim])}`,
      `"${claim}":${text}`,
    ),
  });

/** Rows T01–T03: the profile allows 120 s of life and 30 s between the clocks. */
export const timeCases: readonly Case[] = [
  ...accepted('T01', {
    'a second before it expires': life(now - 59, 60),
    'at the second it expires': life(now - 60, 60),
    'expired, a second inside the tolerance': life(now - 89, 60),
  }),
  ...refused('T01', 'expired', {
    'expired, at the tolerance': life(now - 90, 60),
    'expired, a second outside the tolerance': life(now - 91, 60),
    'expired yesterday': life(now - day, 60),
    'expired in 1970': life(0, 60),
  }),
  ...accepted('T02', {
    'issued this second': life(now, 60),
    'issued in the future, inside the tolerance': life(now + 29, 60),
    'issued in the future, at the tolerance': life(now + 30, 60),
  }),
  ...refused('T02', 'issued_in_future', {
    'issued in the future, a second outside the tolerance': life(now + 31, 60),
    'issued in an hour': life(now + hour, 60),
    'issued in the last second there is': life(99_999_999_939, 60),
  }),
  ...refused('T03', 'bad_times', {
    'no expiry': claims({ exp: undefined }),
    'no time of issue': claims({ iat: undefined }),
    'no time at all': claims({ iat: undefined, exp: undefined }),
    'an expiry that is a text': claims({ exp: String(now + 50) }),
    'a time of issue that is a text': claims({ iat: String(now) }),
    'an expiry with a fraction': claims({ exp: now + 50.5 }),
    'a time of issue with a fraction': claims({ iat: now - 0.5 }),
    'an expiry in milliseconds': claims({ exp: (now + 50) * 1000 }),
    'both in milliseconds': claims({ iat: now * 1000, exp: now * 1000 + 60 }),
    'an expiry of 1e999': written('exp', '1e999'),
    'a time of issue of -1e999': written('iat', '-1e999'),
    'a time of issue of 1e999': written('iat', '1e999'),
    'a time of issue in milliseconds': claims({ iat: (now - 10) * 1000 }),
    'a time of issue before 1970': written('iat', '-1'),
    'an expiry that is null': claims({ exp: null }),
    'an expiry that is true': claims({ exp: true }),
    'an expiry in a list': claims({ exp: [now + 50] }),
    'a time as a date': claims({ iat: '2026-11-23T01:00:00Z' }),
    'a number past what is exact': written('exp', '9007199254740993'),
    'ends before it begins': claims({ iat: now, exp: now - 1 }),
    'ends when it begins': claims({ iat: now, exp: now }),
    'a life longer than the profile’s by a second': life(now, 121),
    'a life of a year': life(now, 365 * day),
  }),
  ...accepted('T03', { 'the longest life': life(now, 120), 'the shortest life': life(now, 1) }),
];
