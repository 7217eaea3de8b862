/** `npm run deletion-certificate`: writes the certificate of a month, and checks the chain of certificates offline. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { apiOptions, apiUsage, openApi, type Api } from '../shared/api-access.ts';
import { privateFile } from '../shared/private-file.ts';
import { trailIn, type TrailFile } from '../audit/trail-file.ts';
import { brokenInWords as brokenInWordsOfTrail, brokenTrail } from '../audit/verify-trail.ts';
import { heldAgainst } from './anchors.ts';
import { certificatePage } from './certificate-page.ts';
import { chainFileOf, isCertified, readChainFile, type ChainFile } from './chain-file.ts';
import { fetchDeletions } from './fetch-deletions.ts';
import { brokenInWords, brokenLinks } from './verify-chain.ts';

const usage = `npm run deletion-certificate -- --site SITE --month YYYY-MM [--host URL] [--out FILE] [options]
npm run deletion-certificate -- --verify FILE [--verify FILE …] [--audit FILE]

Writes what was deleted at a site in a month: a page to print (HTML) and, beside it, the chain of certificates (JSON).

--site SITE    the site
--month MONTH  the month of the days of purge, in UTC, such as 2026-11
--out FILE     the page; otherwise deletion-certificate-SITE-MONTH.html. The JSON has the same name with .json
--force        replaces the files
--verify FILE  checks the chain of a JSON file without a network; of several months together where it is given again
--audit FILE   with --verify: checks that the audit trail holds each certificate (npm run audit -- verify --out FILE)
--host URL     the service; the same as --api
${apiUsage}

Ends with 0 where the files are there or the chain holds, 1 where the chain breaks, 2 where it could not go on.`;

const options = {
  host: { type: 'string' },
  ...apiOptions,
  site: { type: 'string' },
  month: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  verify: { type: 'string', multiple: true },
  audit: { type: 'string' },
  help: { type: 'boolean' },
} as const;

await runTool(usage, async () => {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.verify) return verify(values.verify, values.audit);
  const { site, month } = values;
  if (site === undefined || month === undefined)
    throw new ToolFailure(`--site and --month are needed.\n\n${usage}`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new ToolFailure('--month must be such as 2026-11.');
  const page = values.out ?? `deletion-certificate-${site}-${month}.html`;
  if (!page.endsWith('.html')) throw new ToolFailure('--out must end with .html.');
  const api = openApi({ ...values, api: values.host ?? values.api }, process.env);
  return certify(api, { site, month, page, mayReplace: values.force });
});

interface Asked {
  readonly site: string;
  readonly month: string;
  readonly page: string;
  readonly mayReplace: boolean;
}

async function certify(api: Api, { site, month, page, mayReplace }: Asked): Promise<number> {
  const fetched = await fetchDeletions(api, site);
  const file = chainFileOf({ ...fetched, siteId: site, month, fetchedAt: toRfc3339(systemClock()) });
  if (!file) throw new ToolFailure(`No day of ${month} is certified at ${site} yet.`);
  if (breaksIn([file])) return 1;
  const json = `${JSON.stringify(file, undefined, 2)}\n`;
  const files = [
    [page, certificatePage(file)],
    [page.replace(/html$/, 'json'), json],
  ] as const;
  const begun = files.map(([name, text]) => ({ name, text, at: privateFile(name, mayReplace) }));
  for (const { at, text } of begun) at.write(text);
  for (const { name, at } of begun) {
    at.finish();
    console.log(`Written: ${name}`);
  }
  const open = fetched.records.filter((one) => one.day.startsWith(month) && !isCertified(one)).length;
  if (open > 0) console.log(`Not in it: ${String(open)} days whose key is not destroyed yet.`);
  return 0;
}

function verify(names: readonly string[], audit: string | undefined): number {
  const files = names.map((name) => {
    const file = readChainFile(readText(name));
    if (!file) throw new ToolFailure(`${name} is not the JSON file of a deletion certificate.`);
    return file;
  });
  const breaks = breaksIn(files);
  const isHeld = audit === undefined || isHeldBy(trailIn(audit), files);
  return breaks || !isHeld ? 1 : 0;
}

/** Prints which certificates the audit trail does not hold, or that it holds all. */
function isHeldBy(trail: TrailFile, files: readonly ChainFile[]): boolean {
  const found = brokenTrail(trail);
  for (const one of found) console.log(`Broken: the audit trail at ${brokenInWordsOfTrail(one)}.`);
  const { covered, missing } = heldAgainst(
    files.flatMap(({ records }) => records),
    trail,
  );
  for (const { day, certificate } of missing)
    console.log(
      `Broken: certificate ${String(certificate.number)} (${day}): the audit trail does not hold it.`,
    );
  if (found.length > 0 || missing.length > 0) return false;
  console.log(`The audit trail from ${trail.from} to ${trail.to} holds ${String(covered)} of them.`);
  return true;
}

function readText(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    throw new ToolFailure(`${name} cannot be read.`, { cause: error });
  }
}

/** Prints where the chain breaks, or that it holds. */
function breaksIn(files: readonly ChainFile[]): boolean {
  const records = files.flatMap((file) => file.records);
  const found = brokenLinks(records);
  for (const one of found) console.log(`Broken: ${brokenInWords(one)}.`);
  if (found.length > 0) return true;
  const numbers = records.map(({ certificate }) => certificate.number);
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const last = records.find(({ certificate }) => certificate.number === to);
  console.log(`The chain holds from certificate ${String(from)} to ${String(to)}.`);
  console.log(`Last hash: ${last?.certificate.hash ?? ''}`);
  return false;
}
