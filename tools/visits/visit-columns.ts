import { ToolFailure } from '../tool-failure.ts';

/** The columns of a file of visits, each with the field of a pre-registration that it becomes. */
export const visitColumns = {
  reference: undefined,
  englishName: 'visitor.englishName',
  chineseName: 'visitor.chineseName',
  idPrefix: 'visitor.idPrefix',
  unit: 'host.unit',
  hostName: 'host.name',
  expectedFrom: 'expectedFrom',
  expectedUntil: 'expectedUntil',
  purpose: 'purpose',
  plate: 'vehicle.plate',
  notes: 'notes',
  needsApproval: 'needsApproval',
  allowsReEntry: 'allowsReEntry',
  companions: 'companions',
} as const;
export type VisitColumn = keyof typeof visitColumns;

/** Columns of the list of failed rows: read over when that is imported, once it is mended. */
export const failureColumns = ['failedLine', 'failedResult', 'failedReason'] as const;

/** Columns that an export has beside those: what became of a visit. Read over when it is imported. */
export const outcomeColumns = [
  'state',
  'origin',
  'ageOver',
  'checkedInAt',
  'checkedInGateId',
  'checkInMethod',
  'checkedOutAt',
  'checkedOutGateId',
  'checkOutMethod',
  'passages',
  'overstayed',
  'leadVisitId',
  'seriesId',
  'createdAt',
  'privacyNoticeVersion',
  'purgeAt',
] as const;

/** What stands in each column of a file, in its order. */
export type Header = readonly (VisitColumn | 'read over')[];

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');
const known = new Map<string, Header[number]>([
  ...(Object.keys(visitColumns) as VisitColumn[]).map((name) => [plain(name), name] as const),
  ...[...failureColumns, ...outcomeColumns].map((name) => [plain(name), 'read over'] as const),
]);

/** Reads a header row; case, blanks, `_` and `-` do not count. Throws {@link ToolFailure} where a column is unknown, missing or there twice. */
export function readHeader(path: string, cells: readonly string[], line: number): Header {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const header = cells.map((cell, index) => {
    const name = plain(cell);
    const column = known.get(name);
    if (!column) wrong.push(`column ${index + 1} is ${cell === '' ? 'without a name' : 'unknown'}`);
    if (column && seen.has(name)) wrong.push(`column ${index + 1} is there before`);
    seen.add(name);
    return column ?? 'read over';
  });
  const has = (...columns: VisitColumn[]) => columns.some((column) => header.includes(column));
  for (const needed of ['unit', 'expectedFrom', 'expectedUntil'] as const)
    if (!has(needed)) wrong.push(`there is no column ${needed}`);
  if (!has('englishName', 'chineseName')) wrong.push('there is no column englishName or chineseName');
  if (wrong.length === 0) return header;
  throw new ToolFailure(
    `${path}, line ${line}: ${wrong.join('; ')}.\nThe first line names the columns: ${Object.keys(visitColumns).join(', ')}.`,
  );
}
