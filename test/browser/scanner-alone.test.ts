import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import { eventually } from '../support/eventually.ts';
import { describeInBrowser, openBrowser } from './support/chromium.ts';
import { people } from './support/offline-world.ts';
import { openApp, wedge, type WatchedApp } from './support/scanner-app.ts';
import { doubleApi, now, ok, serveApp, type ApiDouble } from './support/scanner-double.ts';
import { offlineScreens } from './support/scanner-offline-screens.ts';
import { rollPin, setNetwork } from './support/scanner-offline-steps.ts';
import { enrol, startShift } from './support/scanner-screens.ts';

describeInBrowser('the guard’s scanner, alone with its visitors', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveApp>>;
  let app: WatchedApp | undefined;
  beforeAll(async () => {
    server = await serveApp(await buildScannerApp(() => undefined));
    browser = await openBrowser();
  }, 120_000);
  afterEach(async () => {
    const troubles = app?.troubles ?? [];
    await app?.context.close();
    app = undefined;
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A shift with a hardware scanner. */
  async function onShift(): Promise<{ page: Page; api: ApiDouble }> {
    let api: ApiDouble | undefined;
    app = await openApp(browser, server.url, {}, async (page) => {
      await page.clock.setFixedTime(now);
      api = await doubleApi(page);
    });
    if (!api) throw new Error('the page was not prepared');
    const { page } = app;
    await enrol(page);
    await page.getByLabel('Use a hardware scanner, camera off').check();
    await startShift(page);
    return { page, api };
  }
  const verdict = async (page: Page, look: string): Promise<string> => {
    await page.locator(`.verdict.${look}`).waitFor();
    return page.locator('.verdict').innerText();
  };
  const walkIn = async (page: Page, api: ApiDouble): Promise<void> => {
    await setNetwork(page, 'offline');
    await wedge(page, await api.world.code({ englishName: 'TAM, Yuet Ming' }));
    expect(await verdict(page, 'good')).toContain('Recorded as a walk-in');
    await page.getByRole('button', { name: 'Next visitor' }).click();
  };

  it('opens the last walk-in again, and takes it back while it waits', async () => {
    const { page, api } = await onShift();
    await walkIn(page, api);
    await page.getByText('1 passage waits to be sent').waitFor();
    // It waits here, so the five minutes of the service do not count.
    await page.clock.setFixedTime(now.getTime() + 20 * 60_000);
    await page.getByRole('button', { name: 'Last: checked in at' }).click();
    const shown = await verdict(page, 'good');
    for (const words of ['Checked in', 'In at 09:10, Main gate', 'It will be sent'])
      expect(shown).toContain(words);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Wrong visitor' }).click();
    expect(await verdict(page, 'known')).toContain('Taken back');
    await page.getByText('1 passage waits').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('0 in, 0 out').waitFor();
  });

  it('says that a walk-in was sent, and leads to the list instead of an undo that it cannot do', async () => {
    const { page, api } = await onShift();
    await walkIn(page, api);
    await setNetwork(page, 'automatic');
    await page.locator('.line').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Last: checked in at' }).click();
    expect(await verdict(page, 'good')).toContain('sent to the office');
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Find who is inside' }).click();
    await page.locator('.visits button').first().waitFor();
  });

  it('counts who is inside again once the passages were sent, and shows no old number meanwhile', async () => {
    const { page, api } = await onShift();
    await page.getByText('23 inside').waitFor();
    await walkIn(page, api);
    await page.getByText('23 inside').waitFor({ state: 'detached' });
    api.inside = ok({ items: [], count: 24, asOf: now });
    api.passages = 'offline';
    await setNetwork(page, 'automatic');
    await page.getByText('24 inside').waitFor();
    // The service has counted before it had the passage.
    api.inside = ok({ items: [], count: 25, asOf: now });
    api.passages = 'recorded';
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByText('Everything is sent').waitFor();
    await page.locator('dialog header button').click();
    await page.getByText('25 inside').waitFor();
  });

  it('says so where the visit of a name cannot be opened, and records the visitor with the host’s word', async () => {
    const { page, api } = await onShift();
    await setNetwork(page, 'offline');
    await wedge(page, await api.world.code(people.spoilt));
    const told = await verdict(page, 'ours');
    for (const words of ['Visit cannot be opened', 'not the visitor’s fault', 'Call the host or the office'])
      expect(told).toContain(words);
    await page.getByText('passage waits').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'The host agrees' }).click();
    expect(await verdict(page, 'good')).toContain('Checked in');
    // The other visits of the pack open as before.
    await wedge(page, await api.world.code(people.expected));
    await page.getByText('CHAN, Tai Man').waitFor();
  });

  it('goes on by itself in a second window once the first is closed, with the passages that waited', async () => {
    const { page, api } = await onShift();
    await walkIn(page, api);
    const second = await page.context().newPage();
    await second.clock.setFixedTime(now);
    Object.assign(await doubleApi(second), { passages: 'offline' });
    await second.goto(page.url());
    await second.getByText('The scanner is open in another window').waitFor();
    await second.getByText('Nothing is lost').waitFor();
    await page.close();
    await second.locator('.gate.idle').waitFor();
    await second.getByText('1 passage waits to be sent').waitFor();
  });

  it('is worked by the keyboard alone, in the order of the screen', async () => {
    const { page, api } = await onShift();
    await offlineScreens['offline-similar-name']?.(page, api);
    expect(await tabs(page, 4)).toEqual([
      'Name as booked',
      'Record the walk-in',
      'Next visitor',
      'Today’s list',
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.gate.idle').waitFor();
    await setNetwork(page, 'automatic');
    await offlineScreens['roll-wrong-pin']?.(page, api);
    await page.locator('input[name=rollPin]').focus();
    await page.keyboard.type(rollPin);
    await page.keyboard.press('Enter');
    await page.locator('.roll li').nth(1).waitFor();
    await page.locator('dialog header button').focus();
    const [first = '', second = ''] = await tabs(page, 2);
    expect([first, second]).toEqual([
      expect.stringContaining('歐陽美玲'),
      expect.stringContaining('LEE, Siu Fong'),
    ]);
    await page.keyboard.press('Space');
    await page.getByText('1 of 5 at the assembly point').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  it('gives a field back what a scanner typed into it that is not a code', async () => {
    const { page, api } = await onShift();
    await page.getByRole('button', { name: 'Today’s list' }).click();
    const search = page.getByPlaceholder('Search by name');
    await search.focus();
    // A staff number: too short for a code.
    await types(page, '12345678', true);
    expect(await search.inputValue()).toBe('12345678');
    await search.fill('LEE ');
    // A scanner that sends no Enter: the text comes into the field after the pause.
    await types(page, 'https://example.com/menu', false);
    await eventually(
      () => search.inputValue(),
      (value) => value === 'LEE https://example.com/menu',
    );
    // A code is taken out of the field, whatever the machine did meanwhile.
    await search.fill('LEE ');
    await types(page, await api.world.code(people.expected), true);
    await page.locator('.verdict').waitFor();
    await page.getByRole('button', { name: 'Today’s list' }).click();
    expect(await page.getByPlaceholder('Search by name').inputValue()).toBe('');
  });
});

/** The words of what has the focus after each press of Tab. */
async function tabs(page: Page, count: number): Promise<readonly string[]> {
  const words: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('Tab');
    words.push(await page.evaluate<string>('document.activeElement.innerText.trim()'));
  }
  return words;
}

/** Presses keys as a hardware scanner does, all at once; a key that nobody holds up writes into its field. */
const types = (page: Page, text: string, withEnter: boolean): Promise<unknown> =>
  page.evaluate(`(() => {
    const target = document.activeElement;
    for (const key of [...${JSON.stringify(text)}, ...(${String(withEnter)} ? ['Enter'] : [])]) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      if (!target.dispatchEvent(event) || key === 'Enter') continue;
      target.value += key;
      target.dispatchEvent(new Event('input', { bubbles: true }));
    }
  })()`);
