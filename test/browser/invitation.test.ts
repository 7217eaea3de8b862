import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { openApp, type WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';

describeInBrowser('the page of an invitation on a running host', () => {
  let host: RunningHost;
  let browser: Browser;
  let manager: Client;
  let app: WatchedApp | undefined;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    host = await runHost();
    closers.push(() => host.stop());
    manager = await clientFor(host.url, 'manager');
    browser = await openBrowser();
    closers.push(() => browser.close());
  }, 90_000);
  afterEach(async () => {
    const troubles = app?.troubles ?? [];
    await app?.context.close();
    app = undefined;
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  /** A visit from 01:00 to 03:30 UTC of tomorrow: in the morning in Hong Kong, in the evening of today in New York. */
  async function invited(more: object = {}) {
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { body: visit } = await manager.post(`${site}/visits`, {
      visitor: { englishName: 'MARKEDNAME, Tai Man' },
      host: { unit: '12A', name: 'Ms Wong' },
      expectedFrom: `${day}T01:00:00Z`,
      expectedUntil: `${day}T03:30:00Z`,
      ...more,
    });
    const at = `${site}/visits/${String(visit['visitId'])}`;
    const { status, body } = await manager.post(`${at}/invitation`, {});
    expect(status).toBe(201);
    const link = new URL(String(body['link']));
    expect(link.origin).toBe(host.url);
    return { at, day, path: `${link.pathname}${link.hash}`, token: link.hash.slice(1) };
  }
  async function open(path: string, options: BrowserContextOptions = {}) {
    app = await openApp(browser, host.url, options, undefined, path);
    await app.page.locator('h1').first().waitFor();
    return app;
  }
  const text = (page: Page) => page.locator('main').innerText();

  it('says where, when, whom and how to get in, in the time of the building', async () => {
    const { path } = await invited();
    const { page, accessibility } = await open(path, { timezoneId: 'America/New_York' });
    await page.getByRole('heading', { name: 'Harbour Court' }).waitFor();
    const shown = await text(page);
    for (const part of ['Ms Wong, unit 12A', '9:00', '11:30', 'Hong Kong Standard Time', 'Main gate'])
      expect(shown).toContain(part);
    expect(shown).toContain('You need not use iAM Smart');
    expect(shown).toContain('Show your Personal Code');
    expect(await accessibility()).toEqual([]);
  });

  it('takes the secret out of the address, keeps nobody’s data, and can be loaded again', async () => {
    const { path, token } = await invited();
    const { page, context } = await open(path);
    const kept = await page.evaluate<string>(`(async () => JSON.stringify([
      { ...localStorage }, { ...sessionStorage }, await caches.keys(), await indexedDB.databases(),
      (await navigator.serviceWorker.getRegistrations()).length, document.cookie, location.href, history.state,
    ]))()`);
    expect(kept).toBe(
      JSON.stringify([{}, { invitation: token }, [], [], 0, '', `${host.url}/invitation/`, null]),
    );
    expect(await page.title()).toBe('Your visit');
    await page.reload();
    await page.getByRole('heading', { name: 'Harbour Court' }).waitFor();
    const other = await context.newPage();
    await other.goto(`${host.url}/invitation/`);
    await other.getByRole('heading', { name: 'Open the link in your invitation' }).waitFor();
  });

  it('shows a PIN with its code to who has no iAM Smart, the same one each time', async () => {
    const { path } = await invited();
    const { page, accessibility } = await open(path);
    await page.getByRole('button', { name: 'Show my PIN' }).click();
    const pin = await page.locator('.digits').innerText();
    expect(pin).toMatch(/^\d{3} \d{3}$/);
    await page.getByRole('img', { name: 'The PIN as a QR code' }).waitFor();
    expect(await accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Hide the PIN' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Show my PIN' }).click();
    expect(await page.locator('.digits').innerText()).toBe(pin);
  });

  it('corrects a name after the PIN was shown, and declines after that', async () => {
    const { path, at } = await invited();
    const { page } = await open(path);
    await page.getByRole('button', { name: 'Show my PIN' }).click();
    await page.locator('.digits').waitFor();
    await page.getByRole('button', { name: 'Correct my name' }).click();
    await page.getByLabel('English name').fill('MARKEDNAME, Siu Ming');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your name is corrected').waitFor();
    await page.getByRole('button', { name: 'I cannot come' }).click();
    await page.getByRole('button', { name: 'Yes, I cannot come' }).click();
    await page.getByRole('heading', { name: 'This visit is cancelled' }).waitFor();
    expect((await manager.get(at)).body).toMatchObject({
      visitorChanges: [{ change: 'name' }, { change: 'declined' }],
    });
  });

  it('makes a file for calendars without a name, a link or a PIN', async () => {
    const { path, day } = await invited();
    const { page } = await open(path);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Add to calendar' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('visit.ics');
    const saved = await readFile(await file.path(), 'utf8');
    expect(saved).toContain(`DTSTART:${day.replaceAll('-', '')}T010000Z\r\n`);
    expect(saved).toContain('LOCATION:Harbour Court\\, Unit 12A\r\n');
    expect(saved).not.toMatch(/MARKEDNAME|Wong|invitation\/#|http/);
  });

  it('lets the visitor correct their name, recorded as theirs', async () => {
    const { path, at } = await invited();
    const { page, accessibility } = await open(path);
    await page.getByRole('button', { name: 'Correct my name' }).click();
    expect(await accessibility()).toEqual([]);
    await page.getByLabel('English name').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Write at least one name').waitFor();
    await page.getByLabel('English name').fill('MARKEDNAME, Dai Man');
    await page.getByLabel('Chinese name').fill('陳大文');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your name is corrected').waitFor();
    expect(await page.locator('.names').innerText()).toContain('陳大文');
    const { body } = await manager.get(at);
    expect(body).toMatchObject({
      visitor: { englishName: 'MARKEDNAME, Dai Man', chineseName: '陳大文' },
      visitorChanges: [{ change: 'name' }],
    });
  });

  it('shows nothing of the way in to a visitor who is inside', async () => {
    const { path, at } = await invited({ expectedFrom: new Date().toISOString() });
    const guard = await clientFor(host.url, 'guard');
    const came = await guard.post(`${at}/check-in`, { method: 'host_confirms', gateId: 'main' });
    expect(came.status).toBe(200);
    const { page, accessibility } = await open(path);
    const shown = await text(page);
    expect(shown).toContain('You are inside');
    for (const part of ['Show my PIN', 'Show your Personal Code', 'I cannot come', 'Correct my name'])
      expect(shown).not.toContain(part);
    expect(await accessibility()).toEqual([]);
  });

  it('does not overwrite what the office has changed meanwhile', async () => {
    const { path, at } = await invited();
    const { page } = await open(path);
    const edit = { visitor: { englishName: 'OFFICE Name' } };
    const headers = { 'content-type': 'application/json', 'if-match': '*' };
    await manager.send('PATCH', at, { body: JSON.stringify(edit), headers });
    await page.getByRole('button', { name: 'Correct my name' }).click();
    await page.getByLabel('English name').fill('MY Name');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The visit has changed meanwhile').waitFor();
    await page.getByText('OFFICE Name').waitFor();
  });

  it('lets the visitor say that they cannot come, after one more question', async () => {
    const { path, at } = await invited();
    const { page, accessibility } = await open(path);
    await page.getByRole('button', { name: 'I cannot come' }).click();
    await page.getByRole('heading', { name: 'Cancel your visit?' }).waitFor();
    expect(await accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'No, keep my visit' }).click();
    await page.getByRole('button', { name: 'I cannot come' }).click();
    await page.getByRole('button', { name: 'Yes, I cannot come' }).click();
    await page.getByRole('heading', { name: 'This visit is cancelled' }).waitFor();
    expect(await text(page)).toContain('You said that you cannot come');
    expect(await page.content()).not.toContain('MARKEDNAME');
    expect(await accessibility()).toEqual([]);
    expect((await manager.get(at)).body).toMatchObject({
      state: 'cancelled',
      visitorChanges: [{ change: 'declined' }],
    });
  });

  it('has words for each link that shows nothing', async () => {
    const { path, at } = await invited();
    const { page, accessibility } = await open(path.slice(0, -12));
    await page.getByRole('heading', { name: 'A part of the link is missing' }).waitFor();
    expect(await accessibility()).toEqual([]);
    await page.goto(`${host.url}${path}`);
    await page.getByRole('heading', { name: 'Harbour Court' }).waitFor();
    await manager.send('DELETE', `${at}/invitation`);
    await page.goto('about:blank');
    await page.goto(`${host.url}${path}`);
    await page.getByRole('heading', { name: 'This invitation is not valid' }).waitFor();
    expect(await accessibility()).toEqual([]);
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).toBe('{}');
    const cancelled = await invited();
    await manager.post(`${cancelled.at}/cancellation`, {});
    await page.goto('about:blank');
    await page.goto(`${host.url}${cancelled.path}`);
    await page.getByText('Your host or the building has cancelled it').waitFor();
  });

  it.each([
    ['zh-HK', '到達閘口時', 'zh-Hant'],
    ['zh-CN', '到达闸口时', 'zh-Hans'],
  ])('speaks %s, in light and dark', async (locale, heading, tag) => {
    const { path } = await invited({ companions: [{ englishName: 'MARKEDNAME, Siu Ming' }] });
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, accessibility, context } = await open(path, { locale, colorScheme });
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
      await page.locator('.decline').click();
      expect(await accessibility()).toEqual([]);
      await context.close();
    }
  });

  it.each(['#ffd34d', '#7a0019', '#8a8a8a'])(
    'wears the colour %s of the firm, and can be read',
    async (colour) => {
      const admin = await clientFor(host.url, 'admin');
      const headers = { 'content-type': 'application/json', 'if-match': '*' };
      const change = (body: object) =>
        admin.send('PATCH', '/v1/firm', { body: JSON.stringify(body), headers });
      expect((await change({ colour })).status).toBe(200);
      const { path } = await invited();
      const { page, accessibility } = await open(path);
      const worn = await page.evaluate<string>(
        `getComputedStyle(document.documentElement).getPropertyValue('--ticket')`,
      );
      expect(worn).toBe(colour);
      expect(await text(page)).toContain('Demo');
      expect(await accessibility()).toEqual([]);
      await change({ colour: null });
    },
  );

  it('fits a narrow phone with large text, and is used by keyboard alone', async () => {
    const { path } = await invited();
    const { page } = await open(path, { viewport: { width: 320, height: 640 } });
    await page.evaluate(`document.documentElement.style.fontSize = '34px'`);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Show my PIN' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.digits').waitFor();
  });
});
