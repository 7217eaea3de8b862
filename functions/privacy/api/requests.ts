import * as z from 'zod/mini';
import { pageQuery } from '../../edge/page-query.ts';

/** Query of `GET /sites/{siteId}/deletion-certificates`. */
export const deletionQuery = z.strictObject({
  ...pageQuery,
  month: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, such as 2026-11'),
        z.describe('Only the days of this month (UTC), such as `2026-11`.'),
      ),
  ),
});
