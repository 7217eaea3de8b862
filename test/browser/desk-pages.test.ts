import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { png } from '../support/pictures.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { openDesk } from './support/desk-app.ts';
import { recordLate } from './support/late-passages.ts';
import { goTo, inDialog, press, textOf } from './support/desk-steps.ts';
import type { WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';
const at = (page: string, query = ''): string => `/desk/sites/harbour-court/${page}${query}`;
const hourMs = 3_600_000;

describeInBrowser('the pages of the office on a running host', () => {
  let host: RunningHost;
  let browser: Browser;
  let manager: Client;
  const apps: WatchedApp[] = [];
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    host = await runHost();
    closers.push(() => host.stop());
    manager = await clientFor(host.url, 'manager');
    browser = await openBrowser();
    closers.push(() => browser.close());
  }, 90_000);
  afterEach(async () => {
    const troubles = apps.flatMap((app) => app.troubles);
    for (const { context } of apps.splice(0)) await context.close();
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  async function open(path: string, member = 'manager', options: BrowserContextOptions = {}): Promise<Page> {
    const app = await openDesk(browser, host.url, member, path, options);
    apps.push(app);
    return app.page;
  }
  async function book(englishName: string, more: object = {}): Promise<string> {
    const { status, body } = await manager.post(`${site}/visits`, {
      visitor: { englishName },
      host: { unit: '12A' },
      expectedFrom: new Date(Date.now() - hourMs).toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
      ...more,
    });
    expect(status).toBe(201);
    return String(body['visitId']);
  }

  it('bars a person by name, says what is missing, extends the bar and lifts it', async () => {
    const page = await open(at('bars'));
    await press(page, 'Bar a person');
    await page.getByLabel('English name').fill('BARRED Person');
    await inDialog(page, 'Bar this person');
    await page.getByText('Give the start of the identity card, or choose').waitFor();
    await page.getByLabel('Identity card begins').fill('q123');
    await page.getByLabel('Reason').fill('Broke the lobby door.');
    await page.getByLabel(/^Keep the name/).check();
    await inDialog(page, 'Bar this person');
    const row = page.locator('tr', { hasText: 'BARRED Person' });
    await row.getByText('Broke the lobby door.').waitFor();
    await press(page, 'Review the bar of BARRED Person');
    await page.locator('dialog input').fill('10');
    await inDialog(page, 'Extend');
    await row.getByText('Review is due').waitFor();
    await press(page, 'End soon');
    expect(new URL(page.url()).search).toBe('?due=true');
    await row.waitFor();
    await press(page, 'Lift the bar of BARRED Person');
    await inDialog(page, 'Lift');
    await page.getByText('No bar ends in the next 30 days.').waitFor();
    const { body } = await manager.get(`${site}/barred-people`);
    expect(body['items']).toEqual([]);
  });

  it('bars the person of a visit, whose name is not in the address, and at all sites for an admin alone', async () => {
    const visitId = await book('FROMVISIT Person', {
      visitor: { englishName: 'FROMVISIT Person', idPrefix: 'K222' },
    });
    const page = await open(at('bars', `?fromVisit=${visitId}&scope=firm`), 'admin');
    await page.getByText('The person of the visit: FROMVISIT Person').waitFor();
    await inDialog(page, 'Bar this person');
    await page.getByText('Name not kept').waitFor();
    expect(new URL(page.url()).search).toBe('?scope=firm');
    const other = await open(at('bars', '?scope=firm'), 'manager');
    await other.getByText('Nobody is barred here.').waitFor();
    expect(await other.getByRole('button', { name: 'All sites' }).count()).toBe(0);
  });

  it('counts late passages in the menu, and writes down what was found about each', async () => {
    const visitId = await book('LATE Person');
    await manager.post(`${site}/visits/${visitId}/cancellation`, {});
    await recordLate(host.url, manager, visitId, { englishName: 'HELD Person' });
    const page = await open(at('attention'));
    const cards = page.locator('.passage');
    await cards.nth(1).waitFor();
    await page.locator('#menu .count', { hasText: '2' }).waitFor();
    await cards.getByText('HELD Person').waitFor();
    await press(page, 'Resolve: The visit was cancelled');
    await inDialog(page, 'Resolve');
    await page.getByText('Write a few words.').waitFor();
    await page.getByLabel('What you found or did').fill('The host called: they came after all.');
    await inDialog(page, 'Resolve');
    await page.locator('#menu .count', { hasText: '1' }).waitFor();
    await press(page, 'Resolve: Its scanner had been revoked');
    await page.getByLabel('What you found or did').fill('The guard told me.');
    await page.getByLabel(/^I vouch/).check();
    await inDialog(page, 'Resolve');
    await page.getByText('Nothing needs attention.').waitFor();
    await press(page, 'All');
    await cards.getByText('Applied', { exact: true }).waitFor();
    await page.getByText('The host called: they came after all.').waitFor();
    const inside = await manager.get(`${site}/on-site?limit=100`);
    expect(JSON.stringify(inside.body)).toContain('HELD Person');
  });

  it('exports to a file in which no cell runs, goes on after a cut and a session that is over, and ends when the hour is over', async () => {
    await book('EXPORTED Person', { purpose: '=HYPERLINK("http://x")' });
    const page = await open(at('exports'));
    let answer: 'cut' | 'over' | 'gone' | 'real' = 'cut';
    await page.route(/\/exports\/[^/]+\/visits/, (route) => {
      if (answer === 'real') return route.fallback();
      if (answer === 'cut') return route.abort();
      return route.fulfill({ status: answer === 'over' ? 401 : 410, json: { code: 'export_expired' } });
    });
    await press(page, 'Export to a file');
    await page.getByText('Say what it is needed for.').waitFor();
    await page.getByLabel('What is it needed for?').fill('A test of the file');
    await press(page, 'Export to a file');
    await page.getByText('The reading was interrupted after 0 visits.').waitFor();
    // The session ends in the middle: it goes on after signing in again in a window.
    answer = 'over';
    await press(page, 'Continue');
    const [again] = await Promise.all([page.context().waitForEvent('page'), inDialog(page, 'Sign in')]);
    answer = 'real';
    const download = await page.waitForEvent('download');
    if (!again.isClosed()) await again.waitForEvent('close');
    expect(download.suggestedFilename()).toMatch(/^visits-harbour-court-[\d-]+\.csv$/);
    const text = await textOf(download);
    expect(text).toMatch(/^\uFEFFreference,englishName,/);
    expect(text).toContain('EXPORTED Person');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    await page.locator('td', { hasText: 'A test of the file' }).waitFor();
    answer = 'gone';
    await page
      .getByRole('button', { name: /^Get the file of/ })
      .first()
      .click();
    await page.getByText('The hour for reading this export is over.').waitFor();
  });

  it('draws numbers under the policy of the page, tells them in tables and saves them', async () => {
    const visitId = await book('COUNTED Person');
    const answer = await manager.post(`${site}/visits/${visitId}/check-in`, {
      method: 'staff_card',
      gateId: 'main',
    });
    expect(answer.status).toBe(200);
    const page = await open(at('numbers', '?last=7'));
    await page.locator('.chart canvas').first().waitFor();
    const figure = page.getByRole('region', { name: 'Visitors by day' });
    await figure.getByText('As a table').click();
    expect(await figure.locator('tbody tr').count()).toBe(7);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Save as CSV: Visitors by day'),
    ]);
    expect((await textOf(download)).split('\r\n')).toHaveLength(9);
    await press(page, 'A week');
    expect(new URL(page.url()).search).toBe('?last=7&by=week');
    await page.getByRole('region', { name: 'Visitors by week' }).waitFor();
  });

  it('gives the bar the firm’s name, colour and logo, makes a large picture smaller, and refuses a script', async () => {
    const page = await open('/desk/firm', 'admin');
    const input = page.locator('input[type=file]');
    await input.setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    });
    await page.getByText('An SVG can hold a script, so it is not taken.').waitFor();
    await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('MZ nothing') });
    await page.getByText('This file is not a PNG, JPEG or WebP picture').waitFor();
    await input.setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: png(2400, 1200) });
    await page.getByText('The picture was made smaller: 512 × 256 pixels.').waitFor();
    await page.getByLabel('Name of the firm').fill('Renamed Firm');
    await page.getByLabel('Use a colour of your own').check();
    await page.locator('input[type=color]').fill('#ffd400');
    await page.getByText('Black text is read best on it: contrast 14').waitFor();
    await press(page, 'Save');
    const bar = page.locator('header.bar');
    await bar.getByText('Renamed Firm').waitFor();
    await bar.locator('img.bar-logo').waitFor();
    expect(
      await bar.evaluate((element) => {
        const { backgroundColor, color } = (
          globalThis as unknown as {
            getComputedStyle: (of: unknown) => { backgroundColor: string; color: string };
          }
        ).getComputedStyle(element);
        return [backgroundColor, color];
      }),
    ).toEqual(['rgb(255, 212, 0)', 'rgb(0, 0, 0)']);
    const guard = await open('/desk/', 'guard');
    await guard.locator('header.bar img.bar-logo').waitFor();
    expect(await guard.locator('#menu').getByText('Firm', { exact: true }).count()).toBe(0);
  });

  it.each([
    ['en-HK', { width: 1280, height: 800 }, 'light'],
    ['zh-HK', { width: 360, height: 740 }, 'dark'],
  ] as const)('is accessible and as wide as the screen (%s)', async (locale, viewport, colorScheme) => {
    const app = await openDesk(browser, host.url, 'admin', at('today'), { locale, viewport, colorScheme });
    apps.push(app);
    const { page } = app;
    // Each with what only this page has.
    for (const [path, own] of [
      [at('bars'), '.title .push'],
      [at('exports'), 'form.card input[type=date]'],
      [at('attention', '?show=all'), '.filters'],
      [at('numbers'), '.number-filters'],
      ['/desk/firm', '.bar-preview'],
    ] as const) {
      await goTo(page, path);
      await page.locator(own).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await app.accessibility()]).toEqual([path, []]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, overflow]).toEqual([path, 0]);
    }
    await goTo(page, at('bars'));
    await page.locator('.title .push').click();
    await page.locator('dialog').waitFor();
    expect(await app.accessibility()).toEqual([]);
  });
});
