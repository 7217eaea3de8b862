/**
 * `npm run screenshots`: every screen of the guard's app in three languages, on a phone and a tablet, and in the dark on
 * the phone, into `reports/scanner/`; `-- en phone` takes some of them. An index shows them side by side.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import { filmPhone } from './support/camera-video.ts';
import { openBrowser } from './support/launch.ts';
import { cameraFlags, openApp, type WatchedApp } from './support/scanner-app.ts';
import { doubleApi, now, serveApp, type ApiDouble } from './support/scanner-double.ts';
import { enrol, leave, outerScreens, screens, startShift } from './support/scanner-screens.ts';

const folder = path.resolve(import.meta.dirname, '../../reports/scanner');
const locales = { en: 'en-HK', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' };
const views = {
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  dark: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  tablet: { viewport: { width: 820, height: 1180 }, colorScheme: 'light' },
} as const;
const asked = process.argv.slice(2);
const wanted = (names: readonly string[]): readonly string[] => {
  const chosen = names.filter((name) => asked.includes(name));
  return chosen.length > 0 ? chosen : names;
};

const film = path.join(tmpdir(), `gatehouse-film-${String(process.pid)}.y4m`);
await filmPhone(film);
const server = await serveApp(await buildScannerApp(console.log));
const browser = await openBrowser(cameraFlags(film));
await mkdir(folder, { recursive: true });
const taken: string[] = [];

async function open(options: BrowserContextOptions): Promise<WatchedApp & { api: ApiDouble }> {
  let api: ApiDouble | undefined;
  const opened = await openApp(browser, server.url, options, async (page) => {
    await page.clock.setFixedTime(now);
    api = await doubleApi(page);
  });
  if (!api) throw new Error('the page was not prepared');
  return { ...opened, api };
}

async function takeAll(prefix: string, options: BrowserContextOptions): Promise<void> {
  const take = async (page: Page, name: string): Promise<void> => {
    const file = `${prefix}-${name}.png`;
    await page.screenshot({ path: path.join(folder, file) });
    taken.push(file);
  };
  for (const name of wanted(Object.keys(outerScreens))) {
    const { page, context, api } = await open(options);
    await outerScreens[name]?.(page, api);
    await take(page, name);
    await context.close();
  }
  const { page, context, api } = await open(options);
  await enrol(page);
  await startShift(page);
  for (const name of wanted(Object.keys(screens))) {
    await page.locator('[data-camera=running]').waitFor();
    await screens[name]?.(page, api);
    await take(page, name);
    await leave(page, api);
  }
  await context.close();
}

for (const language of wanted(Object.keys(locales)))
  for (const viewName of wanted(Object.keys(views))) {
    await takeAll(`${viewName}-${language}`, {
      locale: locales[language as keyof typeof locales],
      ...views[viewName as keyof typeof views],
    });
    console.log(`${viewName} ${language}: ${String(taken.length)} pictures so far`);
  }
await writeFile(
  path.join(folder, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Screens</title><style>figure{display:inline-block;margin:8px}img{width:240px;border:1px solid}</style>${taken
    .map((file) => `<figure><img src="${file}" alt=""><figcaption>${file}</figcaption></figure>`)
    .join('')}`,
);
await browser.close();
await server.close();
await rm(film);
console.log(`${String(taken.length)} pictures in ${folder}`);
