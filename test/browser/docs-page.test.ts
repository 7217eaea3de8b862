import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { routes } from '../../functions/edge/routes.ts';
import { docsPage } from '../../local/host/docs-page.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const document = readFileSync(path.join(root, 'docs/openapi.json'), 'utf8');
const { components } = JSON.parse(document) as { components: { schemas: Record<string, unknown> } };
const operations = Object.keys(routes);
const messages = Object.keys(components.schemas).map((name) => `schema-${name}`);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };
/** The height that a thumb can scroll without losing its place. */
const longestView = 3000;
let browser: Browser;
let server: Server;
let url: string;

async function open(viewport = desktop, fragment = '', colorScheme: 'light' | 'dark' = 'light') {
  // The checks are injected from outside, because the page's own policy would block them.
  const page = await browser.newPage({ viewport, colorScheme, bypassCSP: true });
  const seen = { foreign: [] as string[], errors: [] as string[] };
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) seen.foreign.push(request.url());
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  await page.goto(`${url}/v1/docs/${fragment}`);
  await page.locator('article').waitFor();
  return { page, seen };
}

/** Opens an operation or message by its address. */
async function goTo(page: Page, id: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(id)}`);
  await page.locator(`#view-${id || 'start'}`).waitFor();
}
const hrefsOf = (page: Page, links: string) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${links}')].map(({ hash }) => hash)`);
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');

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
    ['a phone', phone],
    ['a desktop', desktop],
  ])('on %s', (name, viewport) => {
    it('shows one operation or message at a time, fits the screen, breaks no name and makes no foreign request', async () => {
      const { page, seen } = await open(viewport);
      const index = await hrefsOf(page, 'nav a');
      expect(index.sort()).toEqual([...operations, ...messages].map((id) => `#${id}`).sort());
      for (const id of ['', ...operations, ...messages]) {
        await goTo(page, id);
        expect(await page.locator('article').count()).toBe(1);
        const { over, broken } = await page.evaluate<{ over: number; broken: string[] }>(`({
          over: document.documentElement.scrollWidth - innerWidth,
          broken: [...document.querySelectorAll("th code")]
            .filter((one) => one.getClientRects().length > 1).map((one) => one.textContent) })`);
        expect([id, over, broken]).toEqual([id, 0, []]);
      }
      expect(seen).toEqual({ foreign: [], errors: [] });
      await page.close();
    }, 90_000);

    it.each(['light', 'dark'] as const)(
      'has no accessibility fault that axe finds (%s)',
      async (scheme) => {
        const { page } = await open(viewport, '', scheme);
        await page.addScriptTag({ path: axe });
        const faults = () =>
          page.evaluate(
            'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
          );
        for (const id of ['', 'preRegister', 'removeGate', 'schema-ScanAnswer']) {
          await goTo(page, id);
          await page.evaluate(
            'for (const part of document.querySelectorAll("article details")) part.open = true',
          );
          expect([id, await faults()]).toEqual([id, []]);
        }
        await goTo(page, '');
        await page.fill('#words', 'visit');
        expect(await faults()).toEqual([]);
        const shots = process.env['GATEHOUSE_SHOTS'];
        if (shots !== undefined)
          await page.screenshot({ path: path.join(shots, `docs-${name.replace(' ', '-')}-${scheme}.png`) });
        await page.close();
      },
      90_000,
    );
  });

  it(`is less than ${String(longestView)} pixels high on a phone in every view`, async () => {
    const { page } = await open(phone);
    const height = () => page.evaluate<number>('document.documentElement.scrollHeight');
    const tall: [string, number][] = [];
    for (const id of ['', ...operations, ...messages]) {
      await goTo(page, id);
      if ((await height()) >= longestView) tall.push([id, await height()]);
    }
    await goTo(page, '');
    await page.fill('#words', 'e');
    if ((await height()) >= longestView) tall.push(['search', await height()]);
    await page.fill('#words', '');
    await page.locator('#chapter-visits').click();
    if ((await height()) >= longestView) tall.push(['chapter', await height()]);
    expect(tall).toEqual([]);
    await page.close();
  }, 90_000);

  describe('a reader', () => {
    it('first reads where to send requests and how to get a token', async () => {
      const { page } = await open();
      const text = await page.locator('#view-start').innerText();
      expect(text).toContain(`Base address: ${url}/v1`);
      expect(text).toContain(`curl -s ${url}/sandbox/tokens`);
      await page.close();
    });

    it('follows links from a request body to its messages, and goes back', async () => {
      const { page } = await open(desktop, '#preRegister');
      await page.locator('#view-preRegister a', { hasText: 'PreRegistration' }).click();
      expect(page.url()).toMatch(/#schema-PreRegistration$/);
      await page.locator('#view-schema-PreRegistration td a', { hasText: 'NewVisitor' }).click();
      await expect(page.locator('#view-schema-NewVisitor').innerText()).resolves.toMatch(/idPrefix/);
      expect(await page.title()).toBe('NewVisitor · Gatehouse API');
      await page.goBack();
      await page.goBack();
      await expect(page.locator('#view-preRegister h2').innerText()).resolves.toBe('Pre-register a visit');
      await page.close();
    });

    it('reads the values of an enumeration and the messages of a union', async () => {
      const { page } = await open(phone, '#schema-VisitState');
      await expect(page.locator('article').innerText()).resolves.toMatch(/"expected", .*"no_show"/);
      await goTo(page, 'schema-ScanAnswer');
      await expect(page.locator('article').innerText()).resolves.toMatch(/ScanOfVisit or .* or ScanRejected/);
      await page.close();
    });

    it('can copy a curl command, and reads problems by their codes', async () => {
      const { page } = await open(desktop, '#editVisit');
      const command = await page.locator('article pre').first().innerText();
      expect(command).toMatch(
        /^curl -s -X PATCH 'http:\/\/localhost:\d+\/v1\/sites\/harbour-court\/visits\/[\w-]{22}' \\$/m,
      );
      expect(command).toContain(`-H "Authorization: Bearer $TOKEN"`);
      expect(command).toContain(`-H 'If-Match: "1"'`);
      await expect(page.locator('table[aria-label="Problems"]').innerText()).resolves.toMatch(
        /visit_not_found\s+404/,
      );
      await goTo(page, 'health');
      await expect(page.locator('article pre').first().innerText()).resolves.toBe(
        `curl -s '${url}/v1/health'`,
      );
      await page.close();
    });

    it.each([phone, desktop])('finds an operation with the keyboard alone (%j)', async (viewport) => {
      const { page } = await open(viewport);
      // The skip link, the title, two links, the search.
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Tab');
      await page.keyboard.type('barred review');
      await expect(page.locator('#found').innerText()).resolves.toMatch(/^\d+ found\.$/);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toContain('Review a bar');
      await page.locator('#words').fill('check in by hand');
      await page.locator('#words').press('Enter');
      await page.locator('#view-checkIn').waitFor();
      expect(await focused(page)).toBe('Check in by hand');
      await page.keyboard.press('Shift+Tab');
      if (viewport === phone) expect(await focused(page)).toBe('All operations');
      await page.close();
    });

    it('finds operations by path, problem code or field, with the best match first', async () => {
      const { page } = await open();
      const results = async (words: string) => {
        await page.fill('#words', words);
        return hrefsOf(page, '#results a');
      };
      expect(await results('recurring')).toEqual(
        expect.arrayContaining(['#createSeries', '#schema-RecurringVisits']),
      );
      expect((await results('/on-site'))[0]).toBe('#listOnSite');
      expect(await results('series_not_found')).toEqual(
        expect.arrayContaining(['#getSeries', '#cancelSeries']),
      );
      expect(await results('checkedInGateId')).toContain('#schema-Visit');
      expect((await results('checkin'))[0]).toBe('#checkIn');
      expect(await results('xylophone')).toEqual([]);
      await expect(page.locator('#found').innerText()).resolves.toBe('Nothing found.');
      await page.fill('#words', '');
      expect(await page.locator('#chapters').isVisible()).toBe(true);
      await page.close();
    });

    it('goes through the operations one by one, and the index marks the current one', async () => {
      const { page } = await open(desktop, '#recordScan');
      await page.locator('.neighbours a', { hasText: 'Next' }).click();
      await page.locator('#view-chooseVisit').waitFor();
      expect(await page.locator('nav [aria-current="page"]').getAttribute('href')).toBe('#chooseVisit');
      expect(await page.evaluate('scrollY')).toBe(0);
      await page.close();
    });

    it('opens a chapter by its address, and sees the start page for an unknown address', async () => {
      const { page, seen } = await open(phone, '#chapter-people');
      expect(await page.locator('nav a[href="#addMember"]').isVisible()).toBe(true);
      expect(await page.locator('nav a[href="#preRegister"]').isVisible()).toBe(false);
      await goTo(page, 'addMember');
      await page.evaluate('location.hash = "no%20such%20thing%E0%A4%A"');
      await page.locator('#view-start').waitFor();
      expect(seen.errors).toEqual([]);
      await page.close();
    });
  });
});
