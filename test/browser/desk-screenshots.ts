/**
 * `npm run screenshots:desk`: every page of the front desk on a host with invented visitors, in three languages, at the size of
 * a computer and of a phone, into `reports/desk/`; `-- en` takes one language, `-- --docs` those of docs/desk.md.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { startHost } from '../../local/host/host.ts';
import { openDesk } from './support/desk-app.ts';
import { openBrowser } from './support/launch.ts';
import { workbook } from './support/workbook.ts';

const root = path.resolve(import.meta.dirname, '../..');
const forDocs = process.argv.includes('--docs');
const folder = path.join(root, forDocs ? 'docs/images/desk' : 'reports/desk');
const locales = { en: 'en-HK', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const;
const views = { computer: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;
const asked = Object.keys(locales).filter((language) => process.argv.includes(language));
const languages = forDocs ? ['en'] : asked.length > 0 ? asked : Object.keys(locales);
const site = '/v1/sites/harbour-court';
const hourMs = 3_600_000;
const settledMs = 500;
/** The pictures that docs/desk.md shows. */
const inDocs = [
  'computer-visit.png',
  'computer-import-errors.png',
  'computer-roll-call.png',
  'phone-today.png',
];
const from = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();

const guests: readonly (readonly [object, string, string, object])[] = [
  [
    { englishName: 'CHAN Tai Man', chineseName: '陳大文' },
    '12A',
    'Wong',
    { purpose: 'Dinner', vehicle: { plate: 'AB 1234' } },
  ],
  [{ englishName: 'LEE Siu Fong' }, '7C', 'Ho', { notes: 'Brings a ladder; use the goods lift.' }],
  [{ chineseName: '黃美玲' }, '3F', 'Lau', { companions: [{ englishName: 'HO Siu Ming' }] }],
  [{ englishName: 'NG Ka Yan' }, '21B', 'Lam', { needsApproval: true }],
  [{ englishName: 'Maria DELACRUZ' }, '15D', 'Cheung', { allowsReEntry: true }],
];

/** Invented visitors in several states. Answers the visit of the first. */
async function invite(manager: Client): Promise<string> {
  const ids: string[] = [];
  for (const [visitor, unit, name, more] of guests) {
    const { body } = await manager.post(`${site}/visits`, {
      visitor,
      host: { unit, name },
      expectedFrom: from(-1),
      expectedUntil: from(3),
      ...more,
    });
    ids.push(String(body['visitId']));
  }
  for (const visitId of ids.slice(0, 2))
    await manager.post(`${site}/visits/${visitId}/check-in`, { method: 'host_confirms', gateId: 'main' });
  return ids[0] ?? '';
}

const list = workbook([
  ['英文姓名', '單位', '開始', '結束'],
  ['TANG Pui', '1A', '2027-03-01 09:00', '2027-03-01 12:00'],
  ['KWOK Hin', '', '2027-03-01 09:00', '2027-03-01 12:00'],
  ['MOK Chi', '3C', 'soon', '2027-03-01 12:00'],
]);

const host = await startHost({ port: 0, log: console.log });
const browser = await openBrowser();
await mkdir(folder, { recursive: true });
try {
  const visitId = await invite(await clientFor(host.url, 'manager'));
  for (const language of languages)
    for (const [view, viewport] of Object.entries(views)) {
      const locale = locales[language as keyof typeof locales];
      const { page, context } = await openDesk(browser, host.url, 'admin', '/desk/', { locale, viewport });
      await page.locator('table.visits').waitFor();
      const paths = await page
        .locator('#menu li a')
        .evaluateAll((links) =>
          links.map((link) =>
            (link as unknown as { getAttribute(name: string): string }).getAttribute('href'),
          ),
        );
      const take = async (name: string): Promise<void> => {
        const file = forDocs ? `${view}-${name}.png` : `${language}-${view}-${name}.png`;
        if (forDocs && !inDocs.includes(file)) return;
        await page.screenshot({ path: path.join(folder, file) });
        console.log(file);
      };
      for (const each of paths) {
        await go(page, each);
        await take(each.split('/').at(-1) ?? '');
      }
      await go(page, `/desk/sites/harbour-court/today?visit=${visitId}`);
      await page.locator('.panel .time-line').waitFor();
      await take('visit');
      await go(page, '/desk/sites/harbour-court/import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'list.xlsx', mimeType: 'application/zip', buffer: list });
      await page.locator('td[data-wrong=true]').first().waitFor();
      await take('import-errors');
      await go(page, '/desk/sites/harbour-court/scanners');
      await page.locator('main .primary').first().click();
      await page.locator('dialog .qr').waitFor();
      await take('enrol');
      await context.close();
    }
} finally {
  await browser.close();
  await host.close();
}

/** Goes to another page of the desk without loading it anew, and waits until it has read what it shows. */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.locator('main#content h1').waitFor();
  await page.waitForLoadState('networkidle');
  // A page that is fetched first asks the service only then, and pictures of charts are drawn after that.
  await page
    .locator('main')
    .getByText(/^(Loading|載入中|加载中)$/)
    .first()
    .waitFor({ state: 'hidden' });
  await page.waitForTimeout(settledMs);
}
