import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { encode } from 'uqr';
import { readCodes } from '../../tools/verify-code/read-codes.ts';
import { clientFor, makeCode } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { filmQr } from './support/camera-video.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { cameraFlags, openApp, type WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';
const who = { englishName: 'MARKEDNAME, Tai Man', idPrefix: 'Y707' };

describeInBrowser('the page of one’s own data on a running host', () => {
  let host: RunningHost;
  let browser: Browser;
  let film: string;
  let folder: string;
  let app: WatchedApp | undefined;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-own-data-'));
    closers.push(() => rm(folder, { recursive: true }));
    film = path.join(folder, 'camera.y4m');
    await filmQr('nothing to see yet', film);
    host = await runHost();
    closers.push(() => host.stop());
    const manager = await clientFor(host.url, 'manager');
    const { status } = await manager.post(`${site}/visits`, {
      visitor: who,
      host: { unit: '12A', name: 'HOSTNAME' },
      purpose: 'Piano lesson',
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(status).toBe(201);
    browser = await openBrowser(cameraFlags(film));
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

  async function open(at = '/my-data/?site=harbour-court', options: BrowserContextOptions = {}) {
    app = await openApp(browser, host.url, options, undefined, at);
    await app.page.locator('h2').first().waitFor();
    return app;
  }
  const code = () => makeCode(host.url, who);
  async function paste(page: Page, text: string): Promise<void> {
    await page.getByText('Paste the text of a code').click();
    await page.getByLabel('Text of the code').fill(text);
    await page.getByRole('button', { name: 'Look', exact: true }).click();
  }
  /** A picture of a code as a phone's screenshot shows it: in the upper half of a tall screen. */
  async function pictureOf(page: Page, text: string): Promise<string> {
    const { data, size } = encode(text, { ecc: 'L', border: 4 });
    const drawn = await page.evaluate<string>(`(() => {
      const rows = ${JSON.stringify(data)};
      const scale = Math.floor(900 / ${String(size)});
      const canvas = Object.assign(document.createElement('canvas'), { width: 1080, height: 2340 });
      const context = canvas.getContext('2d');
      context.fillStyle = '#dfe8e6';
      context.fillRect(0, 0, 1080, 2340);
      context.fillStyle = '#fff';
      context.fillRect(80, 260, scale * ${String(size)}, scale * ${String(size)});
      context.fillStyle = '#000';
      rows.forEach((row, y) => row.forEach((dark, x) => {
        if (dark) context.fillRect(80 + x * scale, 260 + y * scale, scale, scale);
      }));
      return canvas.toDataURL('image/png').split(',')[1];
    })()`);
    const file = path.join(folder, 'screenshot.png');
    await writeFile(file, Buffer.from(drawn, 'base64'));
    return file;
  }

  it('shows a person their data by the lens', async () => {
    await filmQr(await code(), film);
    const { page } = await open();
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByRole('heading', { name: /holds about you/ }).waitFor();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('MARKEDNAME');
    expect(shown).toContain('Piano lesson');
    expect(shown).toContain('the name of the person you visited');
    expect(shown).not.toContain('HOSTNAME');
    await filmQr('nothing to see any more', film);
  });

  it('shows it by a screenshot, gives it as a file, and can be used by everybody', async () => {
    const { page, accessibility } = await open();
    expect(await accessibility()).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(await pictureOf(page, await code()));
    await page.getByRole('heading', { name: /holds about you/ }).waitFor();
    expect(await accessibility()).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as a file' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
    const saved = JSON.parse(await readFile(await file.path(), 'utf8')) as { visits: object[] };
    expect(saved.visits).toMatchObject([{ visitor: who, unit: '12A' }]);
  });

  it('keeps nothing in the browser, and is empty after five minutes, or when it is cleared or left', async () => {
    const { page, context } = await open();
    await page.clock.install();
    await paste(page, await code());
    await page.getByRole('heading', { name: /holds about you/ }).waitFor();
    const kept = await page.evaluate<string>(`(async () => JSON.stringify([
      { ...localStorage }, { ...sessionStorage }, await caches.keys(), await indexedDB.databases(),
      (await navigator.serviceWorker.getRegistrations()).length, document.cookie, location.href, history.state,
    ]))()`);
    expect(kept).toBe(
      JSON.stringify([{}, {}, [], [], 0, '', `${host.url}/my-data/?site=harbour-court`, null]),
    );
    expect(await context.cookies()).toEqual([]);
    await page.clock.fastForward(4 * 60_000 + 30_000);
    await page.getByText('clears itself in less than a minute').waitFor();
    await page.getByRole('button', { name: 'Stay five more minutes' }).click();
    await page.clock.fastForward(60_000);
    await page.getByRole('heading', { name: /holds about you/ }).waitFor();
    await page.clock.fastForward(5 * 60_000);
    await page.getByRole('heading', { name: 'The page is empty' }).waitFor();
    expect(await page.content()).not.toContain('MARKEDNAME');
  });

  it('is empty for the back button', async () => {
    const { page } = await open();
    await paste(page, await code());
    await page.getByRole('heading', { name: /holds about you/ }).waitFor();
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
    await page.getByRole('heading', { name: 'The page is empty' }).waitFor();
    expect(await page.content()).not.toContain('MARKEDNAME');
  });

  it('says why a code is not accepted, and what to do', async () => {
    const { page, accessibility } = await open();
    const used = await code();
    await paste(page, used);
    await page.getByRole('button', { name: 'Clear now' }).click();
    await page.getByRole('button', { name: 'Look again' }).click();
    await paste(page, used);
    await page.getByText('This code was used to look already').waitFor();
    expect(await page.locator('main').innerText()).toContain('Reference R02');
    expect(await accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'cat.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not a picture'),
    });
    await page.getByText('This file is not a picture').waitFor();
  });

  it.each([
    ['zh-HK', '這座大廈持有您哪些資料？', 'zh-Hant'],
    ['zh-CN', '这座大厦持有您哪些资料？', 'zh-Hans'],
  ])('speaks %s', async (locale, heading, tag) => {
    const { page, accessibility } = await open(undefined, { locale });
    await page.getByRole('heading', { name: heading }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    expect(await accessibility()).toEqual([]);
  });

  it('prints a poster of the notice in every language, with a code that leads to this page', async () => {
    const at = '/my-data/?site=harbour-court&poster=current';
    const { page, accessibility } = await open(at, { deviceScaleFactor: 3 });
    const poster = await page.locator('.poster').innerText();
    for (const text of ['訪客須知', 'Information for visitors', '访客须知', 'version 2026-11-01'])
      expect(poster).toContain(text);
    expect(await accessibility()).toEqual([]);
    const picture = path.join(folder, 'poster.png');
    await page.locator('.poster svg').screenshot({ path: picture });
    const codes = await readCodes([picture]);
    expect(codes.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).toEqual([
      `${host.url}/my-data/?site=harbour-court`,
    ]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print this poster' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '繁體中文' }).isVisible()).toBe(false);
  });

  it.each(['/my-data/', '/my-data/?site=no-such-site'])(
    'at %s says that no building is named',
    async (at) => {
      const { page } = await open(at);
      await page.getByText('This address names no building').waitFor();
      expect(await page.locator('main').innerText()).toContain('answers within 40 days');
    },
  );
});
