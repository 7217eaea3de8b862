import * as z from 'zod/mini';
import { dayField } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { countOfDays } from '../../kernel/local-time.ts';

/** Days of one question: 13 months. */
export const mostDays = 400;

/** Query of `GET /sites/{siteId}/numbers`. */
export const numbersQuery = z
  .strictObject({
    ...pageQuery,
    from: dayField,
    to: dayField,
    by: z._default(z.enum(['hour', 'day', 'week']), 'day'),
  })
  .check(
    z.refine(({ from, to }) => !(countOfDays(from, to) < 1), {
      error: 'must not be before from',
      path: ['to'],
    }),
    z.refine(({ from, to }) => !(countOfDays(from, to) > mostDays), {
      error: 'must be at most 400 days after from, both counted',
      path: ['to'],
    }),
  );
export type NumbersQuery = z.output<typeof numbersQuery>;
