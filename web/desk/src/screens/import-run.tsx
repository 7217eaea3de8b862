import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trouble as Reason } from '../api/api.ts';
import { useSite } from '../desk.ts';
import type { ReadRow } from '../import/read-rows.ts';
import { failedFile, saveAs } from '../import/result-file.ts';
import { sendRows, type FailedRow, type Progress } from '../import/send-rows.ts';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';

interface ImportRunProps {
  readonly headings: readonly string[];
  readonly name: string;
  readonly rows: readonly ReadRow[];
}

const nothing: Progress = { created: 0, exists: 0, failed: [] };
type Step = 'ready' | 'sending' | 'stopping' | 'stopped' | 'done';

/** Sends the rows that are right, tells how far it is, and gives those that were not booked as a file. */
export function ImportRun({ headings, name, rows }: ImportRunProps) {
  const { say, api, site, busy } = useSite();
  const [step, setStep] = useState<Step>('ready');
  const [progress, setProgress] = useState(nothing);
  const [trouble, setTrouble] = useState<Reason>();
  const stopped = useRef(false);
  const isStopped = (): boolean => stopped.current;
  const good = rows.filter(({ wrong }) => wrong === undefined).length;
  const isRunning = step === 'sending' || step === 'stopping';
  useEffect(() => {
    stopped.current = false;
    setStep('ready');
    setProgress(nothing);
    return () => {
      stopped.current = true;
    };
  }, [rows]);
  useEffect(() => {
    if (!isRunning) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    const end = busy();
    return () => {
      removeEventListener('beforeunload', warn);
      end();
    };
  }, [isRunning]);
  const start = async (): Promise<void> => {
    stopped.current = false;
    setStep('sending');
    setTrouble(undefined);
    const came = await sendRows({
      rows,
      send: (body) =>
        api.ask((client) =>
          client.POST('/sites/{siteId}/visits/import', { params: { path: { siteId: site.siteId } }, body }),
        ),
      onProgress: setProgress,
      isStopped,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    setTrouble(came);
    setStep(came || isStopped() ? 'stopped' : 'done');
  };
  const { created, exists, failed } = progress;
  const unsent: readonly FailedRow[] = rows.flatMap((row) =>
    row.wrong === undefined ? [] : [{ row, result: 'invalid', reason: row.wrong }],
  );
  const notBooked = [...unsent, ...failed].sort((one, other) => one.row.line - other.row.line);
  const done = created + exists + failed.length;
  return (
    <div class="card">
      <p role="status">
        {step === 'done'
          ? say('importDone', { created, exists, failed: notBooked.length })
          : rows.length === good
            ? say('importAllGood', { good })
            : say('importRows', { good, wrong: rows.length - good })}
      </p>
      {step !== 'ready' && (
        <>
          <progress max={good} value={done} aria-label={say('importTitle')} />
          <p class="small">{say('importProgress', { done, all: good })}</p>
        </>
      )}
      {step === 'stopped' && <p class="warn">{say('importStopped')}</p>}
      <Trouble of={trouble} />
      <div class="actions">
        {(step === 'ready' || step === 'stopped') && good > 0 && (
          <button type="button" class="primary" onClick={() => void start()}>
            {step === 'ready' ? say('importSend', { count: good }) : say('importGoOn')}
          </button>
        )}
        {isRunning && (
          <button
            type="button"
            disabled={step === 'stopping'}
            onClick={() => {
              stopped.current = true;
              setStep('stopping');
            }}
          >
            {say('importStop')}
          </button>
        )}
        {step === 'done' && (
          <a class="button primary" href={sitePath(site.siteId, 'today')}>
            {say('toToday')}
          </a>
        )}
        {notBooked.length > 0 && !isRunning && (
          <button
            type="button"
            onClick={() => {
              saveAs(
                `${name.replace(/\.\w+$/, '') || 'visitors'}.failed.csv`,
                failedFile(headings, notBooked),
              );
            }}
          >
            {say('importFailedFile')}
          </button>
        )}
      </div>
    </div>
  );
}
