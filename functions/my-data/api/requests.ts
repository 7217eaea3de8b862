import * as z from 'zod/mini';

/** The profile has its own limit; this one only bounds the request. */
const longestCode = 12_000;

/** Body of `POST /sites/{siteId}/my-data`. */
export const myDataRequest = z.strictObject({
  code: z.string().check(z.maxLength(longestCode)),
});
