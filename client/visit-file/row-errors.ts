import { parseFields } from '../../functions/edge/parse-request.ts';
import { preRegistration } from '../../functions/front-desk/api/requests.ts';
import type { FieldError } from '../../functions/kernel/problems.ts';
import type { CellProblem, VisitFields } from './visit-row.ts';
import { visitColumns } from './visit-columns.ts';

/** What is known of a row before it is sent. */
interface CheckedRow {
  readonly fields: VisitFields;
  readonly problems: readonly CellProblem[];
}

/**
 * What the API would refuse of a row, by column and without the values; `undefined` where it would take it. Nothing is
 * sent.
 */
export function rowRefusal(row: CheckedRow): string | undefined {
  const problem = rowProblem(row);
  if (problem !== undefined) return problem;
  const errors = schemaErrors(row.fields);
  return errors.length > 0 ? rowErrors(errors) : undefined;
}

/**
 * Why a row is not sent, by column and without the values; `undefined` where it can be. Where a cell cannot be read, errors
 * that only follow from its absence are left out.
 */
export function rowProblem({ fields, problems }: CheckedRow): string | undefined {
  if (problems.length === 0) return undefined;
  const unread = new Set<string>(problems.map(({ column }) => column));
  const isName = unread.has('englishName') || unread.has('chineseName');
  const others = schemaErrors(fields).filter(
    ({ path }) => !unread.has(columnAt(path)) && !(isName && path === 'visitor'),
  );
  const own = problems.map(({ column, problem }) => `${column} ${problem}`);
  return [...own, ...(others.length > 0 ? [rowErrors(others)] : [])].join('; ');
}

/** What the schema of the API says of the fields of a row. */
function schemaErrors(fields: VisitFields): readonly FieldError[] {
  const parsed = parseFields(preRegistration, fields);
  return parsed.ok ? [] : (parsed.errors ?? []);
}

/** The errors of a row, by column and without the values. */
export const rowErrors = (errors: readonly FieldError[]): string =>
  errors
    .map(({ path, message }) => {
      const column = columnAt(path);
      const words = column === 'needsApproval' || column === 'allowsReEntry' ? 'must be yes or no' : message;
      return [column, words.replace(/^must be an RFC 3339 .+/, inWords)].filter(Boolean).join(' ');
    })
    .join('; ');

const inWords = 'must be a time such as 2026-11-23 09:00';

/** `visitor.idPrefix` belongs to the column `idPrefix`. */
function columnAt(path: string): string {
  const found = Object.entries(visitColumns).find(
    ([, field]) => field !== undefined && (path === field || path.startsWith(`${field}.`)),
  );
  return found?.[0] ?? path;
}
