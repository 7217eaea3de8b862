import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { publish, publishSecond, secondMark } from './support/publish.ts';
import { openApp, type WatchedApp } from './support/scanner-app.ts';
import { doubleApi, now, ok, serveApp, visit, type ApiDouble } from './support/scanner-double.ts';
import { enrol, scan, startShift } from './support/scanner-screens.ts';

const minuteMs = 60_000;

describeInBrowser('a new version of the guard’s scanner', () => {
  let built: string;
  let browser: Browser;
  let served: string;
  let server: Awaited<ReturnType<typeof serveApp>>;
  let app: WatchedApp;
  let api: ApiDouble;
  beforeAll(async () => {
    built = await buildScannerApp(() => undefined);
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    served = await mkdtemp(path.join(tmpdir(), 'gatehouse-served-'));
    await publish(built, served);
    server = await serveApp(served);
    app = await openApp(browser, server.url, {}, async (page) => {
      await page.clock.install({ time: now });
      api = await doubleApi(page);
    });
  });
  afterEach(async () => {
    await app.context.close();
    await server.close();
    await rm(served, { recursive: true });
    expect(app.troubles).toEqual([]);
  });
  afterAll(() => browser.close());

  /** A device whose page comes from its cache. */
  async function onShift(): Promise<{ page: Page; api: ApiDouble }> {
    const { page } = app;
    await enrol(page);
    await page.getByLabel('Use a hardware scanner, camera off').check();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    await page.locator('input[name=gate]').first().waitFor();
    await startShift(page);
    await page.evaluate('globalThis.isTheSamePage = true');
    return { page, api };
  }
  /** Publishes the second version, and waits until the device has it ready. */
  async function publishAndFetch(page: Page): Promise<void> {
    await publishSecond(built, served);
    await page.evaluate(`(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const coming = registration.installing;
      if (coming) await new Promise((resolve) => {
        coming.addEventListener('statechange', () => {
          if (coming.state !== 'installing') resolve();
        });
      });
      if (!registration.waiting) throw new Error('no new version waits');
    })()`);
  }
  const version = (page: Page): Promise<string> =>
    page.evaluate<string>('document.querySelector("script[src]").src');
  const isTheSamePage = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('globalThis.isTheSamePage === true');
  const secondVersion = (page: Page): Promise<unknown> =>
    page.locator(`script[src*="${secondMark}"]`).first().waitFor({ state: 'attached' });

  it('waits while a scan is answered and while its verdict is read, and starts in a quiet minute', async () => {
    const { page } = await onShift();
    let answer: () => void = () => undefined;
    const isAnswered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/scans', async (route) => {
      await isAnswered;
      await route.fulfill({ status: 200, json: { outcome: 'checked_in', scanId: 'x', visit } });
    });
    // How long a guard waits for an answer is not what is tested.
    await page.evaluate('AbortSignal.timeout = () => new AbortController().signal');
    await scan(page);
    await page.locator('.busy').waitFor();
    await publishAndFetch(page);
    await page.clock.fastForward(5_000);
    // Another page of this device lets the new version take the cache in the middle of the scan.
    await page.evaluate(`(async () => {
      const taken = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve);
      });
      (await navigator.serviceWorker.getRegistration()).waiting.postMessage({ type: 'SKIP_WAITING' });
      await taken;
    })()`);
    expect(await isTheSamePage(page)).toBe(true);

    answer();
    await page.locator('.verdict.good').waitFor();
    await page.clock.fastForward(10_000);
    expect(await page.locator('.verdict.good').innerText()).toContain('Checked in');
    expect([await isTheSamePage(page), (await version(page)).includes(secondMark)]).toEqual([true, false]);

    await page.clock.fastForward(15_000);
    await page.locator('.gate.idle').waitFor();
    await page.clock.fastForward(minuteMs / 2);
    expect(await isTheSamePage(page)).toBe(true);
    await page.clock.fastForward(minuteMs);
    await secondVersion(page);
    // The shift goes on, and nothing of it is lost.
    await page.locator('.gate.idle').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByText('1 in, 0 out').waitFor();
  });

  it('waits while a verdict stands on the screen, however long', async () => {
    const { page, api } = await onShift();
    await publishAndFetch(page);
    api.scan = ok({ outcome: 'rejected', scanId: 'x', reason: 'expired', ref: 'T01' });
    await scan(page);
    await page.locator('.verdict.bad').waitFor();
    await page.clock.fastForward(10 * minuteMs);
    expect(await isTheSamePage(page)).toBe(true);
    await page.getByRole('button', { name: 'Next visitor' }).click();
    await page.locator('.gate.idle').waitFor();
    await page.clock.fastForward(minuteMs + 1);
    await secondVersion(page);
  });

  it('waits for whoever touches the device or types at it', async () => {
    const { page } = await onShift();
    await publishAndFetch(page);
    for (let times = 0; times < 4; times += 1) {
      await page.clock.fastForward(0.75 * minuteMs);
      await page.keyboard.press('Shift');
    }
    expect(await isTheSamePage(page)).toBe(true);
    await page.clock.fastForward(minuteMs);
    await secondVersion(page);
  });

  it('starts soon after the shift ends, with the next one from the new files', async () => {
    const { page } = await onShift();
    await publishAndFetch(page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.clock.fastForward(10 * minuteMs);
    expect(await isTheSamePage(page)).toBe(true);
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByText('0 in, 0 out').waitFor();
    await page.clock.fastForward(5_000);
    await secondVersion(page);
    await page.locator('input[name=gate]').first().waitFor();
  });

  it('still finds the files of the old version, as a deployment keeps them', async () => {
    const { page } = await onShift();
    const old = await version(page);
    await publishAndFetch(page);
    expect((await fetch(old)).status).toBe(200);
  });
});
