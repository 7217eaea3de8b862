/**
 * `npm run screenshots:invitation`: the page of an invitation in three languages, on a phone and a desk, in light and dark,
 * with each of its messages, and the e-mail, into `reports/invitation/`.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startHost } from '../../local/host/host.ts';
import { clientFor } from '../journeys/support/client.ts';
import { openBrowser } from './support/launch.ts';

const folder = path.resolve(import.meta.dirname, '../../reports/invitation');
const locales = { en: 'en-HK', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' };
const views = {
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  dark: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  desk: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
} as const;
const site = '/v1/sites/harbour-court';

await mkdir(folder, { recursive: true });
const host = await startHost({ port: 0, log: console.log });
const browser = await openBrowser();
const manager = await clientFor(host.url, 'manager');

async function invited(body: object = {}) {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { body: visit } = await manager.post(`${site}/visits`, {
    visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文' },
    host: { unit: '12A', name: 'Ms Wong' },
    expectedFrom: `${day}T10:30:00Z`,
    expectedUntil: `${day}T14:00:00Z`,
  });
  const at = `${site}/visits/${String(visit['visitId'])}`;
  const made = await manager.post(`${at}/invitation`, body);
  return { at, link: String(made.body['link']) };
}

async function take(
  name: string,
  address: string,
  options: BrowserContextOptions = views.phone,
  act: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-HK', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await act(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  await context.close();
}

const { link } = await invited();
for (const [language, locale] of Object.entries(locales))
  for (const [view, options] of Object.entries(views))
    await take(`${language}-${view}`, link, { ...options, locale });
await take('en-name', link, views.phone, (page) => page.getByText('Correct my name').click());
await take('en-decline', link, views.phone, (page) => page.getByText('I cannot come').click());
await take('en-half', link.slice(0, -9));
await take('en-none', `${host.url}/invitation/`);
const revoked = await invited();
await manager.send('DELETE', `${revoked.at}/invitation`);
await take('en-wrong', revoked.link);
const cancelled = await invited();
await manager.post(`${cancelled.at}/cancellation`, {});
await take('en-cancelled', cancelled.link);
await take('en-pin', link, views.phone, async (page) => {
  await page.getByText('Show my PIN').click();
  await page.locator('.digits').waitFor();
});
for (const language of Object.keys(locales))
  await invited({ sendTo: { email: 'guest@example.com' }, language });
await take('mail-list', `${host.url}/sandbox/mail`);
for (const { id } of host.deployment.mails())
  await take(`mail-${id.slice(0, 4)}`, `${host.url}/sandbox/mail/${id}/page`);
console.log(`The pictures are in ${folder}`);
await browser.close();
await host.close();
