import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import { filmPhone } from './support/camera-video.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { cameraFlags, openApp } from './support/scanner-app.ts';
import { doubleApi, now, serveApp, type ApiDouble } from './support/scanner-double.ts';
import { offlineScreens } from './support/scanner-offline-screens.ts';
import { enrol, leave, onlineScreens, outerScreens, startShift } from './support/scanner-screens.ts';

/** What a phone fetches before it can scan, compressed; the reader of codes is not part of it. */
const mostBytes = 120_000;
const phone = { width: 360, height: 740 };
const narrow = { width: 320, height: 568 };
const tablet = { width: 820, height: 1180 };

const looks = [
  ['a phone, English, light', { viewport: phone, locale: 'en-HK', colorScheme: 'light' }],
  ['a phone, Traditional Chinese, dark', { viewport: phone, locale: 'zh-HK', colorScheme: 'dark' }],
  ['a tablet, Simplified Chinese, light', { viewport: tablet, locale: 'zh-CN', colorScheme: 'light' }],
  ['a narrow phone, English, dark', { viewport: narrow, locale: 'en', colorScheme: 'dark' }],
] as const;

interface Looks {
  readonly over: number;
  readonly small: readonly string[];
  readonly contrast: number;
  readonly overlaps: readonly string[];
  /** Words of the verdict under the small picture of the camera. */
  readonly covered: readonly string[];
}

describeInBrowser('every screen of the guard’s scanner', () => {
  let folder: string;
  let app: string;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveApp>>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-film-'));
    const film = path.join(folder, 'camera.y4m');
    await filmPhone(film);
    app = await buildScannerApp(() => undefined);
    server = await serveApp(app);
    browser = await openBrowser(cameraFlags(film));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  async function open(options: BrowserContextOptions) {
    let api: ApiDouble | undefined;
    const opened = await openApp(browser, server.url, options, async (page) => {
      await page.clock.setFixedTime(now);
      api = await doubleApi(page);
    });
    if (!api) throw new Error('the page was not prepared');
    return { ...opened, api };
  }

  /** Goes through screens and looks at each. */
  async function lookAt(screens: typeof onlineScreens, options: (typeof looks)[number][1]): Promise<void> {
    const { page, context, api, troubles, accessibility } = await open(options);
    const look = async (name: string) => {
      const { contrast, ...looks } = await page.evaluate<Looks>(measure);
      expect({ name, ...looks }).toEqual({ name, over: 0, small: [], overlaps: [], covered: [] });
      expect([name, contrast >= 7]).toEqual([name, true]);
      // The check takes a while, and finds no more on a screen that is only narrower.
      if (options.viewport !== narrow)
        expect({ name, faults: await accessibility() }).toEqual({ name, faults: [] });
    };
    await outerScreens['enrol']?.(page, api);
    await look('enrol');
    await enrol(page);
    await look('start-shift');
    await startShift(page);
    for (const [name, show] of Object.entries(screens)) {
      await show(page, api);
      await look(name);
      await leave(page, api);
    }
    expect(troubles).toEqual([]);
    await context.close();
  }

  it.each(looks)(
    'is accessible, fits, has large targets and strong colours on %s',
    async (_name, options) => {
      await lookAt(onlineScreens, options);
    },
    180_000,
  );

  it.each(looks)(
    'is so without a network, too, on %s',
    async (_name, options) => {
      await lookAt(offlineScreens, options);
    },
    180_000,
  );

  it('stands still on the outer screens, too', async () => {
    for (const [name, show] of Object.entries(outerScreens)) {
      const { page, context, api, accessibility } = await open({ viewport: phone });
      await show(page, api);
      expect({ name, faults: await accessibility() }).toEqual({ name, faults: [] });
      await context.close();
    }
  });

  it('says what to do where the device lost its key, and in a second window', async () => {
    const { page, context } = await open({ viewport: phone });
    await enrol(page);
    const second = await context.newPage();
    await second.goto(`${server.url}/scanner/`);
    await second.getByText('The scanner is open in another window').waitFor();
    await second.close();
    await page.evaluate(
      'new Promise((done) => { const r = indexedDB.deleteDatabase("gatehouse-scanner"); r.onblocked = done; r.onsuccess = done; })',
    );
    await page.reload();
    await page.getByText('the browser has cleared its storage').waitFor();
    await context.close();
  });

  it(`loads at most ${String(mostBytes)} bytes, compressed, before the first scan`, async () => {
    const files = await readdir(app, { recursive: true, withFileTypes: true });
    const first = files.filter((file) => file.isFile() && !/reader|^sw\.js|icon-/.test(file.name));
    const sizes = await Promise.all(
      first.map(async ({ parentPath, name }) => gzipSync(await readFile(path.join(parentPath, name))).length),
    );
    expect(first.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostBytes);
  });
});

/** Run inside the page: what sticks out, targets under 44 pixels, the contrast of a verdict, words that overlap. */
const measure = `(() => {
  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((part) => channel(Number(part) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const verdict = document.querySelector('.verdict');
  const style = verdict && getComputedStyle(verdict);
  const [dark, bright] = style ? [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b) : [0, 1];
  const lines = verdict ? [...verdict.querySelectorAll('.verdict-body > *')] : [];
  const lens = verdict && document.querySelector('.lens:not(.off)')?.getBoundingClientRect();
  const isCovered = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return lens && [...range.getClientRects()].some((text) =>
      text.right > lens.left && text.left < lens.right && text.bottom > lens.top && text.top < lens.bottom);
  };
  const targets = document.querySelector('dialog[open]') ?? document;
  return {
    over: document.documentElement.scrollWidth - innerWidth,
    small: [...targets.querySelectorAll('button, .option, .switch, input:not([type=radio], [type=checkbox])')]
      .filter((one) => one.checkVisibility())
      .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 44)
      .map((one) => one.outerHTML.slice(0, 80)),
    contrast: (bright + 0.05) / (dark + 0.05),
    covered: lines.filter(isCovered).map((one) => one.textContent),
    overlaps: lines.flatMap((one, index) => {
      const next = lines[index + 1];
      return next && one.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1 ? [next.textContent] : [];
    }),
  };
})()`;
