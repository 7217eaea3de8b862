/** `npm run restore-drill`: restores a copy of the Visits table and tells which days of it can be read. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { epochSeconds, systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import { dayKeyTable } from '../../functions/seals/day-key-table.ts';
import { dayKeys } from '../../functions/seals/day-keys.ts';
import { kmsKeyWrap } from '../../functions/seals/key-wrap.ts';
import {
  clientSettings,
  deploymentOptions,
  deploymentUsage,
  findDeployment,
  type Deployment,
} from '../shared/deployment.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { copyTable, dropTable } from './copy-table.ts';
import { keysAsOf, readDays, type DayRead } from './read-days.ts';

const usage = `npm run restore-drill -- [--as-of TIME] [--table NAME]

Restores a copy of the Visits table and tells, for each day of purge, how many of its visits can be read.

--as-of TIME  with the keys that are left at this time (2026-12-31T00:00:00Z); otherwise with those of now
--table NAME  a table that was restored from a backup before; otherwise the command makes a copy and deletes it at the end
${deploymentUsage}`;

await runTool(usage, async () => {
  const { values } = parseArgs({
    options: {
      ...deploymentOptions,
      'as-of': { type: 'string' },
      table: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const asOf = timeOf(values['as-of']);
  const deployment = await findDeployment(values);
  const client = new DynamoDBClient(clientSettings(deployment, 'dynamodb'));
  const copy = values.table ?? `${deployment.visitsTable}-drill-${randomBytes(4).toString('hex')}`;
  try {
    if (values.table === undefined)
      console.log(`Restored ${String(await copyTable(client, deployment.visitsTable, copy))} items.`);
    const keys = keysAsOf(await keysOf(deployment, client), asOf);
    console.log(`With the keys as of ${toRfc3339(asOf)}:`);
    print(await readDays({ client, name: copy }, keys, randomBytes));
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !('$metadata' in error)) throw error;
    throw new ToolFailure(`AWS refused: ${error.name}: ${error.message}`, { cause: error });
  } finally {
    if (values.table === undefined) await dropTable(client, copy).catch(() => undefined);
    client.destroy();
  }
});

function timeOf(text: string | undefined): EpochSeconds {
  if (text === undefined) return systemClock();
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ToolFailure(`--as-of must be a time such as 2026-12-31T00:00:00Z.`);
  return epochSeconds(time / 1000);
}

async function keysOf(deployment: Deployment, client: DynamoDBClient) {
  const { region } = deployment;
  const credentials = await client.config.credentials();
  return dayKeys({
    table: dayKeyTable({ client, name: deployment.dayKeysTable }),
    wrap: kmsKeyWrap({
      keyId: deployment.sealKey,
      region,
      endpoint: deployment.endpoints.kms ?? `https://kms.${region}.amazonaws.com`,
      credentials: () => credentials,
    }),
    clock: systemClock,
    randomBytes,
  });
}

function print(days: readonly DayRead[]): void {
  if (days.length === 0) console.log('The copy has no visit.');
  for (const { day, visits, readable, clear } of days) {
    const told = readable === visits ? 'all can be read' : `${String(readable)} can be read`;
    const inClear = clear > 0 ? `, ${String(clear)} were written without a seal` : '';
    console.log(
      `  purge ${day}  ${String(visits)} visits, ${readable === 0 ? 'none can be read' : told}${inClear}`,
    );
  }
}
