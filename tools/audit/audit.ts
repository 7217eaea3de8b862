/** `npm run audit -- verify`: proves that the audit trail of a firm is complete and unchanged. */
import { parseArgs } from 'node:util';
import { daySeconds, epochSeconds, later, systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import { apiOptions, apiUsage, openApi } from '../shared/api-access.ts';
import { privateFile } from '../shared/private-file.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { fetchTrail } from './fetch-trail.ts';
import { trailIn, trailText, type TrailFile } from './trail-file.ts';
import { brokenInWords, brokenTrail } from './verify-trail.ts';

const usage = `npm run audit -- verify [--host URL] [--from DAY] [--to DAY] [--out FILE] [--last-hash HASH] [options]
npm run audit -- verify --file FILE [--last-hash HASH]

Checks the chain of the audit trail: that no entry was changed, replaced, removed or added, and that the reads of each hour
are those that its closing entry certifies. It needs an admin or manager who sees all sites of the firm.

--from, --to      days in UTC, such as 2026-11-23; the last 31 days unless given
--out FILE        writes what was read, readable by you alone; it can be checked again without a network
--force           replaces FILE
--file FILE       checks such a file without a network
--last-hash HASH  an earlier run printed it: this entry has to be in the trail
--host URL        the service; the same as --api
${apiUsage}

Ends with 0 where the trail holds, 1 where it breaks, 2 where it could not go on.`;

const options = {
  host: { type: 'string' },
  ...apiOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  file: { type: 'string' },
  'last-hash': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Days that are read unless others are asked for. */
const usualDays = 31;

await runTool(usage, async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.join(' ') !== 'verify') throw new ToolFailure(usage);
  const lastHash = values['last-hash'];
  if (lastHash !== undefined && !/^[0-9a-f]{64}$/.test(lastHash))
    throw new ToolFailure('--last-hash must be 64 characters 0-9 and a-f.');
  if (values.file !== undefined) return verify(trailIn(values.file), lastHash);
  const to = dayOf('--to', values.to) ?? toRfc3339(systemClock()).slice(0, 10);
  const from = dayOf('--from', values.from) ?? daysBefore(to);
  if (from > to) throw new ToolFailure('--from must not be after --to.');
  const file = values.out === undefined ? undefined : privateFile(values.out, values.force);
  const api = openApi({ ...values, api: values.host ?? values.api }, process.env);
  const trail = { from, to, fetchedAt: toRfc3339(systemClock()), ...(await fetchTrail(api, from, to)) };
  if (file) {
    file.write(trailText(trail));
    file.finish();
    console.log(`Written: ${values.out ?? ''}`);
  }
  return verify(trail, lastHash);
});

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))))
    throw new ToolFailure(`${option} must be a day such as 2026-11-23.`);
  return text;
}

/** The first of the days that are read unless others are asked for. */
function daysBefore(to: string): string {
  const from = later(epochSeconds(Date.parse(to) / 1000), -(usualDays - 1) * daySeconds);
  return toRfc3339(from).slice(0, 10);
}

/** Prints where the trail breaks, or that it holds. */
function verify(trail: TrailFile, lastHash: string | undefined): number {
  const found = brokenTrail(trail, { lastHash });
  for (const one of found) console.log(`Broken: ${brokenInWords(one)}.`);
  if (found.some(({ broken }) => broken === 'missing_before'))
    console.log('A member who sees some sites only sees a part of the trail: use one who sees all.');
  if (found.length > 0) return 1;
  const { entries, reads, from, to } = trail;
  console.log(
    `The trail holds from ${from} to ${to}: ${String(entries.length)} entries, ${String(reads.length)} records of reads.`,
  );
  const last = entries.at(-1);
  if (last) console.log(`Last hash: ${last.hash}`);
  return 0;
}
