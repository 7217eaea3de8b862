import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openPack } from '../../client/scanner/pack.ts';
import { mergePack } from '../../client/scanner/pack-store.ts';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { knownProfiles } from '../../functions/personal-code/known-profiles.ts';
import { verifyPersonalCode } from '../../functions/personal-code/verify-personal-code.ts';
import { listen } from '../../local/host/listen.ts';
import { readVectors } from '../conformance/function-cases.ts';
import { bundleClient, type BundledFile } from '../support/bundle-client.ts';
import { manyVisits } from '../support/many-visits.ts';
import { packAnswer } from '../support/pack-answer.ts';
import { nine, siteWith } from '../support/site.ts';
import { bytesOf } from '../vectors/generator/vector.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import type { Asked, Matched, ScannerInPage } from './support/scanner-in-page.ts';

declare const scannerInPage: ScannerInPage;

describeInBrowser('a scanner client in a browser', () => {
  let browser: Browser;
  let page: Page;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-client-'));
    closers.push(() => rm(folder, { recursive: true }));
    const files = await bundleClient([path.join(import.meta.dirname, 'support/scanner-in-page.ts')], folder);
    const served = await serve(files);
    closers.push(served.close);
    browser = await openBrowser();
    closers.push(() => browser.close());
    page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction('globalThis.scannerInPage !== undefined');
  }, 90_000);
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  it('gives every code of the conformance table the verdict that a function gives', async () => {
    const vectors = readVectors();
    const asked = vectors.map((vector): Asked => {
      const { profile, bundle, now } = vector;
      return { codeBase64: Buffer.from(bytesOf(vector)).toString('base64'), profile, bundle, now };
    });
    const verdicts = await page.evaluate((all) => scannerInPage.verify(all), asked);
    expect(verdicts).toHaveLength(vectors.length);
    for (const [at, { id, profile: name, bundle, now, expect: expected, ...form }] of vectors.entries()) {
      const profile = knownProfiles.get(name);
      if (!profile) throw new Error(`there is no profile ${name}`);
      const inFunction = await verifyPersonalCode(
        bytesOf(form),
        profile,
        bundle ?? undefined,
        now as EpochSeconds,
      );
      expect({ id, ...verdicts[at] }).toEqual({ id, ...inFunction });
      expect({ id, ...verdicts[at] }).toMatchObject(expected);
    }
  });

  it('finds, opens and bars whom Node finds, opens and bars', async () => {
    const site = siteWith();
    const visits = manyVisits(site, 400, nine);
    const answer = await packAnswer({ site, visits });
    const people = visits
      .filter((_, at) => at % 8 === 0)
      .flatMap(({ visitor: { englishName = '', chineseName } }) => [
        { englishName: englishName.toLowerCase() },
        { englishName: englishName.split(' ').slice(0, 2).join(' ') },
        ...(chineseName === undefined ? [] : [{ chineseName }]),
      ]);
    const found = await page.evaluate(([pack, shown, at]) => scannerInPage.match(pack, shown, at), [
      answer,
      people,
      nine,
    ] as const);
    const pack = await openPack(await mergePack(undefined, answer));
    const expected: Matched[] = [];
    for (const person of people) {
      const match = await pack.match(person, nine);
      const { door } = await pack.door({ code: person });
      expected.push({
        opened: (match?.candidates ?? []).map(({ content: { visitId, visitor }, match: is }) => ({
          visitId,
          match: is,
          visitor,
        })),
        near: ((await match?.near()) ?? []).map(({ entry: { id }, nearness }) => ({ id, nearness })),
        door,
      });
    }
    expect(found).toEqual(expected);
    expect(expected.filter(({ opened }) => opened.length > 0).length).toBeGreaterThan(40);
    expect(expected.filter(({ near }) => near.length > 0).length).toBeGreaterThan(10);
  });
});

/** Serves a bundle under a policy that allows no code but its own. */
async function serve(files: readonly BundledFile[]) {
  const html = '<!doctype html><script type="module" src="/scanner-in-page.js"></script>';
  const server = createServer((request, response) => {
    const file = files.find(({ name }) => request.url === `/${name}`);
    response.writeHead(200, {
      'content-type': file ? 'text/javascript' : 'text/html',
      'content-security-policy': "default-src 'none'; script-src 'self'",
    });
    response.end(file ? file.text : html);
  });
  const { port, close } = await listen([server], 0);
  return { url: `http://localhost:${String(port)}/`, close };
}
