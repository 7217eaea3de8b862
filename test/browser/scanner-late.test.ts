import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { clientFor, makeCode, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { openApp, wedge, type WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';
const hourMs = 3_600_000;

describeInBrowser('the guard’s scanner after bad moments', () => {
  let host: RunningHost;
  let browser: Browser;
  let manager: Client;
  let app: WatchedApp | undefined;
  beforeAll(async () => {
    host = await runHost();
    manager = await clientFor(host.url, 'manager');
    browser = await openBrowser();
  }, 90_000);
  afterEach(async () => {
    const troubles = app?.troubles ?? [];
    await app?.context.close();
    app = undefined;
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  const code = (visitor: object): Promise<string> => makeCode(host.url, visitor);
  const setUp = async (page: Page): Promise<void> => {
    const { body } = await manager.post(`${site}/scanners/enrolment-codes`, {});
    await page.getByLabel('Or paste the code here').fill(String(body['enrolmentCode']));
    await page.getByLabel('Name of this device').fill('Main gate, left phone');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByRole('button', { name: 'Start shift' }).waitFor();
  };
  async function onShift(): Promise<Page> {
    app = await openApp(browser, host.url);
    const { page } = app;
    await setUp(page);
    await page.getByLabel('Use a hardware scanner, camera off').check();
    await page.getByRole('button', { name: 'Start shift' }).click();
    await page.locator('.gate.idle').waitFor();
    return page;
  }
  /** Records walk-ins without a network, and revokes every scanner of the site meanwhile. */
  async function revokedMeanwhile(page: Page, names: readonly string[]): Promise<void> {
    const codes = await Promise.all(names.map((englishName) => code({ englishName, idPrefix: 'R700' })));
    await page.context().setOffline(true);
    await page.getByText('No network. Go on scanning').waitFor();
    for (const text of codes) {
      await wedge(page, text);
      await page.getByText('Recorded as a walk-in').waitFor();
      await page.locator('.offers button').last().click();
    }
    const { items } = (await manager.get(`${site}/scanners`)).body as {
      items: { scannerId: string; state: string }[];
    };
    for (const { scannerId, state } of items)
      if (state === 'active') await manager.post(`${site}/scanners/${scannerId}/revocation`, {});
  }
  const held = async () =>
    (
      (await manager.get(`${site}/passages?needsAttention=true`)).body as {
        items: { attention: string; visitor?: { englishName?: string } }[];
      }
    ).items.map(({ attention, visitor }) => [attention, visitor?.englishName]);

  /** Waits until the manager has the passage of this visitor, and nothing waits on the device. */
  const delivered = async (page: Page, name: string): Promise<void> => {
    await eventually(held, (items) => items.some(([why, who]) => why === 'scanner_revoked' && who === name));
    await eventually(
      () => page.evaluate<number>(passagesWaiting),
      (count) => count === 0,
    );
  };

  it('delivers by itself what it holds, once it is revoked in the middle of a shift', async () => {
    const page = await onShift();
    await revokedMeanwhile(page, ['AU Held One']);
    await page.context().setOffline(false);
    await page.getByText('This device is not accepted any more').waitFor();
    await delivered(page, 'AU Held One');
  });

  it('delivers it under its new enrolment, if it could not before', async () => {
    const page = await onShift();
    await revokedMeanwhile(page, ['AU Held Two']);
    const passages = `**${site}/passages`;
    await page.route(passages, (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.context().setOffline(false);
    await page.getByText('Passages that still wait here: 1.').waitFor();
    await page.getByRole('button', { name: 'Set up again' }).click();
    await page.unroute(passages);
    await setUp(page);
    await delivered(page, 'AU Held Two');
  });

  it('takes a tick of the roll call back, for every phone', async () => {
    const visitor = { englishName: 'TONG Roll Call', idPrefix: 'R701' };
    const booked = await manager.post(`${site}/visits`, {
      visitor,
      host: { unit: '9F' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
    });
    const visitId = String(booked.body['visitId']);
    const page = await onShift();
    await wedge(page, await code(visitor));
    await page.locator('.verdict.good').waitFor();
    await page.locator('.offers button').last().click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Roll call' }).click();
    const entry = page.locator('.roll button', { hasText: 'TONG Roll Call' });
    const stateOf = async () => {
      const { items } = (await manager.get(`${site}/roll-call/ticks`)).body as {
        items: { visitId: string; state: string }[];
      };
      return items.find((tick) => tick.visitId === visitId)?.state;
    };
    for (const [pressed, state] of [
      ['true', 'safe'],
      ['false', 'withdrawn'],
      ['true', 'safe'],
    ] as const) {
      const sent = page.waitForResponse((response) => response.url().includes('/ticks?'));
      await entry.click();
      await sent;
      await page.locator(`.roll button[aria-pressed=${pressed}]`, { hasText: 'TONG Roll Call' }).waitFor();
      expect(await stateOf()).toBe(state);
    }
  });
});

/** In the page: how many passages wait in the device's storage. */
const passagesWaiting = `(async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('gatehouse-offline');
    request.onsuccess = () => resolve(request.result);
  });
  const count = await new Promise((resolve) => {
    const request = database.transaction('queue').objectStore('queue').count();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return count;
})()`;
