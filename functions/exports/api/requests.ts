import * as z from 'zod/mini';
import { dayField, plainText } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { countOfDays } from '../../kernel/local-time.ts';
import { mostExportDays } from '../export.ts';

/** Body of `POST /sites/{siteId}/exports`. */
export const newExport = z
  .strictObject({
    fromDay: dayField,
    toDay: dayField,
    purpose: z
      .string()
      .check(
        z.trim(),
        z.minLength(1),
        z.maxLength(300),
        plainText,
        z.regex(/\p{L}/u, 'must have a letter'),
        z.describe('What the visits are needed for, in words; name no visitor.'),
      ),
  })
  .check(
    z.refine(({ fromDay, toDay }) => !(toDay < fromDay), {
      error: 'must not be before fromDay',
      path: ['toDay'],
    }),
    z.refine(({ fromDay, toDay }) => !(countOfDays(fromDay, toDay) > mostExportDays), {
      error: `must be one of the ${String(mostExportDays)} days from fromDay on`,
      path: ['toDay'],
    }),
  );
export type NewExport = z.output<typeof newExport>;

/** Query of `GET /sites/{siteId}/exports`, and of the pages of one. */
export const exportPageQuery = z.strictObject(pageQuery);
