import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientFor } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command; answers its exit code and what it printed. */
const certificate = (...args: readonly string[]) =>
  new Promise<{ readonly code: number | null; readonly printed: string }>((resolve) => {
    const none = { GATEHOUSE_TOKEN: '', GATEHOUSE_CLIENT_ID: '', GATEHOUSE_CLIENT_SECRET: '' };
    const child = execFile(
      process.execPath,
      ['tools/deletion-certificate/deletion-certificate.ts', ...args],
      { cwd: projectFolder, env: { ...process.env, NODE_OPTIONS: '', ...none } },
      (_, out, err) => {
        resolve({ code: child.exitCode, printed: out + err });
      },
    );
  });

describe('the certificate of a month', () => {
  let host: RunningHost;
  /** The month in which the visit was to be purged, and the page. */
  let month: string;
  let page: string;
  const asked = (...more: readonly string[]) =>
    certificate('--host', host.url, '--site', 'harbour-court', '--month', month, ...more);
  beforeAll(async () => {
    host = await runHost();
    const manager = await clientFor(host.url, 'manager');
    const { body } = await manager.post('/v1/sites/harbour-court/visits', {
      visitor: { englishName: 'MARKED Name' },
      host: { unit: '12A' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    });
    month = String(body['purgeAt']).slice(0, 7);
    page = path.join(folder, 'month.html');
    await fetch(`${host.url}/sandbox/time`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ passSeconds: 36 * 86_400 }),
    });
  }, 180_000);

  it('is written as a page and as JSON for the owner alone, and the chain in it holds without a network', async () => {
    const made = await asked('--member', 'manager', '--out', page);
    expect(made).toEqual({ code: 0, printed: expect.stringContaining(`Written: ${page}`) });
    const json = page.replace('html', 'json');
    for (const file of [page, json]) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(page, 'utf8')).toContain('Harbour Court (harbour-court)');
    for (const file of [page, json]) expect(readFileSync(file, 'utf8')).not.toContain('MARKED');
    await host.stop();
    const verified = await certificate('--verify', json);
    expect(verified).toEqual({
      code: 0,
      printed: expect.stringContaining('The chain holds from certificate 1'),
    });
    const changed = path.join(folder, 'changed.json');
    writeFileSync(changed, readFileSync(json, 'utf8').replace(/"keyId": "./, '"keyId": "!'));
    expect(await certificate('--verify', changed)).toEqual({
      code: 1,
      printed: expect.stringMatching(/^Broken: certificate 1 \(\d{4}-\d\d-\d\d\): its hash does not fit/),
    });
  }, 60_000);
});

describe('the command', () => {
  it.each([
    ['without a site', ['--month', '2026-11'], '--site and --month are needed'],
    ['without a month', ['--site', 'harbour-court'], '--site and --month are needed'],
    ['with a month that does not exist', ['--site', 'a', '--month', '2026-13'], '--month must be such as'],
    ['with another kind of file', ['--site', 'a', '--month', '2026-11', '--out', 'a.pdf'], 'end with .html'],
    ['without an access token', ['--site', 'a', '--month', '2026-11'], 'No access token'],
    ['with a file that does not exist', ['--verify', 'nothing.json'], 'cannot be read'],
    ['with another file', ['--verify', 'package.json'], 'is not the JSON file of a deletion certificate'],
    ['with an unknown option', ['--week', '1'], 'npm run deletion-certificate'],
  ])('ends with 2 %s', async (_, args, told) => {
    const { code, printed } = await certificate(...args);
    expect([code, printed]).toEqual([2, expect.stringContaining(told)]);
  });
});
