import * as z from 'zod/mini';

const mostRows = 100;

const rowIdField = z
  .string()
  .check(z.regex(/^[\w.:-]{1,64}$/, 'must be 1–64 letters, digits and _ . : - (no personal data)'));

/** A row of an import: an id of the client's own, and a pre-registration beside it, which is read row by row. */
const importRow = z
  .looseObject({ rowId: rowIdField })
  .check(z.describe('An id of your own, and the fields of a PreRegistration beside it.'));
export type ImportRow = z.output<typeof importRow>;

/** Body of `POST /sites/{siteId}/visits/import`: a page of a file. */
export const importPage = z.strictObject({
  importId: z.pipe(
    z.uuid('must be a UUID').check(z.describe('Of the whole file: the same on each of its pages.')),
    z.transform((text) => text.toLowerCase()),
  ),
  rows: z.array(importRow).check(
    z.minLength(1),
    z.maxLength(mostRows),
    z.refine(
      (rows) => new Set(rows.map(({ rowId }) => rowId)).size === rows.length,
      'must name each rowId once',
    ),
  ),
});
export type ImportPage = z.output<typeof importPage>;
