import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { makeDeviceKey } from '../../client/scanner/device-key.ts';
import { enrolmentRequest } from '../../client/scanner/enrol.ts';
import { authorizationFor, type ScannerIdentity } from '../../client/scanner/sign.ts';
import { median, type Section } from '../table.ts';
import { slower } from './guard.ts';
import type { Office } from './office.ts';

const visits = 5_000;
const matches = 20;

/** A pack of a busy day: its size, and how long a device takes to open it and to match one visitor. */
export async function measurePack(browser: Browser, url: string, office: Office): Promise<Section> {
  const expected = await office.expect(visits);
  const text = await fetchPack(url, await office.enrolmentCode());
  const page = await browser.newPage();
  // A page of its own on an address that counts as secure.
  await page.route('http://localhost/bench', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>' }),
  );
  await page.goto('http://localhost/bench');
  await page.addScriptTag({ content: await bundled(), type: 'module' });
  await page.waitForFunction('window.measurePack !== undefined');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const people = expected.slice(0, matches);
  const { openedMs, matchMs } = await page.evaluate<{ openedMs: number; matchMs: readonly number[] }>(
    `measurePack(${text}, ${JSON.stringify(people)})`,
  );
  await page.close();
  return {
    title: `Offline pack of ${String(visits)} visits (Chromium, the page slowed ${String(slower)} times)`,
    rows: [
      { what: 'compressed', value: gzipSync(text).length / 1e6, unit: 'MB', limit: { most: 1.5 } },
      { what: 'opened and indexed', value: openedMs, unit: 'ms', limit: { most: 500 } },
      { what: 'one visitor matched and opened', value: median(matchMs), unit: 'ms', limit: { most: 10 } },
    ],
  };
}

/** Enrols a device and fetches its pack as the service sends it. */
async function fetchPack(url: string, enrolmentCode: string): Promise<string> {
  const keyPair = await makeDeviceKey();
  const body = JSON.stringify(await enrolmentRequest(enrolmentCode, 'Bench', keyPair));
  const headers = { 'content-type': 'application/json' };
  const enrolled = await fetch(`${url}/v1/scanner-enrolments`, { method: 'POST', body, headers });
  const scanner = (await enrolled.json()) as ScannerIdentity;
  const path = `/sites/${scanner.siteId}/offline-pack`;
  const authorization = await authorizationFor(
    scanner,
    keyPair.privateKey,
    { method: 'GET', path },
    Date.now() / 1000,
  );
  const answer = await fetch(`${url}/v1${path}`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`the pack was answered with ${String(answer.status)}`);
  return answer.text();
}

/** The device’s side of a pack, as the app has it, with what the bench measures. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { mergePack } from './client/scanner/pack-store.ts';
        import { openPack } from './client/scanner/pack.ts';
        window.measurePack = async (answer, people) => {
          const now = Math.floor(Date.now() / 1000);
          const stored = await mergePack(undefined, answer);
          const before = performance.now();
          const pack = await openPack(stored);
          await pack.match({ englishName: 'Nobody Here' }, now);
          const openedMs = performance.now() - before;
          const matchMs = [];
          for (const person of people) {
            const from = performance.now();
            const found = await pack.match(person, now);
            if (found?.candidates.length !== 1) throw new Error('not matched');
            matchMs.push(performance.now() - from);
          }
          return { openedMs, matchMs };
        };`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
