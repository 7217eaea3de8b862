import { useRef, useState } from 'preact/hooks';
import { exportColumns, exportRow } from '../../../../client/visit-file/export-row.ts';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { saveAs } from '../import/result-file.ts';
import type { Trouble } from '../api/api.ts';
import { pageQuery } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import { csvOf } from '../rules/csv.ts';

type Export = Message<'Export'>;

/** How far the reading of an export is. */
export type Reading =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly count: number }
  | { readonly step: 'stopped' }
  /** It can go on from where it stopped. */
  | { readonly step: 'cut_off'; readonly count: number; readonly trouble: Trouble }
  /** Its hour is over. */
  | { readonly step: 'gone' }
  | { readonly step: 'saved'; readonly count: number };

interface Kept {
  readonly of: Export;
  readonly rows: (readonly string[])[];
  cursor: string | undefined;
}

/** Reads an export page by page, keeps what is read in memory, and saves it as one file at the end. */
export function useExport(onRead: () => void) {
  const { say, api, site, busy } = useSite();
  const [reading, setReading] = useState<Reading>({ step: 'idle' });
  const kept = useRef<Kept | undefined>(undefined);
  const isStopped = useRef(false);
  const save = (): void => {
    const { of, rows } = kept.current ?? {};
    if (!of || !rows || rows.length === 0) return;
    saveAs(`${say('expFile')}-${site.siteId}-${of.fromDay}-${of.toDay}.csv`, csvOf(exportColumns, rows));
  };
  const readOn = async (work: Kept): Promise<Reading> => {
    const path = { siteId: site.siteId, exportId: work.of.exportId };
    for (;;) {
      setReading({ step: 'reading', count: work.rows.length });
      const query = pageQuery(work.cursor);
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/exports/{exportId}/visits', { params: { path, query } }),
      );
      if (isStopped.current) return { step: 'stopped' };
      if (asked.kind === 'problem' && asked.status === 410) return { step: 'gone' };
      if (asked.kind === 'unchanged') continue;
      if (asked.kind !== 'data') return { step: 'cut_off', count: work.rows.length, trouble: asked };
      work.rows.push(...asked.data.items.map((visit) => exportRow(visit, site.timeZone)));
      work.cursor = asked.data.nextCursor;
      if (work.cursor === undefined) return { step: 'saved', count: work.rows.length };
    }
  };
  const run = async (work: Kept): Promise<void> => {
    isStopped.current = false;
    kept.current = work;
    const rest = busy();
    const end = await readOn(work);
    rest();
    if (end.step === 'saved') save();
    // What was read of it is not needed any more.
    if (end.step === 'stopped' || end.step === 'gone') kept.current = undefined;
    setReading(end);
    onRead();
  };
  return {
    reading,
    save,
    start: (of: Export): void => void run({ of, rows: [], cursor: undefined }),
    goOn: (): void => {
      if (kept.current) void run(kept.current);
    },
    stop: (): void => {
      isStopped.current = true;
      setReading({ step: 'stopped' });
    },
  };
}
