import type { Header, VisitColumn } from '../../../../client/visit-file/visit-columns.ts';
import { useSite } from '../desk.ts';
import { columnOfError, columns, type ReadRow } from '../import/read-rows.ts';
import type { Sheet } from '../import/sheet.ts';

/** Rows that are drawn: the first ones, and those with errors. */
const rowsShown = 10;
const wrongShown = 50;

interface ColumnTableProps {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly rows: readonly ReadRow[] | undefined;
  readonly onHeader: (header: Header) => void;
}

/** What each column of the file becomes, the first rows, and the rows with errors with each error beside its cell. */
export function ColumnTable({ sheet, header, rows, onHeader }: ColumnTableProps) {
  const { say } = useSite();
  const [headings = [], ...below] = sheet.rows;
  const wrong = (rows ?? []).filter((row) => row.wrong !== undefined);
  const first =
    rows ?? below.slice(0, rowsShown).map((cells, index) => ({ line: index + 2, cells, wrong: undefined }));
  const choose = (at: number, column: Header[number]): void => {
    // A column of the file is one thing: choosing it here takes it from where it was.
    onHeader(header.map((each, index) => (index === at ? column : each === column ? 'ignored' : each)));
  };
  return (
    <>
      {wrong.length > 0 && (
        <>
          <h2>{say('importWrongRows')}</h2>
          <Rows headings={headings} header={header} rows={wrong.slice(0, wrongShown)} />
        </>
      )}
      <h2>{say('importPreview')}</h2>
      <Rows headings={headings} header={header} rows={first.slice(0, rowsShown)} onChoose={choose} />
    </>
  );
}

interface RowsProps {
  readonly headings: readonly string[];
  readonly header: Header;
  readonly rows: readonly Pick<ReadRow, 'line' | 'cells' | 'wrong'>[];
  readonly onChoose?: (at: number, column: Header[number]) => void;
}

function Rows({ headings, header, rows, onChoose }: RowsProps) {
  const { say } = useSite();
  const nameOf = (column: Header[number]): string =>
    column === 'ignored' ? say('importIgnored') : say(`column_${column}`);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say('importPreview')}>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{say('importLine', { line: '' })}</span>
            </th>
            {headings.map((heading, index) => (
              <th scope="col" key={index}>
                <span>{heading}</span>
                {onChoose ? (
                  <select
                    aria-label={`${say('importColumn', { number: index + 1 })} ${heading}`}
                    value={header[index]}
                    onChange={({ currentTarget: { value } }) => {
                      onChoose(index, columns.find((column) => column === value) ?? 'ignored');
                    }}
                  >
                    <option value="ignored">{say('importIgnored')}</option>
                    {columns.map((column: VisitColumn) => (
                      <option key={column} value={column}>
                        {nameOf(column)}
                      </option>
                    ))}
                  </select>
                ) : (
                  <small>{nameOf(header[index] ?? 'ignored')}</small>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.line} row={row} header={header} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, header }: { readonly row: RowsProps['rows'][number]; readonly header: Header }) {
  const { say } = useSite();
  const at = row.wrong === undefined ? undefined : columnOfError(row.wrong);
  const hasCell = at !== undefined && header.includes(at);
  return (
    <tr data-wrong={row.wrong !== undefined}>
      <th scope="row">
        {say('importLine', { line: row.line })}
        {row.wrong !== undefined && !hasCell && <small class="field-wrong">{row.wrong}</small>}
      </th>
      {row.cells.map((cell, index) => {
        const isHere = hasCell && header[index] === at;
        return (
          <td key={index} data-wrong={isHere} data-ignored={header[index] === 'ignored'}>
            {cell}
            {isHere && <small class="field-wrong">{row.wrong}</small>}
          </td>
        );
      })}
    </tr>
  );
}
