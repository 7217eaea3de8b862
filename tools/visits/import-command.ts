import { parseArgs } from 'node:util';
import { ToolFailure } from '../shared/tool-failure.ts';
import { apiOptions, apiUsage, openApi, type Api } from '../shared/api-access.ts';
import { dryRun } from './dry-run.ts';
import { failedRows } from './failed-rows.ts';
import { importRows } from './import-rows.ts';
import { interrupted, isAbort, onInterruption } from './interruption.ts';
import { howFar, progress, rowsOf, type Tally } from './progress.ts';
import { send } from '../shared/send.ts';
import { checkVisits, openVisits } from './visit-file.ts';

export const importUsage = `npm run visits -- import FILE --site SITE [options]

FILE           CSV in UTF-8 whose first line names the columns (docs/bulk.md)
--dry-run      looks at every row and sends none
--failed FILE  the rows that fail, with line and reason; visits.failed.csv beside visits.csv unless given
${apiUsage}

Run it again, after whatever stopped it: it makes nothing twice.
Ends with 0 where all rows are in, 1 where some failed, 2 where it was not understood or could not go on, 130 after Ctrl-C.`;

const options = {
  ...apiOptions,
  site: { type: 'string' },
  failed: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** `visits import`: pre-registers the visits of a CSV file. Answers the exit code. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new ToolFailure(importUsage);
  if (values['dry-run']) return dryRun(path);
  const { site: siteId } = values;
  if (siteId === undefined) throw new ToolFailure('Name the site with --site.');
  const failedPath = values.failed ?? `${path.replace(/\.csv$/i, '')}.failed.csv`;
  if (failedPath === path) throw new ToolFailure('--failed must be another file than the one to import.');
  const api = openApi(values, process.env);
  const signal = onInterruption(() => {
    console.error('\nStopping after the current page.');
  });
  try {
    return await importFile({ path, siteId, failedPath, api, signal });
  } catch (error) {
    if (!isAbort(error)) throw error;
    return interrupted;
  }
}

const waiting = (seconds: number, why: string): string => `waiting ${String(Math.ceil(seconds))} s: ${why}`;

interface Import {
  readonly path: string;
  readonly siteId: string;
  readonly failedPath: string;
  readonly api: Api;
  readonly signal: AbortSignal;
}

async function importFile({ path, siteId, failedPath, api, signal }: Import): Promise<number> {
  const { client, tokens, address } = api;
  console.error(`The API at ${address}, site ${siteId}.`);
  const params = { path: { siteId } };
  const site = await send((more) => client.GET('/sites/{siteId}', { params, ...more }), {
    tokens,
    signal,
    firstCallTo: address,
    onWait: (seconds, why) => {
      console.error(waiting(seconds, why));
    },
  });
  // The whole file is checked before anything is sent.
  const total = await checkVisits(path, site.timeZone);
  const file = await openVisits(path, site.timeZone);
  const failed = failedRows(failedPath, file);
  const bar = progress(process.stderr, total, () => performance.now());
  let tally: Tally = { created: 0, exists: 0, failed: 0 };
  const onWait = (seconds: number, why: string) => {
    bar.show(tally, waiting(seconds, why));
  };
  let stopped: string | undefined;
  try {
    bar.show(tally);
    await importRows({
      rows: file.rows,
      signal,
      sendPage: (body) =>
        send((more) => client.POST('/sites/{siteId}/visits/import', { params, body, ...more }), {
          tokens,
          signal,
          onWait,
        }),
      onFailure: failed.add,
      onPage: (now) => {
        tally = now;
        bar.show(tally);
      },
    });
  } catch (error) {
    if (error instanceof ToolFailure) stopped = error.message;
    else if (!isAbort(error)) throw error;
  } finally {
    bar.end();
    failed.close();
  }
  console.log(howFar(tally, total));
  if (tally.failed > 0) console.log(`The rows that failed, with line and reason: ${failedPath}`);
  if (stopped === undefined && rowsOf(tally) === total) return tally.failed === 0 ? 0 : 1;
  if (stopped !== undefined) console.error(stopped);
  console.error('Stopped. Run the same command again to continue. It makes nothing twice.');
  return stopped === undefined ? interrupted : 2;
}
