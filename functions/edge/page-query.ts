import * as z from 'zod/mini';

/** Query parameters of every list: `limit` (1–100, 50 when left out) and `cursor`. */
export const pageQuery = {
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d?|100)$/, 'must be a whole number from 1 to 100')),
      z.transform(Number),
    ),
    50,
  ),
  cursor: z.optional(z.string().check(z.maxLength(500))),
};

/** The same for lists that a desk loads whole: `limit` is 1–500. */
export const longPageQuery = {
  ...pageQuery,
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'must be a whole number from 1 to 500')),
      z.transform(Number),
    ),
    50,
  ),
};

/** The same in a body. */
export const pageFields = {
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(500))),
};
