import { parseArgs } from 'node:util';
import { parseFields } from '../../functions/edge/parse-request.ts';
import { newExport } from '../../functions/exports/api/requests.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { apiOptions, apiUsage, openApi, type Api } from '../shared/api-access.ts';
import { byteOrderMark, csvLine } from '../../client/visit-file/csv-line.ts';
import { openExport, type ExportAsked } from './export-pages.ts';
import { exportColumns, exportRow } from '../../client/visit-file/export-row.ts';
import { guarded } from '../../client/visit-file/formula-guard.ts';
import { interrupted, isAbort, onInterruption } from './interruption.ts';
import { privateFile, type PrivateFile } from '../shared/private-file.ts';
import { send } from '../shared/send.ts';
import { terminalLine } from './terminal-line.ts';

export const exportUsage = `npm run visits -- export --site SITE --from DAY --to DAY --purpose TEXT --out FILE [options]

--from, --to   days at the site, such as 2026-11-23, both among those exported; 31 at most
--purpose      what the visits are needed for; kept for a year with who asked and when
--out FILE     CSV in UTF-8 (docs/bulk.md), readable by you alone; there whole or not at all
--force        replaces FILE
--raw          cells as they are, for programs; otherwise one that a spreadsheet would run has ' before it
${apiUsage}

Ends with 0 where the file is there, 2 where it was not understood or could not go on, 130 after Ctrl-C.`;

const options = {
  ...apiOptions,
  site: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  purpose: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  raw: { type: 'boolean', default: false },
} as const;

/** `visits export`: writes the visits of some days to a CSV file. Answers the exit code. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  const { site: siteId, from: fromDay, to: toDay, purpose, out } = values;
  for (const name of ['site', 'from', 'to', 'purpose', 'out'] as const)
    if (values[name] === undefined) throw new ToolFailure(`--${name} is missing.\n\n${exportUsage}`);
  const request = parseFields(newExport, { fromDay, toDay, purpose });
  if (!request.ok) throw new ToolFailure((request.errors ?? []).map(inWords).join('\n'));
  const api = openApi(values, process.env);
  const signal = onInterruption(() => {
    console.error('\nStopping.');
  });
  const file = privateFile(out ?? '', values.force);
  try {
    const guard = values.raw ? (cell: string) => cell : guarded;
    const asked = { api, siteId: siteId ?? '', body: request.value, signal };
    const { count, exportId } = await writeVisits(asked, file, guard);
    console.log(`${count.toLocaleString('en')} visits are in ${out ?? ''}; recorded as export ${exportId}.`);
    if (count > 0) console.log('The file contains names: delete it when you do not need it any more.');
    return 0;
  } catch (error) {
    if (!signal.aborted || !isAbort(error)) throw error;
    console.error('Stopped; no file was written.');
    return interrupted;
  } finally {
    file.discard();
  }
}

const columns: Readonly<Record<string, string>> = {
  fromDay: '--from',
  toDay: '--to',
  purpose: '--purpose',
};
const inWords = ({ path, message }: { readonly path: string; readonly message: string }): string =>
  `${columns[path] ?? path} ${message.replace('fromDay', '--from')}`;

/** Writes every page as it comes, and finishes the file after the last. */
async function writeVisits(
  asked: ExportAsked & { readonly api: Api },
  file: PrivateFile,
  guard: (cell: string) => string,
): Promise<{ readonly count: number; readonly exportId: string }> {
  const { api, siteId, signal } = asked;
  console.error(`The API at ${api.address}, site ${siteId}.`);
  const line = terminalLine(process.stderr, () => performance.now());
  const onWait = (seconds: number, why: string): void => {
    line.show(`waiting ${String(Math.ceil(seconds))} s: ${why}`, true);
  };
  try {
    const params = { path: { siteId } };
    const { timeZone } = await send((more) => api.client.GET('/sites/{siteId}', { params, ...more }), {
      tokens: api.tokens,
      signal,
      firstCallTo: api.address,
      onWait,
    });
    const { made, pages } = await openExport({ ...asked, onWait });
    file.write(byteOrderMark + csvLine(exportColumns));
    let count = 0;
    for await (const visits of pages) {
      file.write(visits.map((visit) => csvLine(exportRow(visit, timeZone).map(guard))).join(''));
      count += visits.length;
      const day = visits.at(-1)?.day;
      if (day !== undefined) line.show(`${count.toLocaleString('en')} visits, up to ${day}`);
    }
    signal.throwIfAborted();
    file.finish();
    return { count, exportId: made.exportId };
  } finally {
    line.end();
  }
}
