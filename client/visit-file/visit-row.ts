import { defined } from '../../functions/kernel/defined.ts';
import type { Read } from './cell.ts';
import { unguarded } from './formula-guard.ts';
import { readCompanions, readVisitorNames } from './read-names.ts';
import { readTime } from './read-time.ts';
import type { Header, VisitColumn } from './visit-columns.ts';

/** The fields of a pre-registration as they are sent. The API says what is wrong with a value that no form fits. */
export type VisitFields = Readonly<Record<string, unknown>>;

/** Why a cell cannot be sent, without what is in it. */
export interface CellProblem {
  readonly column: VisitColumn;
  readonly problem: string;
}

/** What a record's cells say. */
export interface ReadVisit {
  readonly fields: VisitFields;
  readonly reference: string | undefined;
  /** Where there are any, the row is not sent. */
  readonly problems: readonly CellProblem[];
}

/** Reads a record's cells. Times without a zone are of `timeZone`. */
export function readVisit(header: Header, cells: readonly string[], timeZone: string): ReadVisit {
  const problems: CellProblem[] = [];
  const cell = (column: VisitColumn): string | undefined => {
    const text = cells[header.indexOf(column)];
    return text === undefined || text === '' ? undefined : unguarded(text);
  };
  const read = <Value>(column: VisitColumn, reader: (text: string) => Read<Value>): Value | undefined => {
    const text = cell(column);
    if (text === undefined) return undefined;
    const result = reader(text);
    if ('value' in result) return result.value;
    problems.push({ column, problem: result.problem });
    return undefined;
  };
  const names = readVisitorNames(cell('englishName'), cell('chineseName'));
  if ('problem' in names) problems.push({ column: names.column ?? 'englishName', problem: names.problem });
  const time = (text: string) => readTime(text, timeZone);
  const plate = cell('plate');
  const fields = {
    visitor: defined({ ...('value' in names ? inOrder(names.value) : {}), idPrefix: cell('idPrefix') }),
    host: defined({ unit: cell('unit'), name: cell('hostName') }),
    ...defined({
      expectedFrom: read('expectedFrom', time),
      expectedUntil: read('expectedUntil', time),
      purpose: cell('purpose'),
      vehicle: plate === undefined ? undefined : { plate },
      notes: cell('notes'),
      needsApproval: readYesNo(cell('needsApproval')),
      allowsReEntry: readYesNo(cell('allowsReEntry')),
      companions: read('companions', readCompanions),
    }),
  };
  return { fields, reference: cell('reference'), problems };
}

/** The English name first: the id of a row without a reference follows from its fields in this order. */
const inOrder = ({ englishName, chineseName }: { englishName?: string; chineseName?: string }) => ({
  englishName,
  chineseName,
});

const yes = new Set(['yes', 'true', '1', 'y', '是', '要', '✓', '√']);
const no = new Set(['no', 'false', '0', 'n', '否', '不', '不要']);

function readYesNo(text: string | undefined): boolean | string | undefined {
  const word = text?.normalize('NFKC').toLowerCase() ?? '';
  if (yes.has(word)) return true;
  return no.has(word) ? false : text;
}
