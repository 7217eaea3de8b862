import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { routes } from '../../functions/edge/routes.ts';
import { docsPage } from '../../local/docs-page.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const document = readFileSync(path.join(root, 'docs/openapi.json'));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser: Browser;
let server: Server;
let url: string;

async function open(width: number, height: number) {
  // Checks are put into the page from outside, which its policy would not let it do itself.
  const page = await browser.newPage({ viewport: { width, height }, bypassCSP: true });
  const seen = { foreign: [] as string[], errors: [] as string[] };
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) seen.foreign.push(request.url());
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  await page.goto(`${url}/v1/docs`);
  await page.locator('#messages').waitFor();
  return { page, seen };
}

describeInBrowser('the page of the API’s document', () => {
  beforeAll(async () => {
    const docs = docsPage(path.join(root, 'web/docs'));
    server = createServer((request, response) => {
      const at = request.url ?? '';
      if (at.startsWith('/v1/docs')) void docs(at.slice('/v1/docs'.length), response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end(document);
    }).listen(0);
    url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  describe.each([
    ['a phone', 360, 740],
    ['a desktop', 1280, 900],
  ])('on %s', (name, width, height) => {
    it('shows every operation, asks nobody else for anything, and fits the screen', async () => {
      const { page, seen } = await open(width, height);
      for (const route of Object.keys(routes))
        expect([route, await page.locator(`#${route}`).count()]).toEqual([route, 1]);
      expect(seen).toEqual({ foreign: [], errors: [] });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      const shots = process.env['GATEHOUSE_SHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: path.join(shots, `docs-${name.replace(' ', '-')}.png`) });
      await page.locator('#preRegister').scrollIntoViewIfNeeded();
      if (shots !== undefined)
        await page.screenshot({ path: path.join(shots, `docs-${name.replace(' ', '-')}-2.png`) });
      await page.close();
    }, 60_000);

    it('has no accessibility fault that axe finds', async () => {
      const { page } = await open(width, height);
      await page.addScriptTag({ path: axe });
      const faults = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
      );
      expect(faults).toEqual([]);
      await page.close();
    }, 60_000);
  });

  describe('a reader', () => {
    it('comes from a field’s type to its message', async () => {
      const { page } = await open(1280, 900);
      await page.locator('#preRegister h4 a', { hasText: 'PreRegistration' }).click();
      expect(page.url()).toMatch(/#schema-PreRegistration$/);
      await page.locator('#schema-PreRegistration td a', { hasText: 'NewVisitor' }).click();
      expect(page.url()).toMatch(/#schema-NewVisitor$/);
      await expect(page.locator('#schema-NewVisitor').innerText()).resolves.toMatch(/idPrefix/);
      await page.close();
    }, 60_000);

    it('sees the words of a message that is a word, and the messages of one that is several', async () => {
      const { page } = await open(390, 844);
      await expect(page.locator('#schema-VisitState').innerText()).resolves.toMatch(
        /"expected", .*"no_show"/,
      );
      await expect(page.locator('#schema-ScanAnswer').innerText()).resolves.toMatch(
        /ScanOfVisit or .* or ScanRejected/,
      );
      await page.close();
    }, 60_000);

    it.each([390, 1280])(
      'of a page %d wide finds no name broken in two, and where to send requests',
      async (width) => {
        const { page } = await open(width, 844);
        const broken = await page.evaluate(
          '[...document.querySelectorAll("th code")].filter((name) => name.getClientRects().length !== 1).map((name) => name.textContent)',
        );
        expect(broken).toEqual([]);
        await expect(page.locator('#access').innerText()).resolves.toContain(`Base address: ${url}/v1`);
        await page.close();
      },
      60_000,
    );
  });
});
