import { useEffect, useRef, useState } from 'preact/hooks';
import { useSite } from '../desk.ts';
import { readFile } from '../import/read-file.ts';
import { guessedHeader, missingIn, readRows, type ReadRow } from '../import/read-rows.ts';
import { encodings, Unreadable, type Encoding, type Sheet } from '../import/sheet.ts';
import { SelectField } from '../parts/fields.tsx';
import type { VisitColumn, Header } from '../../../../client/visit-file/visit-columns.ts';
import { saveAs } from '../import/result-file.ts';
import { dayAfter } from '../rules/times.ts';
import { ColumnTable } from './import-table.tsx';
import { ImportRun } from './import-run.tsx';

/** Books a list of visitors from a spreadsheet: read, mapped, looked at, then sent. */
export function Import() {
  const { say, site } = useSite();
  const [file, setFile] = useState<File>();
  const [sheet, setSheet] = useState<Sheet>();
  const [header, setHeader] = useState<Header>([]);
  const [rows, setRows] = useState<readonly ReadRow[]>();
  const [wrong, setWrong] = useState<Unreadable['key']>();
  const [isReading, setIsReading] = useState(false);
  const [runId, setRunId] = useState(0);
  const take = async (read: () => Promise<Sheet>): Promise<void> => {
    setWrong(undefined);
    setIsReading(true);
    try {
      const got = await read();
      setSheet(got);
      setHeader(guessedHeader(got.rows[0] ?? []));
    } catch (error) {
      setSheet(undefined);
      setWrong(error instanceof Unreadable ? error.key : 'fileNotRead');
    }
    setIsReading(false);
  };
  const takeFile = (given: File, encoding?: Encoding): void => {
    setFile(given);
    void take(() => readFile(given, encoding));
  };
  const lacking = missingIn(header);
  useEffect(() => {
    let isOver = false;
    setRows(undefined);
    if (sheet && lacking.length === 0)
      void readRows(sheet.rows, header, site.timeZone).then((read) => {
        if (!isOver) setRows(read);
      });
    return () => {
      isOver = true;
    };
  }, [sheet, header]);
  const again = (): void => {
    setSheet(undefined);
    setFile(undefined);
    setRows(undefined);
    setRunId((id) => id + 1);
  };
  if (!sheet)
    return (
      <section class="narrow">
        <h1>{say('importTitle')}</h1>
        <p>{say('importHint')}</p>
        {wrong && (
          <p class="wrong" role="alert">
            {say(wrong)}
          </p>
        )}
        <Choose
          isReading={isReading}
          onFile={takeFile}
          onText={(text) => {
            setFile(undefined);
            void take(async () => (await import('../import/read-csv.ts')).readCsv(text, ''));
          }}
        />
      </section>
    );
  return (
    <section class="wide">
      <div class="title">
        <h1>{say('importTitle')}</h1>
        <button type="button" class="push" onClick={again}>
          {say('importAgain')}
        </button>
      </div>
      {file && sheet.encoding && sheet.encoding !== 'utf-8' && (
        <SelectField
          label={say('importEncoding')}
          hint={say('importEncodingHint')}
          value={sheet.encoding}
          options={encodings.map((value) => ({ value, text: value.toUpperCase() }))}
          onChange={(encoding) => {
            takeFile(file, encoding);
          }}
        />
      )}
      {lacking.length > 0 && (
        <p class="warn" role="status">
          {say('importMissing', {
            columns: lacking
              .map((column) =>
                column.includes(' ') ? say('column_englishName') : say(`column_${column as VisitColumn}`),
              )
              .join(', '),
          })}
        </p>
      )}
      {rows && <ImportRun key={runId} headings={sheet.rows[0] ?? []} name={sheet.name} rows={rows} />}
      <ColumnTable sheet={sheet} header={header} rows={rows} onHeader={setHeader} />
    </section>
  );
}

interface ChooseProps {
  readonly isReading: boolean;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

function Choose({ isReading, onFile, onText }: ChooseProps) {
  const { say, times } = useSite();
  const [text, setText] = useState('');
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const sample = (): string => {
    const day = dayAfter(times.dayOf(new Date()), 1);
    return [
      'englishName,chineseName,unit,hostName,expectedFrom,expectedUntil,purpose',
      `"CHAN, Tai Man",陳大文,12A,Wong,${day} 09:00,${day} 12:00,Meeting`,
      `LEE Siu Fong,,7C,Ho,${day} 14:00,${day} 18:00,`,
      '',
    ].join('\r\n');
  };
  return (
    <>
      <div
        class="drop"
        data-over={isOver}
        aria-busy={isReading}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          const file = event.dataTransfer?.files[0];
          if (file) onFile(file);
        }}
      >
        <p>{isReading ? say('loading') : say('importDrop')}</p>
        <input
          ref={input}
          class="unseen"
          type="file"
          aria-label={say('importChoose')}
          accept=".xlsx,.csv,.txt,text/csv"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onFile(file);
            currentTarget.value = '';
          }}
        />
        <button type="button" class="primary" onClick={() => input.current?.click()}>
          {say('importChoose')}
        </button>
        <button
          type="button"
          onClick={() => {
            saveAs('visitors.csv', `\uFEFF${sample()}`);
          }}
        >
          {say('importSample')}
        </button>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onText(text);
        }}
      >
        <label class="field">
          <b>{say('importPaste')}</b>
          <textarea
            rows={6}
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
        </label>
        <div class="actions">
          <button type="submit" disabled={text.trim() === ''}>
            {say('importPasteUse')}
          </button>
        </div>
      </form>
    </>
  );
}
