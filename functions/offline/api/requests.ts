import * as z from 'zod/mini';
import { bucketCount, tagLength } from '../pack-format.ts';

/** Query of `GET /sites/{siteId}/offline-pack`. */
export const offlinePackQuery = z.strictObject({
  known: z.optional(
    z
      .string()
      .check(
        z.regex(
          new RegExp(`^[\\w-]{${String(bucketCount * tagLength)}}$`),
          'must be the 64 tags of four characters',
        ),
        z.describe(
          'The tags of the buckets that the device has, from bucket 0 to 63, four characters each, `----` for one that it ' +
            'does not have. The answer then has only the buckets that differ.',
        ),
      ),
  ),
});
