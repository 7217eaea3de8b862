import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { clientFor, makeCode } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { filmQr } from './support/camera-video.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { sizes, visitPage, type WatchedPage } from './support/visit-page.ts';

describeInBrowser('the sandbox page on a running host', () => {
  let host: RunningHost;
  let browser: Browser;
  let open: WatchedPage | undefined;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    host = await runHost();
    closers.push(() => host.stop());
    browser = await openBrowser();
    closers.push(() => browser.close());
  }, 90_000);
  afterEach(async () => {
    const troubles = open?.troubles() ?? [];
    await open?.close();
    open = undefined;
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  /** Opens the page as a visitor that no other test uses. */
  async function visitAs(
    { englishName, idPrefix }: { englishName: string; idPrefix: string },
    options: object = { viewport: sizes.desktop, locale: 'en-HK' },
  ): Promise<Page> {
    open = await visitPage(browser, host.url, options);
    const { page } = open;
    await page.locator('#person').selectOption({ index: 5 });
    await page.locator('#englishName').fill(englishName);
    await withNewCode(page, () => page.locator('#idPrefix').fill(idPrefix));
    return page;
  }
  /** Runs `act`, which makes the phone ask for another code, and waits until it shows that code. */
  async function withNewCode(page: Page, act: () => Promise<void>): Promise<void> {
    await act();
    await page.locator('[data-state=live]').waitFor();
  }
  async function preRegister(page: Page, words: string): Promise<void> {
    await page.locator('#register-button').click();
    await page.locator('#registered', { hasText: words }).waitFor();
  }
  /** Presses a button that scans, and returns the text of the gate. */
  async function gateSays(page: Page, button: string, look: string): Promise<string> {
    await page.locator(button).click();
    await page.locator(`#result.${look} .word`).waitFor();
    return page.locator('#result').innerText();
  }

  it('checks a pre-registered visitor in and out, on a desk in English', async () => {
    const page = await visitAs({ englishName: 'CHAN Siu Fong', idPrefix: 'A101' });
    await page.locator('#host-name').fill('Wong');
    await preRegister(page, 'expected until');
    const admitted = await gateSays(page, '#scan', 'good');
    for (const words of ['Checked in', 'CHAN Siu Fong', 'To see Wong, unit 12A'])
      expect(admitted).toContain(words);
    await page.locator('.on-site summary').click();
    await page.locator('#on-site li', { hasText: 'CHAN Siu Fong' }).waitFor();
    const again = await gateSays(page, '#try-same', 'known');
    for (const words of ['Already checked in', 'Since', 'Main gate']) expect(again).toContain(words);
    await page.getByRole('radio', { name: 'Out' }).check();
    expect(await gateSays(page, '#scan', 'good')).toContain('Checked out');
    await page.locator('#on-site li', { hasText: 'CHAN Siu Fong' }).waitFor({ state: 'detached' });
  });

  it('checks a visitor in on a phone in Chinese', async () => {
    const page = await visitAs(
      { englishName: 'LAU Ho Yin', idPrefix: 'B202' },
      { viewport: sizes.phone, locale: 'zh-HK' },
    );
    await preRegister(page, '已預先登記');
    const admitted = await gateSays(page, '#scan', 'good');
    for (const words of ['已登記進入', 'LAU Ho Yin', '前往 12A 室']) expect(admitted).toContain(words);
  });

  it('asks which visit it is where only the name is known, and takes one tap as the answer', async () => {
    const page = await visitAs({ englishName: 'HO Wing Sum', idPrefix: 'C303' });
    await page.getByRole('radio', { name: 'Name only' }).check();
    await preRegister(page, 'expected until');
    expect(await gateSays(page, '#scan', 'ask')).toContain('One visit has this name');
    const admitted = await gateSays(page, '.candidate', 'good');
    for (const words of ['Checked in', 'HO Wing Sum', '12A']) expect(admitted).toContain(words);
  });

  it('records an unexpected visitor as a walk-in', async () => {
    const page = await visitAs({ englishName: 'TANG Pui Shan', idPrefix: 'D404' });
    expect(await gateSays(page, '#scan', 'good')).toContain('Walk-in');
  });

  it('refuses an expired, a forged and a foreign code with a large ref and no name', async () => {
    const page = await visitAs({ englishName: 'YIP Ka Wai', idPrefix: 'E505' });
    for (const [button, ref, words] of [
      ['#try-expired', 'T01', 'expired'],
      ['#try-forged', 'S01', 'not genuine'],
      ['#try-foreign', 'D02', 'not a Personal Code'],
    ] as const) {
      const refused = await gateSays(page, button, 'bad');
      expect(await page.locator('.ref').innerText()).toContain(ref);
      expect(refused).toContain(words);
      expect(refused).not.toContain('YIP');
      await page.locator('#next').click();
      await page.locator('#result.idle').waitFor();
    }
  });

  it('finds nobody for a code without a name, and nobody inside for an unknown visitor at the exit', async () => {
    const page = await visitAs({ englishName: 'MOK Chi Kin', idPrefix: 'F606' });
    await page.getByRole('radio', { name: 'Out' }).check();
    expect(await gateSays(page, '#scan', 'ask')).toContain('Not found inside');
    await page.locator('#next').click();
    await page.getByRole('radio', { name: 'In', exact: true }).check();
    await withNewCode(page, () => page.getByLabel('Disclose: English name').uncheck());
    expect(await gateSays(page, '#scan', 'ask')).toContain('discloses no name');
  });

  it('says what is wrong when a pre-registration is refused', async () => {
    const page = await visitAs({ englishName: 'NG Man Kit', idPrefix: '1X' });
    await preRegister(page, 'Check the name and the ID card prefix');
  });

  it('does not blame the visitor when the host cannot be reached', async () => {
    const page = await visitAs({ englishName: 'KWOK Yan', idPrefix: 'G707' });
    await page.context().setOffline(true);
    expect(await gateSays(page, '#scan', 'ours')).toContain('This is not the visitor’s fault.');
    await page.context().setOffline(false);
    await gateSays(page, '.action', 'good');
  });

  it('puts no personal data into an address', async () => {
    const page = await visitAs({ englishName: 'SZETO Ming', idPrefix: 'H808' });
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await preRegister(page, 'expected until');
    await gateSays(page, '#scan', 'good');
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((address) => /szeto|ming|h808|%/i.test(address))).toEqual([]);
    const guard = await clientFor(host.url, 'guard');
    const { body } = await guard.get('/v1/sites/harbour-court/on-site');
    expect(JSON.stringify(body)).toContain('SZETO Ming');
  });

  it('reads a code with the camera and checks in its visitor', async () => {
    const disclosed = { englishName: 'CHEUNG Lok Yi', idPrefix: 'K909' };
    const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-camera-'));
    closers.push(() => rm(folder, { recursive: true }));
    const video = path.join(folder, 'code.y4m');
    await filmQr(await makeCode(host.url, { ...disclosed, lifetimeSeconds: 120 }), video);
    const watching = await openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ]);
    closers.push(() => watching.close());
    open = await visitPage(watching, host.url, { viewport: sizes.phone, locale: 'en-HK' });
    const { page } = open;
    expect(await gateSays(page, '#camera', 'good')).toContain('CHEUNG Lok Yi');
    expect(await page.locator('#lens').isVisible()).toBe(false);
    const guard = await clientFor(host.url, 'guard');
    const { body } = await guard.get('/v1/sites/harbour-court/on-site');
    const items = body['items'] as { visitor: object }[];
    expect(items.map(({ visitor }) => visitor)).toContainEqual(disclosed);
  });
});
