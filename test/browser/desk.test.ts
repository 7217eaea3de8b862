import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { deskHeaders } from '../../lib/web/security-headers.ts';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { openDesk } from './support/desk-app.ts';
import { press } from './support/desk-steps.ts';
import type { WatchedApp } from './support/scanner-app.ts';
import { workbook } from './support/workbook.ts';

const site = '/v1/sites/harbour-court';
const at = (page: string, query = ''): string => `/desk/sites/harbour-court/${page}${query}`;
const hourMs = 3_600_000;

describeInBrowser('the front desk on a running host', () => {
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
      host: { unit: '12A', name: 'Wong' },
      expectedFrom: new Date(Date.now() - hourMs).toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
      ...more,
    });
    expect(status).toBe(201);
    return String(body['visitId']);
  }
  const stateOf = async (visitId: string) => (await manager.get(`${site}/visits/${visitId}`)).body['state'];

  it('shows a visit that is booked meanwhile, finds it by a part of its unit, and takes it through its day', async () => {
    const page = await open(at('today'));
    const visitId = await book('MARKEDNAME Tai Man', { host: { unit: '47Z', name: 'Ip' } });
    const row = page.locator('tr', { hasText: 'MARKEDNAME' });
    await row.waitFor();
    await page.getByRole('searchbox').fill('47z');
    await row.getByRole('button').click();
    await press(page, 'Check in');
    await page.locator('dialog').getByRole('button', { name: 'Check in', exact: true }).click();
    await page.locator('.panel .badge', { hasText: 'Inside' }).waitFor();
    expect(await stateOf(visitId)).toBe('checked_in');
    await press(page, 'Check out');
    await page.locator('.panel .badge', { hasText: 'Left' }).waitFor();
    await press(page, 'Take the last passage back');
    await press(page, 'Wrong visitor');
    await page.locator('.panel .badge', { hasText: 'Inside' }).waitFor();
    expect(await page.locator('.time-line').innerText()).toMatch(
      /Pre-registered[^]*In, Main gate[^]*Taken back: out/,
    );
    expect(page.url()).not.toMatch(/marked/i);
    expect(await page.title()).not.toMatch(/marked/i);
  });

  it('lets the host’s word in by one click, and shows how many wait', async () => {
    const visitId = await book('WAITING Ka Yan', { needsApproval: true });
    const page = await open(at('today', '?show=waiting'));
    await press(page, 'WAITING Ka Yan');
    await press(page, 'The host says yes');
    await page.locator('.panel .badge', { hasText: 'Expected' }).waitFor();
    expect(await stateOf(visitId)).toBe('expected');
  });

  it('books a visit by keyboard alone, and stands ready for the next', async () => {
    const page = await open(at('book'));
    await page.keyboard.type('KEYBOARD Only');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('9E');
    await page.keyboard.press('Enter');
    await page.getByText('Booked: KEYBOARD Only').first().waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('englishName');
    expect(await page.getByLabel('Unit').inputValue()).toBe('9E');
    await page.keyboard.press('Enter');
    await page.getByText('Give at least one name.').waitFor();
  });

  it('merges what two managers changed, and asks about what both did', async () => {
    const visitId = await book('TWO Managers');
    const day = String((await manager.get(`${site}/visits/${visitId}`)).body['day']);
    const page = await open(at('today', `?day=${day}&visit=${visitId}`));
    await press(page, 'Change');
    await page.getByLabel('Purpose').fill('Dinner');
    await page.getByLabel('Unit', { exact: true }).fill('14C');
    const { status } = await manager.send('PATCH', `${site}/visits/${visitId}`, {
      body: JSON.stringify({ host: { unit: '15D' }, vehicle: { plate: 'XY 99' } }),
      headers: { 'if-match': '"1"', 'content-type': 'application/json' },
    });
    expect(status).toBe(200);
    await press(page, 'Save');
    await page.getByText('Somebody else changed this visit meanwhile').waitFor();
    await press(page, 'Now: 15D');
    await press(page, 'Save');
    await page.locator('.facts', { hasText: '15D' }).waitFor();
    const { body } = await manager.get(`${site}/visits/${visitId}`);
    expect(body).toMatchObject({ host: { unit: '15D' }, purpose: 'Dinner', vehicle: { plate: 'XY99' } });
  });

  it('keeps the roll call without a network, and sends the ticks when it is back', async () => {
    const visitId = await book('ASSEMBLY Point');
    await manager.post(`${site}/visits/${visitId}/check-in`, { method: 'host_confirms', gateId: 'main' });
    const page = await open(at('roll-call'));
    const tick = page.getByRole('checkbox', { name: 'ASSEMBLY Point was seen' });
    await tick.waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^No network: this is the list of/).waitFor();
    await tick.check();
    await page.getByText('1 ticks wait to be sent').waitFor();
    await page.context().setOffline(false);
    await page.getByText('1 ticks wait to be sent').waitFor({ state: 'detached' });
    const { body } = await manager.get(`${site}/roll-call/ticks`);
    expect(body['items']).toMatchObject([{ visitId, state: 'safe' }]);
  });

  it('books a workbook, shows each error beside its cell, and makes nothing twice', async () => {
    const rows = [
      ['英文姓名', '單位', '開始', '結束'],
      ['SHEET One', '1A', '2026-12-24 09:00', '2026-12-24 12:00'],
      ['SHEET Two', '', '2026-12-24 09:00', '2026-12-24 12:00'],
      ['SHEET Three', '3C', 'soon', '2026-12-24 12:00'],
    ].map((row) =>
      row.map((cell) =>
        cell.replace('2026-12-24', new Date(Date.now() + 24 * hourMs).toISOString().slice(0, 10)),
      ),
    );
    const page = await open(at('import'));
    const choose = (buffer: Buffer) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'list.xlsx', mimeType: 'application/zip', buffer });
    await choose(workbook(rows, { 'xl/vbaProject.bin': new Uint8Array([1]) }));
    await page.getByText('The workbook has macros.').waitFor();
    await choose(workbook(rows));
    await page.getByText('1 rows are ready, 2 have errors').waitFor();
    const wrongCells = page.locator('.sheet').first().locator('td[data-wrong=true]');
    expect(await wrongCells.allInnerTexts()).toEqual([
      expect.stringContaining('unit is required'),
      expect.stringContaining('soon'),
    ]);
    await press(page, 'Book 1 visits');
    await page.getByText('Booked 1. Already booked before: 0. Not booked: 2.').waitFor();
    await press(page, 'Import another list');
    await choose(workbook(rows));
    await press(page, 'Book 1 visits');
    await page.getByText('Booked 0. Already booked before: 1. Not booked: 2.').waitFor();
  });

  it('shows each role what the policy table lets it do', async () => {
    const guard = await open(at('today'), 'guard');
    const links = await guard.locator('#menu a').allInnerTexts();
    expect(links.map((text) => text.trim())).toEqual(['Today', 'Roll call', 'Site and gates']);
    await guard.goto(`${host.url}/desk/members`);
    await guard.getByText('Your role does not have this page.').waitFor();
    const rival = await open('/desk/sites/harbour-court/today', 'rival-manager');
    await rival.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('keeps tokens in memory only, signs out everywhere, and does not sign in again by itself', async () => {
    const page = await open(at('today'));
    const second = await page.context().newPage();
    await second.goto(`${host.url}${at('today')}`);
    await second.locator('main#content h1').waitFor();
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(stored).not.toMatch(/eyJ|token/);
    await press(page, 'Sign out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await second.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await press(page, 'Sign in');
    await page.getByRole('heading', { name: 'Sign in to the sandbox' }).waitFor();
  });

  it('lets somebody sign in again in a window when the session is over, and loses nothing of what they did', async () => {
    const page = await open(at('book'));
    await page.getByLabel('English name').fill('HALF Done');
    await page.getByLabel('Unit').fill('5B');
    let isOver = true;
    await page.route(/\/v1\/sites\/harbour-court\/visits$/, (route) =>
      isOver && route.request().method() === 'POST'
        ? route.fulfill({ status: 401, json: {} })
        : route.fallback(),
    );
    await press(page, 'Book');
    const [again] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('dialog').getByRole('button', { name: 'Sign in' }).click(),
    ]);
    isOver = false;
    await again.waitForEvent('close');
    await page.getByText('Booked: HALF Done').first().waitFor();
  });

  it('is accessible on every page, in three languages', async () => {
    await book('AXE Visitor', { needsApproval: true, notes: 'Use the goods lift.' });
    for (const locale of ['en-HK', 'zh-HK', 'zh-CN']) {
      const app = await openDesk(browser, host.url, 'admin', '/desk/', { locale });
      apps.push(app);
      await app.page.locator('table.visits').waitFor();
      expect(await app.accessibility()).toEqual([]);
      await app.page.locator('table.visits button.name').first().click();
      await app.page.locator('.panel .time-line').waitFor();
      expect(await app.accessibility()).toEqual([]);
      for (const link of await app.page.locator('#menu a').all()) {
        await link.click();
        await app.page.locator('main#content h1').waitFor();
        expect([await link.innerText(), await app.accessibility()]).toEqual([expect.any(String), []]);
      }
    }
  });

  it('comes with the headers of a deployment, and with settings that hold no secret', async () => {
    const { headers } = await fetch(`${host.url}/desk/`);
    expect(Object.fromEntries(headers)).toMatchObject(deskHeaders([]));
    expect(await (await fetch(`${host.url}/desk/settings.json`)).json()).toEqual({
      address: `${host.url}/desk/`,
      issuer: `${host.url}/oidc`,
      clientId: 'desk',
      scope: 'openid',
    });
  });
});
