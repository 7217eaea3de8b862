import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import { filmPhone } from './support/camera-video.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { cameraFlags, openApp } from './support/scanner-app.ts';
import { doubleApi, now, serveApp, type ApiDouble } from './support/scanner-double.ts';
import { offlineScreens } from './support/scanner-offline-screens.ts';
import { enrol, leave, onlineScreens, outerScreens, startShift } from './support/scanner-screens.ts';

/** A browser takes letters of 16 pixels where nobody changed it. */
const largeLetters = '--blink-settings=defaultFontSize=32';

describeInBrowser('the guard’s scanner with letters of 200 %', () => {
  let folder: string;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveApp>>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-film-'));
    const film = path.join(folder, 'camera.y4m');
    await filmPhone(film);
    server = await serveApp(await buildScannerApp(() => undefined));
    browser = await openBrowser([...cameraFlags(film), largeLetters]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  async function open(locale: string) {
    let api: ApiDouble | undefined;
    const opened = await openApp(browser, server.url, { locale }, async (page) => {
      await page.clock.setFixedTime(now);
      api = await doubleApi(page);
    });
    if (!api) throw new Error('the page was not prepared');
    return { ...opened, api };
  }

  it.each([
    ['with the network', onlineScreens],
    ['without a network', offlineScreens],
  ])(
    'shows every word of every screen %s within the width of a phone',
    async (_name, screens) => {
      const { page, api, context } = await open('en-HK');
      await enrol(page);
      await startShift(page);
      const faults: object[] = [];
      for (const [name, show] of Object.entries(screens)) {
        await show(page, api);
        faults.push(...(await faultsOf(page, name)));
        await leave(page, api);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    180_000,
  );

  it('does so on the screens outside of a shift', async () => {
    const faults: object[] = [];
    for (const [name, show] of Object.entries(outerScreens)) {
      const { page, api, context } = await open('en-HK');
      await show(page, api);
      faults.push(...(await faultsOf(page, name)));
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

interface Looks {
  readonly letters: number;
  readonly over: number;
  readonly cut: readonly string[];
}

/** What is wrong with a screen: letters that did not grow, something that sticks out, words that cannot be read. */
async function faultsOf(page: Page, name: string): Promise<readonly object[]> {
  const { letters, over, cut } = await page.evaluate<Looks>(measure);
  return letters === 34 && over === 0 && cut.length === 0 ? [] : [{ name, letters, over, cut }];
}

/** Run inside the page: the size of letters, what sticks out sideways, and texts that are cut off without a way to scroll. */
const measure = `(() => {
  const root = document.querySelector('dialog[open]') ?? document.body;
  const cut = [...root.querySelectorAll('*')].filter((one) => {
    if (!one.checkVisibility() || one.closest('.unseen, svg') || one.childElementCount > 0 || one.textContent.trim() === '')
      return false;
    const range = document.createRange();
    range.selectNodeContents(one);
    const text = range.getBoundingClientRect();
    if (text.left < -1 || text.right > innerWidth + 1) return true;
    // Outside of the nearest box that hides what does not fit.
    const box = one.closest('.lens, .verdict, .options');
    const edge = box?.getBoundingClientRect();
    return edge !== undefined && (text.bottom > edge.bottom + 1 || text.top < edge.top - 1);
  });
  return {
    letters: parseFloat(getComputedStyle(document.documentElement).fontSize),
    over: Math.max(0, document.documentElement.scrollWidth - innerWidth, root.scrollWidth - innerWidth),
    cut: cut.map((one) => one.textContent),
  };
})()`;
