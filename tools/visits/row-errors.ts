import { visitColumns } from './visit-columns.ts';

/** What the API, or its schema, has to say of a row's fields. */
interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Says of a row what is wrong with it, by column and without the values. */
export const rowErrors = (errors: readonly FieldError[]): string =>
  errors
    .map(({ path, message }) => {
      const column = columnAt(path);
      const words = column === 'needsApproval' || column === 'allowsReEntry' ? 'must be yes or no' : message;
      return [column, words.replace(/^must be an RFC 3339 .+/, inWords)].filter(Boolean).join(' ');
    })
    .join('; ');

const inWords = 'must be a time such as 2026-11-23 09:00';

/** `visitor.idPrefix` is of the column `idPrefix`. */
function columnAt(path: string): string {
  const found = Object.entries(visitColumns).find(
    ([, field]) => field !== undefined && (path === field || path.startsWith(`${field}.`)),
  );
  return found?.[0] ?? path;
}
