import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { headersOfScannerFile } from '../../lib/web/security-headers.ts';
import { clientFor, makeCode, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { eventually } from '../support/eventually.ts';
import { filmQr } from './support/camera-video.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { cameraFlags, openApp, typedWedge, wedge, type WatchedApp } from './support/scanner-app.ts';

const site = '/v1/sites/harbour-court';
const hourMs = 3_600_000;

describeInBrowser('the guard’s scanner on a running host', () => {
  let host: RunningHost;
  let browser: Browser;
  let manager: Client;
  let film: string;
  let app: WatchedApp | undefined;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-film-'));
    closers.push(() => rm(folder, { recursive: true }));
    film = path.join(folder, 'camera.y4m');
    await filmQr('nothing to see yet', film);
    host = await runHost();
    closers.push(() => host.stop());
    manager = await clientFor(host.url, 'manager');
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

  const enrolmentCode = async (): Promise<string> =>
    String((await manager.post(`${site}/scanners/enrolment-codes`, {})).body['enrolmentCode']);
  const expectVisitor = async (visitor: object, more: object = {}): Promise<string> => {
    const { status, body } = await manager.post(`${site}/visits`, {
      visitor,
      host: { unit: '12A', name: 'Wong' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
      ...more,
    });
    expect(status).toBe(201);
    return String(body['visitId']);
  };
  const code = (visitor: object): Promise<string> => makeCode(host.url, visitor);
  const verdict = async (page: Page, look: string): Promise<string> => {
    await page.locator(`.verdict.${look}`).waitFor();
    return page.locator('.verdict').innerText();
  };

  async function enrolled(): Promise<Page> {
    app = await openApp(browser, host.url);
    const { page } = app;
    await page.getByLabel('Or paste the code here').fill(await enrolmentCode());
    await page.getByLabel('Name of this device').fill('Main gate, left phone');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByRole('button', { name: 'Start shift' }).waitFor();
    return page;
  }
  /**
   * A shift at the main gate. Without the camera what is scanned is up to the test alone. The device asks the service,
   * however slow the answers of a loaded machine are: otherwise it would decide by itself.
   */
  async function onShift({ camera = false } = {}): Promise<Page> {
    const page = await enrolled();
    if (!camera) await page.getByLabel('Use a hardware scanner, camera off').check();
    await page.getByRole('button', { name: 'Start shift' }).click();
    await page.locator('.gate.idle').waitFor();
    await chooseNetwork(page, 'Always with network');
    return page;
  }

  it('enrols with the camera, then starts a shift and checks a visitor in by the lens', async () => {
    await filmQr(await enrolmentCode(), film);
    app = await openApp(browser, host.url);
    const { page } = app;
    await page.getByRole('button', { name: 'Scan the code with the camera' }).click();
    await page.getByText('The code is read.').waitFor();
    await page.getByLabel('Name of this device').fill('Car park phone');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByRole('heading', { name: 'Harbour Court' }).waitFor();

    const visitor = { englishName: 'CHAN Siu Lens', idPrefix: 'A901' };
    await expectVisitor(visitor);
    await filmQr(await code(visitor), film);
    await page.getByRole('button', { name: 'Start shift' }).click();
    const admitted = await verdict(page, 'good');
    for (const words of ['Checked in', 'CHAN Siu Lens', 'To Wong, unit 12A'])
      expect(admitted).toContain(words);
    await page.getByText('1 inside').waitFor();
    // The code stays in view and is not read again.
    await page.waitForTimeout(2_500);
    expect(await verdict(page, 'good')).toContain('Checked in');
    await page.reload();
    expect(await verdict(page, 'known')).toMatch(/Already inside[^]*Since \d\d:\d\d, Main gate/);
  });

  it('tells the office how it is when a shift starts', async () => {
    await onShift();
    const told = async () => {
      const { body } = await manager.get(`${site}/scanners?limit=100`);
      const scanners = body['items'] as { readonly name: string; readonly told?: object }[];
      return scanners.find((one) => one.name === 'Main gate, left phone' && one.told)?.told;
    };
    await eventually(told, (tells) => tells !== undefined);
    expect(await told()).toMatchObject({
      appVersion: expect.stringMatching(/^[\w-]{8}$/) as unknown,
      pendingPassages: 0,
    });
  });

  it('takes a hardware scanner whatever has the focus, and leaves what was typed before as it was', async () => {
    const page = await onShift();
    await page.getByRole('button', { name: 'Walk-in' }).click();
    await page.getByLabel('English name').fill('LEE');
    await typedWedge(page, await code({ englishName: 'WONG Ka Wedge', idPrefix: 'B902' }));
    const admitted = await verdict(page, 'good');
    for (const words of ['Checked in', 'WONG Ka Wedge', 'Recorded as a walk-in'])
      expect(admitted).toContain(words);
    await page.getByRole('button', { name: 'Walk-in' }).click();
    expect(await page.getByLabel('English name').inputValue()).toBe('LEE');
  });

  it('asks which visit where the host knows the name alone; one tap checks in, and undo takes it back', async () => {
    await expectVisitor({ englishName: 'HO Wing Choose' });
    const page = await onShift();
    await wedge(page, await code({ englishName: 'HO Wing Choose', idPrefix: 'C903' }));
    expect(await verdict(page, 'ask')).toContain('Which visit?');
    await page.locator('.candidates button').click();
    expect(await verdict(page, 'good')).toContain('HO Wing Choose');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Wrong visitor' }).click();
    expect(await verdict(page, 'known')).toContain('Taken back');
  });

  it('refuses with what to tell the visitor and a ref, and knows what is no Personal Code', async () => {
    const page = await onShift();
    await wedge(
      page,
      await code({ englishName: 'YIP Old', idPrefix: 'D904', issuedAgoSeconds: 300, lifetimeSeconds: 60 }),
    );
    const refused = await verdict(page, 'bad');
    for (const words of ['Code refused', 'has expired', 'Ref T01']) expect(refused).toContain(words);
    expect(refused).not.toContain('YIP');
    await wedge(page, 'https://example.com/menu');
    await page.getByText('Not a Personal Code').waitFor();
    await wedge(
      page,
      (await code({ englishName: 'YIP Caps', idPrefix: 'D905' })).replaceAll('-', "'").replaceAll('_', '?'),
    );
    expect(await verdict(page, 'ours')).toContain('Scanner set up wrongly');
  });

  it('checks in by hand from today’s list, by PIN too, and checks out there', async () => {
    const visitId = await expectVisitor({ englishName: 'MOK Chi Hand' });
    const { body } = await manager.post(`${site}/visits/${visitId}/invitation-pin`, {});
    const page = await onShift();
    await page.getByRole('button', { name: 'Today’s list' }).click();
    await page.getByPlaceholder('Search by name').fill('mok chi');
    await page.locator('.visits button', { hasText: 'MOK Chi Hand' }).click();
    await page.getByLabel('PIN (six digits)').fill(String(body['pin']));
    await page.getByRole('button', { name: 'Check in', exact: true }).click();
    expect(await verdict(page, 'good')).toContain('MOK Chi Hand');
    await page.getByRole('button', { name: 'Next visitor' }).click();
    await page.getByRole('button', { name: /inside$/ }).click();
    await page.locator('.visits button', { hasText: 'MOK Chi Hand' }).click();
    await page.getByRole('button', { name: 'Check out' }).click();
    expect(await verdict(page, 'good')).toContain('Checked out');
  });

  it('shows a walk-in the visits that are like it before it makes another', async () => {
    await expectVisitor({ englishName: 'TANG Pui Like' });
    const page = await onShift();
    await page.getByRole('button', { name: 'Walk-in' }).click();
    await page.getByLabel('English name').fill('Tang Pui Like');
    await page.getByLabel('Unit to visit').fill('7C');
    await page.getByRole('button', { name: 'Record the walk-in' }).click();
    await page.getByText('Is it one of these?').waitFor();
    expect(await page.locator('.candidates').innerText()).toContain('TANG Pui Like');
    await page.getByRole('button', { name: 'None of these: walk-in' }).click();
    expect(await verdict(page, 'good')).toContain('Tang Pui Like');
  });

  it('says that it is our fault when the service cannot tell, and sends the same scan again', async () => {
    const page = await onShift();
    const scanIds: unknown[] = [];
    let fails = true;
    await page.route('**/scans', async (route) => {
      scanIds.push((route.request().postDataJSON() as { scanId: string }).scanId);
      if (fails)
        await route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          headers: { 'retry-after': '2' },
          json: { status: 503, code: 'cannot_verify_now', title: 'no', requestId: '7c0e6f1a' },
        });
      else await route.fallback();
    });
    await wedge(page, await code({ englishName: 'NG Man Later', idPrefix: 'E906' }));
    const ours = await verdict(page, 'ours');
    for (const words of ['Cannot tell now', 'not the visitor’s fault', '7c0e6f1a'])
      expect(ours).toContain(words);
    fails = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await verdict(page, 'good')).toContain('NG Man Later');
    expect(new Set(scanIds).size).toBe(1);
    await page.context().setOffline(true);
    await wedge(page, await code({ englishName: 'KWOK Yan Off', idPrefix: 'E907' }));
    expect(await verdict(page, 'ours')).toContain('No network');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await verdict(page, 'good')).toContain('KWOK Yan Off');
  });

  it('goes on after a reload, ends the shift with its numbers, and says what to do once it is revoked', async () => {
    const page = await onShift();
    await wedge(page, await code({ englishName: 'LAU Shift', idPrefix: 'F908' }));
    await verdict(page, 'good');
    await page.reload();
    await page.locator('.gate.idle').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByRole('button', { name: 'End shift' }).click();
    await page.getByText('1 in, 0 out').waitFor();
    const { items } = (await manager.get(`${site}/scanners`)).body as { items: { scannerId: string }[] };
    for (const { scannerId } of items) await manager.post(`${site}/scanners/${scannerId}/revocation`, {});
    await page.getByRole('button', { name: 'Start shift' }).click();
    await page.getByText('This device is not accepted any more').waitFor();
  });

  it('keeps no name and no code on the device, has a key that nobody can read, and puts nothing into addresses', async () => {
    const page = await onShift();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const text = await code({ englishName: 'SZETO Ming Secret', idPrefix: 'G909' });
    await wedge(page, text);
    await verdict(page, 'good');
    await page.getByRole('button', { name: /inside$/ }).click();
    await page.locator('.visits button', { hasText: 'SZETO' }).waitFor();
    const stored = await page.evaluate<{ kept: string; extractable: boolean; cached: string[] }>(readDevice);
    expect(stored.extractable).toBe(false);
    expect(stored.kept).not.toMatch(/szeto|eyJ/i);
    expect(stored.cached.filter((address) => address.includes('/v1/'))).toEqual([]);
    expect(addresses.filter((address) => /szeto|g909|eyJ/i.test(address))).toEqual([]);
  });

  it('takes the camera again when its picture freezes', async () => {
    await filmQr('https://example.com/first', film);
    const page = await onShift({ camera: true });
    await page.getByText('Not a Personal Code').waitFor();
    await filmQr(await code({ englishName: 'TSANG Again', idPrefix: 'H910' }), film);
    await page.evaluate('document.querySelector("video").srcObject.getTracks()[0].stop()');
    expect(await verdict(page, 'good')).toContain('TSANG Again');
  });

  it('works with a clock that is an hour off, and says so', async () => {
    app = await openApp(browser, host.url, {}, (page) => page.clock.setFixedTime(Date.now() + hourMs));
    const { page } = app;
    await page.getByLabel('Or paste the code here').fill(await enrolmentCode());
    await page.getByLabel('Name of this device').fill('Fast phone');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByLabel('Use a hardware scanner, camera off').check();
    await page.getByRole('button', { name: 'Start shift' }).click();
    await page.getByText(/The clock is (59|60) minutes ahead/).waitFor();
    await page.getByRole('button', { name: 'Start now' }).click();
    await wedge(page, await code({ englishName: 'FUNG Clock', idPrefix: 'K911' }));
    expect(await verdict(page, 'good')).toContain('FUNG Clock');
  });

  it('starts a shift from its cache without a network, records on the device, and sends it when the network is back', async () => {
    const visitor = { englishName: 'KWAN Ka Offline', idPrefix: 'F908' };
    const visitId = await expectVisitor(visitor);
    const page = await enrolled();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.getByLabel('Use a hardware scanner, camera off').check();
    await page.getByLabel(/^PIN for the roll call/).fill('135790');
    await page.getByRole('button', { name: 'Start shift' }).click();
    await page.locator('.gate.idle').waitFor();
    const [shown, stranger] = [
      await code(visitor),
      await code({ englishName: 'NOBODY Knows Him', idPrefix: 'F909' }),
    ];

    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('No network. Go on scanning').waitFor();
    await wedge(page, shown);
    const admitted = await verdict(page, 'good');
    for (const words of ['Checked in', 'KWAN Ka Offline', 'To Wong, unit 12A', 'Recorded on this device'])
      expect(admitted).toContain(words);
    // The same code again is no second passage.
    await wedge(page, shown);
    expect(await verdict(page, 'known')).toMatch(/Already inside/);
    await wedge(page, stranger);
    await page.getByText('Recorded as a walk-in').waitFor();
    await page.getByText('2 passages wait to be sent').waitFor();
    expect((await manager.get(`${site}/visits/${visitId}`)).body['state']).toBe('expected');

    // The roll call opens with the PIN, and has whom this device let in.
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Roll call' }).click();
    await page.locator('input[name=rollPin]').fill('000000');
    await page.getByRole('button', { name: 'Open the roll call' }).click();
    await page.getByText('Tries left: 4').waitFor();
    await page.locator('input[name=rollPin]').fill('135790');
    await page.getByRole('button', { name: 'Open the roll call' }).click();
    await page.locator('.roll li').nth(1).waitFor();
    await page.locator('dialog header button').click();

    await page.context().setOffline(false);
    await page.locator('.line').waitFor({ state: 'detached' });
    const { body } = await manager.get(`${site}/visits/${visitId}`);
    expect(body).toMatchObject({ state: 'checked_in', recordedOffline: true });
    expect(await storedText(page)).not.toMatch(/KWAN|NOBODY|135790|eyJ/);
  });

  it('comes with the headers of a deployment, as do the worker that reads codes and any place inside', async () => {
    const { headers } = await fetch(`${host.url}/scanner/`);
    expect(Object.fromEntries(headers)).toMatchObject(headersOfScannerFile('/scanner/index.html'));
    const html = await (await fetch(`${host.url}/scanner/`)).text();
    const asset = /src="(\/scanner\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';
    const hashed = await fetch(`${host.url}${asset}`);
    expect(Object.fromEntries(hashed.headers)).toMatchObject(headersOfScannerFile(asset));
    const worker = /reader\.worker-[\w-]+\.js/.exec(await hashed.text())?.[0] ?? '';
    const reader = await fetch(`${host.url}/scanner/assets/${worker}`);
    expect(reader.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    const etag = headers.get('etag') ?? '';
    expect((await fetch(`${host.url}/scanner/`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect(await (await fetch(`${host.url}/scanner/any/place`)).text()).toBe(html);
    expect((await fetch(`${host.url}/scanner/assets/gone-x.js`)).status).toBe(404);
  });
});

/** Everything that the page has stored, read inside of it. */
const readDevice = `(async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('gatehouse-scanner');
    request.onsuccess = () => resolve(request.result);
  });
  const store = database.transaction('device').objectStore('device');
  const values = await new Promise((resolve) => {
    const request = store.getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const cached = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  const enrolled = values.find((value) => value.keyPair);
  return {
    kept: JSON.stringify([values, { ...localStorage }, { ...sessionStorage }, document.cookie]),
    extractable: enrolled.keyPair.privateKey.extractable,
    cached,
  };
})()`;

/** Everything that the device keeps in IndexedDB, as text; bytes as the characters that they would be. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate<string>(`(async () => {
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        all.push(name, store, await wait(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    const bytes = (value) => String.fromCharCode(...new Uint8Array(value).slice(0, 60000));
    return JSON.stringify(all, (_, value) =>
      value instanceof ArrayBuffer ? bytes(value) : ArrayBuffer.isView(value) ? bytes(value.buffer) : value);
  })()`);

/** Chooses under “More” how the device works. */
async function chooseNetwork(page: Page, mode: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.locator('dialog label', { hasText: mode }).click();
  await page.locator('dialog header button').click();
}
