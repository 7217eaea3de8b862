import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { openDesk } from './support/desk-app.ts';
import { press } from './support/desk-steps.ts';
import { openApp, type WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';
const hourMs = 3_600_000;

describeInBrowser('residents at the desk of a running host', () => {
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

  async function open(
    member: string,
    path = '/desk/',
    options: BrowserContextOptions = {},
  ): Promise<WatchedApp> {
    const app = await openDesk(browser, host.url, member, path, options);
    apps.push(app);
    return app;
  }
  async function book(englishName: string, unit: string, more: object = {}): Promise<string> {
    const { status, body } = await manager.post(`${site}/visits`, {
      visitor: { englishName },
      host: { unit },
      expectedFrom: new Date(Date.now() - hourMs).toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
      ...more,
    });
    expect(status).toBe(201);
    return String(body['visitId']);
  }

  it('lets a resident admit who waits at the gate by one tap, and shows nothing of a neighbour', async () => {
    const { page } = await open('resident', '/desk/', { viewport: { width: 360, height: 740 } });
    const waiting = await book('GATE Visitor', '12A', { needsApproval: true });
    await book('NEIGHBOUR Visitor', '12B', { needsApproval: true });
    await page.getByText('GATE Visitor is at the gate. May they come in?').waitFor();
    await press(page, 'Yes, let them in');
    await page.locator('.my-visit .badge', { hasText: 'Expected' }).waitFor();
    expect((await manager.get(`${site}/visits/${waiting}`)).body['state']).toBe('expected');
    expect(await page.locator('body').innerText()).not.toContain('NEIGHBOUR');
    expect(page.url()).not.toMatch(/gate%20visitor|12A/i);
  });

  it('lets a resident invite somebody once and again and again, with a link for the visitor, and take it back', async () => {
    const { page } = await open('resident');
    await press(page, 'Invite somebody');
    await page.getByLabel('English name').fill('DINNER Guest');
    await page.locator('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
    const card = page.locator('.my-visit', { hasText: 'DINNER Guest' });
    await card.getByRole('button', { name: 'Invite' }).click();
    await press(page, 'Make the link');
    const link = await page.getByRole('textbox', { name: 'Invitation' }).inputValue();
    expect(link).toMatch(/\/invitation\/#/);
    await press(page, 'Close');
    const invited = await openApp(browser, host.url, {}, undefined, link.slice(host.url.length));
    apps.push(invited);
    await invited.page.getByText('Harbour Court').first().waitFor();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await card.locator('.badge', { hasText: 'Cancelled' }).waitFor();

    await press(page, 'Invite somebody');
    await page.getByLabel('English name').fill('CLEANER Weekly');
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('Comes again and again').check();
    await page.getByLabel('Tuesday').check();
    await page.locator('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
    const series = page.locator('.my-series li', { hasText: 'CLEANER Weekly' });
    await series.getByText(/^Tuesday/).waitFor();
    await series.getByRole('button', { name: 'End this' }).click();
    await series.waitFor({ state: 'detached' });
  });

  it('lets the office add a unit and give its resident a link, which works once', async () => {
    const { page } = await open('manager', '/desk/sites/harbour-court/units');
    await press(page, 'Add units');
    await page.getByLabel('Units and residents').fill('77Q\n78Q');
    await press(page, 'Add');
    const row = page.locator('tr', { hasText: '77Q' });
    await row.getByRole('button', { name: 'Link for a resident' }).click();
    await press(page, 'Make the link');
    const link = await page.getByRole('textbox', { name: 'Link for a resident' }).inputValue();
    expect(link).toMatch(/\/desk\/#resident=/);
    const use = async (account: string): Promise<Page> => {
      const app = await openApp(browser, host.url, {}, undefined, link.slice(host.url.length));
      apps.push(app);
      await app.page.getByLabel('Another account that begins with sandbox-').fill(account);
      await press(app.page, 'Sign in');
      return app.page;
    };
    const newcomer = await use('sandbox-newcomer');
    await newcomer.getByText('Harbour Court 77Q').or(newcomer.getByText('Unit 77Q, Harbour Court')).waitFor();
    expect(newcomer.url()).not.toContain('resident=');
    const stranger = await use('sandbox-stranger');
    await stranger.getByText('This link is not valid.').waitFor();
  });

  it('gives a manager a link for a visitor, by e-mail too', async () => {
    const visitId = await book('MAILED Guest', '12A');
    const { page } = await open('manager', `/desk/sites/harbour-court/today?visit=${visitId}`);
    await page.locator('.panel').getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByLabel('Send it by e-mail to (optional)').fill('guest@example.com');
    await press(page, 'Make the link');
    await page.getByText('The e-mail is on its way.').waitFor();
  });

  it('is accessible for a resident on a phone, in three languages', async () => {
    await book('AXE Waiting', '12A', { needsApproval: true });
    for (const locale of ['en-HK', 'zh-HK', 'zh-CN']) {
      const app = await open('resident', '/desk/', { locale, viewport: { width: 360, height: 740 } });
      await app.page.locator('.at-the-gate').waitFor();
      expect(await app.accessibility()).toEqual([]);
      await app.page.locator('.title .primary').click();
      await app.page.locator('dialog form').waitFor();
      expect(await app.accessibility()).toEqual([]);
    }
  });
});
