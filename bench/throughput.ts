import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { client } from '../local/demo/client.ts';
import type { Host } from '../local/host/host.ts';
import { makePersonalCode } from '../functions/sandbox-issuer/personal-codes.ts';
import { systemClock } from '../functions/kernel/clock.ts';
import { benchProfile } from './issuer.ts';
import type { LoadOrder, Round } from './load-generator.ts';
import { median, type Section } from './table.ts';

const atOnce = 32;
/** Enough for every instance of the function to be compiled. */
const warmUp = 1200;
const rounds = 9;
const perRound = 200;

/**
 * Admitted scans a second through the local host, against bare conditional writes on the same database: both from one
 * process beside the host, in turns, once both are warm. The ratio is the median of the rounds' ratios.
 */
export async function measureThroughput({ url, deployment, issuer }: Host): Promise<Section> {
  const { as, sandbox } = client(url);
  const names = Array.from(
    { length: warmUp + rounds * perRound },
    (_, index) => `Visitor ${String(index)} ${randomUUID().replaceAll(/\d/g, 'x')}`,
  );
  const waiting = [...names];
  const register = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const { response } = await as('manager').POST('/sites/{siteId}/visits', {
        params: { path: { siteId: 'harbour-court' } },
        body: bookingOf(name),
      });
      if (response.status !== 201)
        throw new Error(`a pre-registration was answered with ${String(response.status)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, register));
  const { body } = await sandbox('/tokens', { member: 'guard' });
  const shown = { idPrefix: 'A123', issuedAgoSeconds: 0, lifetimeSeconds: 120 };
  const codes = names.map((englishName) =>
    makePersonalCode(issuer, benchProfile, { englishName, ...shown }, systemClock()),
  );
  const measured = await generateLoad({
    url: `${url}/v1/sites/harbour-court/scans`,
    accessToken: String(body['accessToken']),
    codes: (await Promise.all(codes)).map((made) => made?.text ?? ''),
    databaseUrl: deployment.databaseUrl,
    tableName: deployment.tables.find((name) => name.includes('Visits')) ?? '',
    atOnce,
    perRound,
    warmUp,
  });
  const ratio = median(measured.map(({ scans, writes }) => scans / writes));
  return {
    title: `Through the local host (${String(rounds)} rounds of ${String(perRound)} in turns, ${String(atOnce)} at once, after ${String(warmUp)} to warm up)`,
    rows: [
      { what: 'admitted scans', value: median(measured.map(({ scans }) => scans)), unit: 'a second' },
      {
        what: 'bare conditional writes',
        value: median(measured.map(({ writes }) => writes)),
        unit: 'a second',
      },
      {
        what: 'the two database calls of a scan alone',
        value: median(measured.map(({ calls }) => calls)),
        unit: 'a second',
      },
      { what: 'scans / bare writes', value: ratio, unit: '×', limit: { least: 0.4 } },
      {
        what: 'those two calls alone / bare writes',
        value: median(measured.map(({ calls, writes }) => calls / writes)),
        unit: '×',
      },
    ],
  };
}

const bookingOf = (name: string) => ({
  visitor: { englishName: name, idPrefix: 'A123' },
  host: { unit: '1A' },
  expectedFrom: new Date(Date.now() - 1000).toISOString(),
  expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
});

async function generateLoad(order: LoadOrder): Promise<readonly Round[]> {
  const generator = spawn(process.execPath, [path.join(import.meta.dirname, 'load-generator.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  generator.stdin.end(JSON.stringify(order));
  return (await json(generator.stdout)) as readonly Round[];
}
